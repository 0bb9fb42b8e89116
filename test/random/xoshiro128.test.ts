import { expect, it } from "vitest";
import { splitmix32 } from "../../src/random/splitmix32.ts";
import { xoshiro128 } from "../../src/random/xoshiro128.ts";

it("xoshiro128** gives the numbers of an independent program from the state 1, 2, 3, 4", () => {
  expect(Array.from({ length: 10 }, xoshiro128(1, 2, 3, 4))).toEqual([
    11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
  ]);
});

it("splitmix32 gives the numbers of an independent program from the seed 1", () => {
  expect(Array.from({ length: 4 }, splitmix32(1))).toEqual([1580013426, 350525680, 3524174333, 3011703609]);
});

import { describe, expect, it } from "vitest";
import { random } from "../../src/random/generator.ts";

describe("a random generator", () => {
  it("draws from every seed, 0 and negative ones too, and differently", () => {
    const seeds = [0, -1, 1, 2, -2, 3, 2 ** 32 + 1, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER];
    const first = seeds.map((seed) => random(seed).uniform());
    expect(first.every((u) => u > 0 && u < 1)).toBe(true);
    expect(new Set(first).size).toBe(seeds.length);
  });
});

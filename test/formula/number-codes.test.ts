import { describe, expect, it } from "vitest";
import { numberCodes } from "../../src/formula/number-codes.ts";
import { random } from "../../src/random/generator.ts";

describe("numberCodes", () => {
  const draw = random(5);
  const picked = (values: readonly number[]): Float64Array =>
    Float64Array.from({ length: 4000 }, () => values[draw.integer(values.length)]!);
  const cases: Readonly<Record<string, Float64Array>> = {
    years: picked([1999, 2000, 2001, 2007]),
    "whole numbers far apart": picked(Array.from({ length: 900 }, (_, j) => j * 2 ** 32)),
    "negative whole numbers and both zeros": picked([-7, -3, 0, -0, 12]),
    fractions: picked(Array.from({ length: 1500 }, () => draw.normal())),
    "fractions next to each other": picked(Array.from({ length: 300 }, (_, j) => 1 + j * Number.EPSILON)),
    "numbers beyond 2^53 and infinities": picked([
      2 ** 53,
      2 ** 54,
      1e300,
      Number.POSITIVE_INFINITY,
      Number.NEGATIVE_INFINITY,
    ]),
  };

  it.each(Object.entries(cases))("numbers %s in order of appearance, equal ones alike", (_, numbers) => {
    const codeOf = new Map<number, number>();
    const expected = Int32Array.from(numbers, (value) => {
      if (!codeOf.has(value)) codeOf.set(value, codeOf.size);
      return codeOf.get(value)!;
    });
    expect(numberCodes(numbers)).toEqual({ codes: expected, groups: codeOf.size });
  });

  it("finds no group where there are no numbers", () => {
    expect(numberCodes(new Float64Array(0))).toEqual({ codes: new Int32Array(0), groups: 0 });
  });
});

import { describe, expect, it } from "vitest";
import { beyondSpan } from "../../src/linalg/beyond-span.ts";
import { combinationOf } from "../../src/linalg/combination-of.ts";

const dummies = [Float64Array.of(1, 0, 0, 1), Float64Array.of(0, 1, 0, 0), Float64Array.of(0, 0, 1, 0)];

describe("combinationOf", () => {
  it("finds what dummies and other columns make the target of", () => {
    const x = Float64Array.of(0.5, 2, -1, 4);
    expect([...combinationOf([...dummies.slice(0, 1), x, ...dummies.slice(1)], new Float64Array(4).fill(1))!]).toEqual([
      1, 0, 1, 1,
    ]);
  });

  it("finds nothing where the columns do not make the target, dependent among themselves or not", () => {
    const target = Float64Array.of(1, 1, 1, 2);
    expect(combinationOf(dummies, target)).toBeUndefined();
    expect(combinationOf([dummies[0]!, dummies[0]!], target)).toBeUndefined();
  });
});

describe("beyondSpan", () => {
  it("takes from a column what orthonormal columns make of it, by weights", () => {
    const weights = Float64Array.of(1, 3);
    expect([...beyondSpan([Float64Array.of(0.5, 0.5)], Float64Array.of(1, 5), weights)]).toEqual([-3, 1]);
  });

  it("leaves a column as it is where nothing but rounding would be left", () => {
    const third = new Float64Array(3).fill(1 / Math.sqrt(3));
    const x = new Float64Array(3).fill(0.1);
    expect(beyondSpan([third], x)).toBe(x);
  });
});

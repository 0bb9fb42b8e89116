import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  backSolve,
  cholesky,
  choleskyInverse,
  choleskyLogDeterminant,
  choleskySolve,
  forwardSolve,
  lowerInverse,
} from "../../src/linalg/cholesky.ts";
import { crossProducts } from "../../src/linalg/cross-products.ts";
import { identity, multiply, multiplyVector, transpose } from "../../src/linalg/matrix.ts";
import { expectClose } from "./expect-close.ts";
import { randomColumn, randomColumns } from "./random-columns.ts";

const sizeAndSeed = fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 10_000 }));

/** X'X of random columns plus a little of the identity: positive definite. */
function positiveDefinite(k: number, seed: number): Float64Array {
  return crossProducts(randomColumns(k, 3 * k + 5, seed)).map((v, i) => v + (i % (k + 1) === 0 ? 0.1 : 0));
}

describe("cholesky", () => {
  it("multiplies back to the matrix, and is lower triangular", () => {
    fc.assert(
      fc.property(sizeAndSeed, ([k, seed]) => {
        const a = positiveDefinite(k, seed);
        const l = cholesky(a, k)!;
        expectClose(multiply(l, k, k, transpose(l, k, k), k), a, { absolute: 1e-13 });
        for (let i = 0; i < k; i++) for (let j = i + 1; j < k; j++) expect(l[i * k + j]).toBe(0);
      }),
    );
  });

  it("solves, inverts and gives the determinant", () => {
    fc.assert(
      fc.property(sizeAndSeed, ([k, seed]) => {
        const a = positiveDefinite(k, seed);
        const l = cholesky(a, k)!;
        const x = randomColumn(k, seed);
        expectClose(choleskySolve(l, k, multiplyVector(a, x)), x, { absolute: 1e-11 });
        const inverse = choleskyInverse(l, k);
        expectClose(multiply(a, k, k, inverse, k), identity(k), { absolute: 1e-11 });
        expect([...transpose(inverse, k, k)]).toEqual([...inverse]);
        expectClose(multiply(l, k, k, lowerInverse(l, k), k), identity(k), { absolute: 1e-11 });
        expectClose(forwardSolve(l, k, multiplyVector(l, x)), x, { absolute: 1e-11 });
        expectClose(backSolve(l, k, multiplyVector(transpose(l, k, k), x)), x, { absolute: 1e-11 });
      }),
    );
    expect(choleskyLogDeterminant(cholesky(Float64Array.of(4, 2, 2, 5), 2)!, 2)).toBeCloseTo(Math.log(16), 14);
  });

  it("is undefined for matrices that are not positive definite or not numbers", () => {
    expect(cholesky(Float64Array.of(1, 2, 2, 1), 2)).toBeUndefined();
    expect(cholesky(Float64Array.of(1, 1, 1, 1), 2)).toBeUndefined();
    expect(cholesky(Float64Array.of(0), 1)).toBeUndefined();
    expect(cholesky(Float64Array.of(Number.NaN), 1)).toBeUndefined();
    expect(cholesky(Float64Array.of(Number.POSITIVE_INFINITY), 1)).toBeUndefined();
    expect(cholesky(new Float64Array(0), 0)).toEqual(new Float64Array(0));
  });
});

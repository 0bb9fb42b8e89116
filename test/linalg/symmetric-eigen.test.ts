import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { identity, multiply, transpose } from "../../src/linalg/matrix.ts";
import { symmetricEigen } from "../../src/linalg/symmetric-eigen.ts";
import { expectClose } from "./expect-close.ts";
import { randomColumn } from "./random-columns.ts";

function symmetric(k: number, seed: number): Float64Array {
  const half = randomColumn(k * k, seed);
  return half.map((v, at) => v + half[(at % k) * k + Math.floor(at / k)]!);
}

function rebuild(values: Float64Array, vectors: Float64Array, k: number): Float64Array {
  const stretched = vectors.map((v, at) => v * values[at % k]!);
  return multiply(stretched, k, k, transpose(vectors, k, k), k);
}

describe("symmetricEigen", () => {
  it("gives orthonormal vectors and falling values that rebuild the matrix, indefinite ones too", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 10_000 }), (k, seed) => {
        const a = symmetric(k, seed);
        const { values, vectors } = symmetricEigen(a, k);
        expectClose(rebuild(values, vectors, k), a, { absolute: 1e-13 });
        expectClose(multiply(transpose(vectors, k, k), k, k, vectors, k), identity(k), { absolute: 1e-13 });
        for (let j = 1; j < k; j++) expect(values[j]!).toBeLessThanOrEqual(values[j - 1]!);
      }),
    );
  });

  it("knows the eigenvalues of the second-difference matrix", () => {
    const k = 40;
    const a = Float64Array.from({ length: k * k }, (_, at) => {
      const distance = Math.abs(Math.floor(at / k) - (at % k));
      return distance === 0 ? 2 : distance === 1 ? -1 : 0;
    });
    const expected = Float64Array.from({ length: k }, (_, j) => 2 - 2 * Math.cos(((k - j) * Math.PI) / (k + 1)));
    expectClose(symmetricEigen(a, k).values, expected, { absolute: 1e-13 });
  });

  it("finds small eigenvalues of a badly scaled matrix to full relative accuracy", () => {
    // D [1 .5; .5 1] D with D = diag(1, 1e-10): determinant 0.75e-20, trace 1 + 1e-20
    const { values } = symmetricEigen(Float64Array.of(1, 0.5e-10, 0.5e-10, 1e-20), 2);
    expectClose(values, [1, 0.75e-20], { relative: 1e-14 });
  });

  it("handles zeros, a singular matrix and an empty one", () => {
    expect(symmetricEigen(new Float64Array(9), 3).values).toEqual(new Float64Array(3));
    expectClose(symmetricEigen(new Float64Array(9).fill(1), 3).values, [3, 0, 0], { absolute: 1e-15 });
    expectClose(symmetricEigen(Float64Array.of(0, 1, 1, 0), 2).values, [1, -1], { absolute: 1e-15 });
    expect(symmetricEigen(new Float64Array(0), 0).values.length).toBe(0);
  });
});

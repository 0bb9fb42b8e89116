import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { crossProducts } from "../../src/linalg/cross-products.ts";
import { multiply, transpose } from "../../src/linalg/matrix.ts";
import { type TriangularFactor, triangularFactor } from "../../src/linalg/qr.ts";
import { expectClose } from "./expect-close.ts";
import { randomColumn, randomColumns } from "./random-columns.ts";

/** D R'R D, which is X'WX. */
function product({ r, norms }: TriangularFactor): Float64Array {
  const k = norms.length;
  return multiply(transpose(r, k, k), k, k, r, k).map((v, at) => v * norms[Math.floor(at / k)]! * norms[at % k]!);
}

describe("triangularFactor", () => {
  it("gives an upper triangle of unit columns whose square is X'WX, at any number of rows", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 0, max: 1600 }), fc.boolean(), (k, n, weighted) => {
        const X = randomColumns(k, n, k + n);
        const w = weighted ? randomColumn(n, 5).map((v) => v + 0.5) : undefined;
        const factor = triangularFactor(X, w);
        expectClose(product(factor), crossProducts(X, w), { absolute: 1e-11 });
        for (let i = 0; i < k; i++) for (let j = 0; j < i; j++) expect(factor.r[i * k + j]).toBe(0);
        const lengths = factor.norms.map((_, j) => Math.hypot(...factor.r.filter((_, at) => at % k === j)));
        expectClose(lengths, new Float64Array(k).fill(n === 0 ? 0 : 1), { absolute: 1e-14 });
      }),
      { numRuns: 60 },
    );
  });

  it("sees a part of relative size 1e-12 that cross-products lose", () => {
    const one = new Float64Array(2000).fill(1);
    const noise = randomColumn(2000, 1).map((_, i) => (i % 2 === 0 ? 1 : -1));
    const { r } = triangularFactor([one, one.map((v, i) => v + 1e-12 * noise[i]!)]);
    expect(Math.abs(Math.abs(r[3]!) / 1e-12 - 1)).toBeLessThan(1e-3);
  });

  it("is the same, up to signs, for columns in any units, even where squares overflow or vanish", () => {
    const X = randomColumns(3, 700, 8);
    const units = [1e-200, 1e10, 1e180];
    const factor = triangularFactor(X.map((x, j) => x.map((v) => v * units[j]!)));
    const plain = triangularFactor(X);
    expectClose(factor.r.map(Math.abs), plain.r.map(Math.abs), { absolute: 1e-14 });
    expectClose(
      factor.norms,
      plain.norms.map((v, j) => v * units[j]!),
      { relative: 1e-14 },
    );
  });

  it("leaves a zero column zero", () => {
    const { r, norms } = triangularFactor([Float64Array.of(0, 0), Float64Array.of(3, 4)]);
    expect([r[0], norms[0]]).toEqual([0, 0]);
    expect(norms[1]).toBeCloseTo(5, 14);
  });
});

import { describe, expect, it } from "vitest";
import { crossProducts, crossProductsBetween, crossVector } from "../../src/linalg/cross-products.ts";
import { expectClose } from "./expect-close.ts";
import { randomColumn, randomColumns } from "./random-columns.ts";

function naive(x: Float64Array, y: Float64Array, w?: Float64Array): number {
  return x.reduce((s, value, i) => s + value * y[i]! * (w?.[i] ?? 1), 0);
}

describe("crossProducts", () => {
  for (const n of [0, 1, 2, 1023, 1024, 1025, 4095, 4096, 4097, 9001]) {
    it(`equals naive sums over ${n} rows, with and without weights, on both sides of the diagonal`, () => {
      const X = randomColumns(5, n, 1);
      for (const w of [undefined, randomColumn(n, 9)]) {
        const expected = X.flatMap((x) => X.map((y) => naive(x, y, w)));
        expectClose(crossProducts(X, w), expected, { absolute: 1e-11 });
        expectClose(crossVector(X, X[3]!, w), expected.slice(15, 20), { absolute: 1e-11 });
        const [left, right] = [X.slice(0, 2), X.slice(2)];
        const between = left.flatMap((x) => right.map((y) => naive(x, y, w)));
        expectClose(crossProductsBetween(left, right, w), between, { absolute: 1e-11 });
      }
    });
  }

  it("is exactly symmetric", () => {
    const products = crossProducts(randomColumns(3, 5000, 2), randomColumn(5000, 3));
    expect([products[3], products[6], products[7]]).toEqual([products[1], products[2], products[5]]);
  });

  it("gives an empty matrix for no columns", () => {
    expect(crossProducts([]).length).toBe(0);
    expect(crossVector([], Float64Array.of(1)).length).toBe(0);
  });
});

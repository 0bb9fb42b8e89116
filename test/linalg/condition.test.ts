import { describe, expect, it } from "vitest";
import { cholesky } from "../../src/linalg/cholesky.ts";
import { conditionNumber } from "../../src/linalg/condition.ts";
import { crossProducts } from "../../src/linalg/cross-products.ts";
import { transpose } from "../../src/linalg/matrix.ts";
import { triangularFactor } from "../../src/linalg/qr.ts";
import { symmetricEigen } from "../../src/linalg/symmetric-eigen.ts";
import filip from "../reference/nist/Filip.json" with { type: "json" };
import { randomColumns } from "./random-columns.ts";

describe("conditionNumber", () => {
  it("equals the square root of the ratio of extreme eigenvalues", () => {
    for (let seed = 1; seed <= 40; seed++) {
      const k = 1 + (seed % 15);
      const products = crossProducts(randomColumns(k, k + 4, seed));
      const { values } = symmetricEigen(products, k);
      const expected = Math.sqrt(values[0]! / values[k - 1]!);
      expect(Math.abs(conditionNumber(cholesky(products, k)!, k) / expected - 1)).toBeLessThan(1e-7);
    }
  });

  it("is right for a polynomial of degree 10, where products of columns know nothing: 5206821495.43 by 60-digit arithmetic", () => {
    const columns = Array.from({ length: 11 }, (_, p) => Float64Array.from(filip.data.x, (x) => x ** p));
    const lower = transpose(triangularFactor(columns).r, 11, 11);
    expect(Math.abs(conditionNumber(lower, 11) / 5206821495.43 - 1)).toBeLessThan(1e-6);
  });

  it("is 1 for one column or none, and infinite for a singular factor", () => {
    expect(conditionNumber(new Float64Array(0), 0)).toBe(1);
    expect(conditionNumber(Float64Array.of(3), 1)).toBeCloseTo(1, 12);
    expect(conditionNumber(Float64Array.of(1, 0, 1, 0), 2)).toBe(Number.POSITIVE_INFINITY);
  });
});

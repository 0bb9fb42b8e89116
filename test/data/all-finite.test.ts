import { describe, expect, it } from "vitest";
import { allFinite } from "../../src/data/all-finite.ts";

describe("allFinite", () => {
  it("finds a missing or infinite number wherever it stands, and nothing in finite numbers of any size", () => {
    for (let n = 0; n <= 9; n++) {
      const values = Float64Array.from({ length: n }, (_, i) => (-1) ** i * [1.7e308, 5e-324, 0, 3][i % 4]!);
      expect(allFinite(values)).toBe(true);
      for (let at = 0; at < n; at++) {
        for (const bad of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
          const spoiled = values.slice();
          spoiled[at] = bad;
          expect(allFinite(spoiled)).toBe(false);
        }
      }
    }
  });
});

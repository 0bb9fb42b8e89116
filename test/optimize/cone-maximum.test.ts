import { describe, expect, it } from "vitest";
import { type Cone, coneMaximum } from "../../src/optimize/cone-maximum.ts";
import { random } from "../../src/random/generator.ts";

/** A cone given by all its rows; the single most violated one is found at a time. */
function coneOf(rows: readonly Float64Array[], size: number): Cone {
  return {
    size,
    violated(point, tolerance) {
      const slack = rows.map((row) => row.reduce((sum, a, j) => sum + a * point[j]!, 0));
      const least = Math.min(...slack);
      return least < -tolerance ? [rows[slack.indexOf(least)]!] : [];
    },
  };
}

/** The same maximum by trying every choice of k active constraints: only for tiny problems. */
function byEnumeration(c: Float64Array, rows: readonly Float64Array[]): number {
  const box = [
    [1, 0],
    [-1, 0],
    [0, 1],
    [0, -1],
  ].map(([a, b]) => ({ row: Float64Array.of(a!, b!), limit: -1 }));
  const all = [...rows.map((row) => ({ row, limit: 0 })), ...box];
  let best = 0;
  for (const p of all) {
    for (const q of all) {
      const det = p.row[0]! * q.row[1]! - p.row[1]! * q.row[0]!;
      if (Math.abs(det) < 1e-12) continue;
      const b = [(p.limit * q.row[1]! - q.limit * p.row[1]!) / det, (q.limit * p.row[0]! - p.limit * q.row[0]!) / det];
      const feasible = all.every(({ row, limit }) => row[0]! * b[0]! + row[1]! * b[1]! >= limit - 1e-9);
      if (feasible) best = Math.max(best, c[0]! * b[0]! + c[1]! * b[1]!);
    }
  }
  return best;
}

describe("coneMaximum", () => {
  it("agrees with enumeration of all corners in two dimensions", () => {
    const draw = random(1);
    for (let problem = 0; problem < 200; problem++) {
      const rows = Array.from({ length: 1 + draw.integer(5) }, () => Float64Array.of(draw.normal(), draw.normal()));
      const c = Float64Array.of(draw.normal(), draw.normal());
      const { point, value } = coneMaximum(c, coneOf(rows, 2), Number.NEGATIVE_INFINITY);
      expect(point).toBeDefined();
      expect(value).toBeCloseTo(byEnumeration(c, rows), 9);
    }
  });

  it("returns 0 where the cone is a single point", () => {
    const rows = [
      [1, 0],
      [-1, 0],
      [0, 1],
      [0, -1],
    ].map((row) => Float64Array.from(row));
    expect(coneMaximum(Float64Array.of(1, 2), coneOf(rows, 2), Number.NEGATIVE_INFINITY).value).toBeCloseTo(0, 12);
  });

  it("takes the corner of the box where no row binds", () => {
    expect([...coneMaximum(Float64Array.of(1, -2, 3), coneOf([], 3)).point!]).toEqual([1, -1, 1]);
  });

  it("stops as soon as the bound is low enough", () => {
    const rows = [
      [1, 0],
      [-1, 0],
      [0, 1],
      [0, -1],
    ].map((row) => Float64Array.from(row));
    const all = coneMaximum(Float64Array.of(1, 2), coneOf(rows, 2), Number.NEGATIVE_INFINITY).pivots;
    expect(coneMaximum(Float64Array.of(1, 2), coneOf(rows, 2), 2.5).pivots).toBeLessThan(all);
  });

  it("solves 30 dimensions with thousands of degenerate rows of zeros and ones", () => {
    const draw = random(2);
    const k = 30;
    const rows = Array.from({ length: 3000 }, () =>
      Float64Array.from({ length: k }, () => draw.integer(2) * (draw.integer(2) * 2 - 1)),
    );
    const c = Float64Array.from({ length: k }, (_, j) =>
      rows.reduce((sum, row, i) => sum + row[j]! * (1 + ((i * 0.618) % 1)), 0),
    );
    const { value, point } = coneMaximum(c, coneOf(rows, k), 1e-7);
    expect(point).toBeDefined();
    expect(value).toBeLessThan(1e-6);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { independentColumns } from "../../src/linalg/independent-columns.ts";
import { triangularFactor } from "../../src/linalg/qr.ts";
import { separateColumns } from "../../src/linalg/separate-columns.ts";
import filip from "../reference/nist/Filip.json" with { type: "json" };
import longley from "../reference/nist/Longley.json" with { type: "json" };
import { combine, randomColumn, randomColumns } from "./random-columns.ts";

const n = 1500;
const one = new Float64Array(n).fill(1);

/** Both ways to the answer: as asked, and from the Householder triangle alone. */
const ways = {
  "by cross-products where they prove it": independentColumns,
  "by reflections": (X: readonly Float64Array[], w?: Float64Array) =>
    separateColumns(triangularFactor(X, w).r, X.length),
};

for (const [way, find] of Object.entries(ways)) {
  describe(`independentColumns ${way}`, () => {
    it("keeps everything that is independent", () => {
      const found = find([one, ...randomColumns(6, n, 1)]);
      expect(found.kept).toEqual([0, 1, 2, 3, 4, 5, 6]);
      expect(found.dropped).toEqual([]);
      expect(found.conditionNumber).toBeLessThan(1.3);
    });

    it("drops the LATER column of a combination and names the earlier ones that it is made of", () => {
      const [a, b, c] = randomColumns(3, n, 2) as [Float64Array, Float64Array, Float64Array];
      const sum = combine([a, c], [2, -5]);
      const found = find([one, a, b, c, sum, b.map((v) => -3 * v + 7)]);
      expect(found.kept).toEqual([0, 1, 2, 3]);
      expect(found.dropped).toEqual([4, 5]);
      expect(found.combinations).toEqual([
        [1, 3],
        [0, 2],
      ]);
      expect(find([sum, a, c]).dropped).toEqual([2]);
    });

    it("finds the dummy trap: all levels of a category beside a constant", () => {
      const level = randomColumn(n, 3).map((v) => Math.floor((v + 0.5) * 4));
      const dummies = [0, 1, 2, 3].map((l) => level.map((v) => (v === l ? 1 : 0)));
      const found = find([one, ...dummies]);
      expect(found.dropped).toEqual([4]);
      expect(found.combinations).toEqual([[0, 1, 2, 3]]);
      expect(find(dummies).dropped).toEqual([]);
    });

    it("drops constant columns after a constant, repeated columns, and columns of zeros", () => {
      const x = randomColumn(n, 4);
      const found = find([one, x, one.map(() => 3.7), x, new Float64Array(n)]);
      expect(found.kept).toEqual([0, 1]);
      expect(found.dropped).toEqual([2, 3, 4]);
      expect(found.combinations).toEqual([[0], [1], []]);
    });

    it("does not depend on units from 1e-200 to 1e180", () => {
      const [a, b] = randomColumns(2, n, 5) as [Float64Array, Float64Array];
      for (const [unitA, unitB, unitSum] of [
        [1, 1, 1],
        [1e-8, 1e10, 1],
        [1e-200, 1, 1e180],
      ] as const) {
        const scaled = [
          a.map((v) => v * unitA),
          b.map((v) => v * unitB),
          combine([a, b], [1, 1]).map((v) => v * unitSum),
        ];
        const found = find([one, ...scaled]);
        expect(found.dropped).toEqual([3]);
        expect(found.combinations).toEqual([[1, 2]]);
      }
      const apart = find([one, a.map((v) => v * 1e-8), b.map((v) => v * 1e10)]);
      expect(apart.dropped).toEqual([]);
      expect(apart.conditionNumber).toBeLessThan(1.2);
    });

    it("calls a column collinear when 1e-10 of it is its own, and independent when 1e-8 is", () => {
      const [a, b, noise] = randomColumns(3, n, 6) as [Float64Array, Float64Array, Float64Array];
      const near = (size: number): Float64Array[] => [one, a, b, combine([a, b, noise], [1, 1, size])];
      expect(find(near(1e-10)).dropped).toEqual([3]);
      expect(find(near(1e-8)).dropped).toEqual([]);
      expect(find(near(1e-8)).conditionNumber).toBeGreaterThan(1e7);
    });

    it("keeps every power in NIST's Filip (scaled condition 5e9) and every column in Longley", () => {
      const powers = Array.from({ length: 11 }, (_, p) => Float64Array.from(filip.data.x, (x) => x ** p));
      expect(find(powers).dropped).toEqual([]);
      expect(find([...powers, powers[4]!]).dropped).toEqual([11]);
      const { x1, x2, x3, x4, x5, x6 } = longley.data;
      const columns = [x1, x2, x3, x4, x5, x6].map((x) => Float64Array.from(x));
      const found = find([new Float64Array(16).fill(1), ...columns]);
      expect(found.dropped).toEqual([]);
      expect(Math.abs(found.conditionNumber / 43275.04 - 1)).toBeLessThan(1e-6);
    });

    it("drops the columns for which there are no rows left", () => {
      expect(find(randomColumns(5, 3, 7)).kept).toEqual([0, 1, 2]);
      expect(find([new Float64Array(0), new Float64Array(0)]).dropped).toEqual([0, 1]);
      expect(find([])).toEqual({ kept: [], dropped: [], combinations: [], conditionNumber: 1 });
    });

    it("does not count rows of weight zero", () => {
      const [a, b] = randomColumns(2, n, 8) as [Float64Array, Float64Array];
      const weight = b.map((v) => (v > 0 ? 1 : 0));
      const sameWhereCounted = a.map((v, i) => (weight[i] === 1 ? 2 * v : 5));
      expect(find([one, a, sameWhereCounted]).dropped).toEqual([]);
      expect(find([one, a, sameWhereCounted], weight).dropped).toEqual([2]);
    });
  });
}

describe("independentColumns", () => {
  it("finds, among columns of which some are combinations, a basis of the right size that both ways agree on", () => {
    const entry = fc.constantFrom(-2, -1, 0, 0, 1, 2);
    const mixes = fc.array(fc.array(entry, { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 7 });
    fc.assert(
      fc.property(mixes, fc.integer({ min: 1, max: 1000 }), (mix, seed) => {
        const base = randomColumns(4, 60, seed);
        const columns = mix.map((b) => combine(base, b));
        const found = independentColumns(columns);
        expect(found.kept.length).toBe(rank(mix));
        expect([...found.kept, ...found.dropped].sort((a, b) => a - b)).toEqual(mix.map((_, j) => j));
        const other = separateColumns(triangularFactor(columns).r, columns.length);
        expect([found.kept, found.combinations]).toEqual([other.kept, other.combinations]);
      }),
    );
  });
});

/** By elimination on small integers, in exact enough arithmetic. */
function rank(rows: readonly (readonly number[])[]): number {
  let work = rows.map((row) => [...row]);
  let found = 0;
  for (let j = 0; j < 4; j++) {
    const pivot = work.find((row) => Math.abs(row[j]!) > 1e-9);
    if (pivot === undefined) continue;
    found++;
    work = work.filter((row) => row !== pivot).map((row) => row.map((v, m) => v - (row[j]! / pivot[j]!) * pivot[m]!));
  }
  return found;
}

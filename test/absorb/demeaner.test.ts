import { describe, expect, it } from "vitest";
import { componentCodes } from "../../src/absorb/components.ts";
import { makeDemeaner } from "../../src/absorb/demeaner.ts";
import { effectDegrees } from "../../src/absorb/effect-degrees.ts";
import { normalizedEffects } from "../../src/absorb/normalized-effects.ts";
import { singletons } from "../../src/absorb/singletons.ts";
import type { Way } from "../../src/absorb/way.ts";
import { leastSquares } from "../../src/linalg/least-squares.ts";
import { random } from "../../src/random/generator.ts";

const draw = random(11);
const rows = 300;
const way = (count: number): Way => ({ codes: Int32Array.from({ length: rows }, () => draw.integer(count)), count });
const ways = [way(6), way(25), way(9)];
const weights = Float64Array.from({ length: rows }, () => 0.2 + draw.uniform());
const x = Float64Array.from({ length: rows }, (_, i) => draw.normal() + 5 * ways[1]!.codes[i]! + ways[0]!.codes[i]!);

/** The columns of the dummies, without one of every way but the first. */
function dummies(of: readonly Way[]): Float64Array[] {
  return of.flatMap(({ codes, count }, w) =>
    Array.from({ length: count }, (_, g) => Float64Array.from(codes, (code) => (code === g ? 1 : 0))).slice(
      w === 0 ? 0 : 1,
    ),
  );
}

describe("the demeaner", () => {
  it.each([1, 2, 3])("leaves the residual of a weighted regression on the dummies of %i ways", (count) => {
    const used = ways.slice(0, count);
    const columns = dummies(used);
    const { coefficients } = leastSquares(columns, x, { weights });
    const wanted = x.map((value, i) =>
      columns.reduce((rest, column, j) => rest - column[i]! * coefficients[j]!, value),
    );
    makeDemeaner(used, weights)
      .demean(x)
      .forEach((value, i) => expect(value).toBeCloseTo(wanted[i]!, 8));
  });

  it.each([1, 2, 3])("gives a column of %i ways the same digits in any company", (count) => {
    for (const each of [undefined, weights]) {
      const { demean, demeanAll } = makeDemeaner(ways.slice(0, count), each);
      const made = ways[0]!.codes.map((code) => 3 * code);
      const columns = [x, x.map(Math.sin), Float64Array.from(made), x.map(Math.abs), weights, x.map((v) => v * v)];
      expect(demeanAll(columns)).toEqual(columns.map(demean));
      expect(demeanAll(columns.toReversed()).toReversed()).toEqual(columns.map(demean));
    }
  });

  it.each([1, 2, 3])(
    "keeps the digits of deviations beside effects of %i ways that are millions of times larger",
    (count) => {
      const used = ways.slice(0, count);
      const small = Float64Array.from({ length: rows }, (_, i) => Math.round(1024 * Math.sin(i)) / 1024);
      const large = small.map((value, i) =>
        used.reduce((sum, { codes }) => sum + 2 ** 22 * (codes[i]! % 5), value + 2 ** 22),
      );
      for (const each of [undefined, weights]) {
        const { demean } = makeDemeaner(used, each);
        const wanted = demean(small);
        const left = demean(large);
        // Two units in the last place of the largest value.
        left.forEach((value, i) => expect(Math.abs(value - wanted[i]!)).toBeLessThan(2 ** 26 * 2 * Number.EPSILON));
        for (const { codes, count: groups } of used) {
          const sums = new Float64Array(groups);
          left.forEach((value, i) => {
            sums[codes[i]!]! += (each?.[i] ?? 1) * value;
          });
          expect(Math.max(...sums.map(Math.abs))).toBeLessThan(1e-8);
        }
      }
    },
  );

  it("finds effects whose sums are what it takes away", () => {
    const demeaner = makeDemeaner(ways, weights);
    const left = demeaner.demean(x);
    const effects = normalizedEffects(ways, demeaner.effects(x));
    left.forEach((value, i) => {
      const sum = ways.reduce((total, { codes }, w) => total + effects[w]![codes[i]!]!, 0);
      expect(sum + value).toBeCloseTo(x[i]!, 8);
    });
    expect(effects.slice(1).map((values) => values[0])).toEqual([0, 0]);
  });

  it("separates a chain of groups that hang together by single rows", () => {
    const length = 400;
    const chain: readonly Way[] = [
      { codes: Int32Array.from({ length }, (_, i) => i >> 1), count: length / 2 },
      { codes: Int32Array.from({ length }, (_, i) => (i + 1) >> 1), count: length / 2 + 1 },
    ];
    const column = Float64Array.from({ length }, (_, i) => Math.sin(i));
    // As many rows as the dummies have rank: nothing is left.
    const left = makeDemeaner(chain).demean(column);
    expect(Math.max(...left.map(Math.abs))).toBeLessThan(1e-9);
  });
});

describe("groups", () => {
  const pair: readonly [Way, Way] = [
    { codes: Int32Array.of(0, 0, 1, 2, 3, 3), count: 4 },
    { codes: Int32Array.of(0, 1, 1, 2, 2, 3), count: 4 },
  ];

  it("hang together in connected parts, which count against the rank of two ways", () => {
    expect(componentCodes(...pair).count).toBe(2);
    expect(effectDegrees(pair)).toBe(4 + 4 - 2);
    expect(effectDegrees([])).toBe(1);
    expect(effectDegrees([pair[0]])).toBe(4);
  });

  it("of one row leave until there are none", () => {
    const { leaving, byWay } = singletons(pair);
    expect([...leaving]).toEqual([1, 1, 1, 1, 1, 1]);
    expect(byWay.reduce((sum, count) => sum + count, 0)).toBe(6);
  });
});

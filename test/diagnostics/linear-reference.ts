import { readFileSync } from "node:fs";
import { expect } from "vitest";

/** The numbers of R, with the program beside them: test/reference/linear-tests.R. */
// biome-ignore lint/suspicious/noExplicitAny: plain JSON of many shapes
export const byR: any = JSON.parse(readFileSync(new URL("../reference/linear-tests.json", import.meta.url), "utf8"));

export type Reference = { readonly statistic: number; readonly df: number | readonly number[]; readonly p: number };

interface Found {
  readonly statistic: number;
  readonly df: readonly number[];
  readonly p: number;
}

/** Statistic, degrees of freedom and p-value as R has them. */
export function expectTest(found: Found, expected: Reference, tolerance = 1e-9): void {
  expect(Math.abs(found.statistic / expected.statistic - 1), `${found.statistic}, ${expected.statistic}`).toBeLessThan(
    tolerance,
  );
  expect(found.df).toEqual([expected.df].flat());
  expectP(found.p, expected.p, tolerance);
}

export function expectP(found: number, expected: number, tolerance = 1e-9): void {
  expect(Math.abs(found / expected - 1), `p ${found}, ${expected}`).toBeLessThan(100 * tolerance);
}

/** Every entry relative to the largest of the two arrays. */
export function expectArrays(found: ArrayLike<number>, expected: readonly number[], tolerance = 1e-9): void {
  expect(found.length).toBe(expected.length);
  const size = Math.max(...expected.map(Math.abs));
  const worst = Math.max(...expected.map((value, i) => Math.abs(found[i]! - value)));
  expect(worst / size).toBeLessThan(tolerance);
}

import { readFileSync } from "node:fs";
import { expect } from "vitest";
import type { Fit } from "../../src/fit/fit.ts";
import { cholesky, lowerInverse } from "../../src/linalg/cholesky.ts";
import { identity, multiply, sandwich } from "../../src/linalg/matrix.ts";
import { symmetricEigen } from "../../src/linalg/symmetric-eigen.ts";

/** The numbers of R, with the program beside them: test/reference/after-the-fit.R. */
// biome-ignore lint/suspicious/noExplicitAny: plain JSON of many shapes
export const byR: any = JSON.parse(readFileSync(new URL("../reference/after-the-fit.json", import.meta.url), "utf8"));

export const firms: Record<string, (number | string)[]> = byR.data;

export const olsFormula = "sales ~ log(size) + age + I(age^2) + rd * industry";
export const probitFormula = "exporter ~ log(size) + age + I(age^2) + rd * industry";

/** The firms with further columns, or with others under the same name. */
export function firmsWith(columns: Record<string, readonly unknown[]>): Record<string, readonly unknown[]> {
  return { ...firms, ...columns };
}

/** Every row of the firms as often as `times` says. */
export function duplicatedFirms(): Record<string, (number | string)[]> {
  return Object.fromEntries(
    Object.entries(firms).map(([name, values]) => [
      name,
      values.flatMap((value, i) => Array.from({ length: firms.times![i] as number }, () => value)),
    ]),
  );
}

/** Relative closeness of every entry; entries that should be zero are compared with the largest of their row. */
export function expectMatrix(
  actual: readonly (readonly number[])[],
  expected: readonly (readonly number[])[],
  digits: number,
): void {
  expect(actual.length).toBe(expected.length);
  actual.forEach((row, i) => {
    row.forEach((value, j) => {
      const scale = Math.sqrt(Math.abs(expected[i]![i]! * expected[j]![j]!));
      expect(Math.abs(value - expected[i]![j]!) / scale, `entry ${i}, ${j}`).toBeLessThan(10 ** -digits);
    });
  });
}

export function expectRelative(actual: number, expected: number, tolerance: number): void {
  expect(Math.abs(actual / expected - 1), `${actual} against ${expected}`).toBeLessThan(tolerance);
}

export function matrixOf(fit: Pick<Fit, "vcov">): readonly (readonly number[])[] {
  return fit.vcov.values;
}

/** V with its negative eigenvalues at 0 in coordinates in which a reference is the identity, and whether there were any. */
export function repairedIn(
  reference: readonly (readonly number[])[],
  V: readonly (readonly number[])[],
): { readonly values: readonly (readonly number[])[]; readonly repaired: boolean } {
  const k = V.length;
  const L = cholesky(Float64Array.from(reference.flat()), k)!;
  const { values, vectors } = symmetricEigen(sandwich(lowerInverse(L, k), Float64Array.from(V.flat()), k), k);
  const half = vectors.map((entry, at) => entry * Math.sqrt(Math.max(0, values[at % k]!)));
  const whole = sandwich(multiply(L, k, k, half, k), identity(k), k);
  return { values: V.map((_, i) => [...whole.subarray(i * k, (i + 1) * k)]), repaired: values[k - 1]! < 0 };
}

import { expect } from "vitest";
import type { Fit } from "../../src/fit/fit.ts";

/** Distances are measured in standard errors, or in the estimate's own size where that is larger. */
export function expectEstimates(
  actual: Fit,
  expected: Fit,
  tolerance: number,
  expectedOf = (name: string) => expected.coef[name]!,
): void {
  expect(actual.vcov.names).toEqual(expected.vcov.names);
  for (const name of expected.vcov.names) {
    const [ours, theirs] = [actual.coef[name]!, expectedOf(name)];
    const unit = Math.max(Math.abs(theirs), actual.se[name]!);
    expect(Math.abs(ours - theirs) / unit, `${name}: ${ours} against ${theirs}`).toBeLessThan(tolerance);
  }
}

/** Two matrices entry by entry, in units of the standard errors; `factor` times the expected one. */
export function expectCovariances(actual: Fit, expected: Fit, tolerance: number, factor = 1): void {
  expected.vcov.values.forEach((row, i) => {
    row.forEach((value, j) => {
      const unit = Math.sqrt(expected.vcov.values[i]![i]! * expected.vcov.values[j]![j]!);
      const ours = actual.vcov.values[i]![j]! / factor;
      const names = `${expected.vcov.names[i]}, ${expected.vcov.names[j]}`;
      expect(Math.abs(ours - value) / unit, `covariance of ${names}: ${ours} against ${value}`).toBeLessThan(tolerance);
    });
  });
}

/** Numbers of the record other than estimates. */
const facts = [
  "nobs",
  "dfModel",
  "dfResidual",
  "logLik",
  "logLikNull",
  "aic",
  "bic",
  "r2",
  "adjR2",
  "sigma",
  "rho",
  "lambda",
  "nSelected",
];

/** The same estimates, covariance, facts and test statistics. */
export function expectSameFit(actual: Fit, expected: Fit, tolerance: number, except: readonly string[] = []): void {
  expectEstimates(actual, expected, tolerance);
  expectCovariances(actual, expected, tolerance);
  const [ours, theirs] = [actual, expected] as unknown as Readonly<Record<string, unknown>>[];
  for (const fact of facts) {
    if (except.includes(fact) || typeof theirs![fact] !== "number") continue;
    expectNear(ours![fact] as number, theirs![fact], tolerance, fact);
  }
  expect(Object.keys(actual.tests)).toEqual(Object.keys(expected.tests));
  for (const [name, test] of Object.entries(expected.tests)) {
    if (!except.includes(name))
      expectNear(actual.tests[name]!.statistic, test.statistic, 10 * tolerance, `test ${name}`);
  }
  expect(actual.warnings.map(({ code }) => code)).toEqual(expected.warnings.map(({ code }) => code));
}

export function expectNear(actual: number, expected: number, tolerance: number, what: string): void {
  const unit = Math.max(Math.abs(expected), 1e-3);
  expect(Math.abs(actual - expected) / unit, `${what}: ${actual} against ${expected}`).toBeLessThan(tolerance);
}

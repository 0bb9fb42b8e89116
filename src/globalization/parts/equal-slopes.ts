import type { CategoryColumn, Table } from "../../data/table.ts";
import type { BinaryFit } from "../../estimators/likelihood-definition.ts";
import { probit } from "../../estimators/probit.ts";
import { testResult } from "../../fit/make-test-result.ts";
import type { TestResult } from "../../fit/test-result.ts";

/** A group's own probit. */
export interface GroupFit {
  readonly group: string;
  readonly fit: BinaryFit;
}

/** The groups' common model: all firms, the column of groups, and the formula without it. */
export interface Pooled {
  readonly firms: Table;
  readonly by: string;
  readonly column: CategoryColumn;
  readonly within: string;
}

/**
 * Of firms that each count as one, for a weighted sum is no likelihood: 2(Σ ln L of the groups
 * - ln L with one set of slopes and a constant for each group) ~ χ².
 */
export function likelihoodRatioOfSlopes(
  { firms, by, column, within }: Pooled,
  estimated: readonly GroupFit[],
): TestResult {
  const names = estimated.map(({ group }) => group);
  const rows = rowsOf(column, (code) => names.includes(column.levels[code]!));
  const pooled = probit(`${within} + ${by}`, firms.take(rows));
  const parameters = (fit: BinaryFit): number => fit.vcov.names.length;
  const nobs = estimated.reduce((sum, { fit }) => sum + fit.nobs, 0);
  const comparable = nobs === pooled.nobs && estimated.length > 1;
  const logLik = estimated.reduce((sum, { fit }) => sum + fit.logLik, 0);
  return testResult({
    name: "Likelihood-ratio test of equal slopes",
    null: nullHypothesis(by, names),
    statistic: comparable ? 2 * (logLik - pooled.logLik) : Number.NaN,
    distribution: "chi2",
    df: [estimated.reduce((sum, { fit }) => sum + parameters(fit), 0) - parameters(pooled)],
    ...(comparable ? {} : { note: "Not computed: the groups' models and the common one have not the same firms." }),
  });
}

const nullHypothesis = (by: string, groups: readonly string[]): string =>
  `All coefficients but the constant are the same in the groups of ${by}: ${groups.join(", ")}.`;

/** The rows whose group is wanted. */
export function rowsOf({ codes }: CategoryColumn, wanted: (code: number) => boolean): Int32Array {
  return Int32Array.from(codes.keys()).filter((i) => codes[i]! >= 0 && wanted(codes[i]!));
}

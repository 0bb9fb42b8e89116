import type { CategoryColumn, Table } from "../../data/table.ts";
import type { BinaryFit } from "../../estimators/likelihood-definition.ts";
import { probit } from "../../estimators/probit.ts";
import { testResult } from "../../fit/make-test-result.ts";
import type { TestResult } from "../../fit/test-result.ts";
import { covarianceArray } from "../../inference/estimates.ts";
import { wald } from "../../inference/wald.ts";

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

/** 2(Σ ln L of the groups - ln L with one set of slopes and a constant for each group) ~ χ². */
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

/**
 * The same by a Wald test, for weighted firms, whose sum is no likelihood: independent groups' slopes differ from the first
 * group's by 0, with the covariance of each.
 */
export function waldOfSlopes({ by }: Pick<Pooled, "by">, estimated: readonly GroupFit[]): TestResult {
  const groups = estimated.map(({ group }) => group);
  const names = estimated.map(({ fit }) => fit.vcov.names as readonly string[]);
  const slopes = (names[0] ?? []).filter((name) => name !== "(Intercept)");
  const comparable = estimated.length > 1 && names.every((own) => own.join("\n") === names[0]!.join("\n"));
  const test = { name: "Wald test of equal slopes", null: nullHypothesis(by, groups) };
  const df = Math.max(1, slopes.length * (estimated.length - 1));
  if (!comparable) {
    const note = "Not computed: the groups' models have not the same columns.";
    return testResult({ ...test, statistic: Number.NaN, distribution: "chi2", df: [df], note });
  }
  const { statistic } = wald(stacked(estimated), {
    R: estimated.slice(1).flatMap((_, g) => slopes.map((slope) => difference(names, slope, g + 1))),
  });
  return testResult({ ...test, statistic, distribution: "chi2", df: [df] });
}

const nullHypothesis = (by: string, groups: readonly string[]): string =>
  `All coefficients but the constant are the same in the groups of ${by}: ${groups.join(", ")}.`;

/** The estimates of independent samples side by side: their covariance is block-diagonal. */
function stacked(estimated: readonly GroupFit[]): Parameters<typeof wald>[0] {
  const k = estimated[0]!.fit.vcov.names.length;
  const labels = estimated.flatMap(({ fit }, g) => (fit.vcov.names as readonly string[]).map((name) => `${g}:${name}`));
  const blocks = estimated.map(({ fit }) => covarianceArray(fit));
  return {
    coef: Object.fromEntries(
      estimated.flatMap(({ fit }, g) => fit.vcov.names.map((name) => [`${g}:${name}`, fit.coef[name]!])),
    ),
    vcov: {
      names: labels,
      values: labels.map((_, row) =>
        labels.map((_, column) => {
          const [g, h] = [Math.floor(row / k), Math.floor(column / k)];
          return g === h ? blocks[g]![(row % k) * k + (column % k)]! : 0;
        }),
      ),
    },
    conventions: { distribution: "normal", df: null },
  };
}

/** A row of R: the slope in the first group less that in group g. */
function difference(names: readonly (readonly string[])[], slope: string, g: number): number[] {
  return names.flatMap((own, h) => own.map((name) => (name !== slope ? 0 : h === 0 ? 1 : h === g ? -1 : 0)));
}

/** The rows whose group is wanted. */
export function rowsOf({ codes }: CategoryColumn, wanted: (code: number) => boolean): Int32Array {
  return Int32Array.from(codes.keys()).filter((i) => codes[i]! >= 0 && wanted(codes[i]!));
}

import { EstimandError } from "../errors.ts";
import { checkOptionNames } from "../fit/check-option-names.ts";
import type { Fit } from "../fit/fit.ts";
import { type TestFindings, testResult } from "../fit/make-test-result.ts";
import type { TestResult } from "../fit/test-result.ts";
import { checkLevel } from "../inference/level.ts";
import { endogenousNames } from "../moments/linear-problem.ts";
import { displayed, type Displayed } from "../report/displayed.ts";
import { formatNumber } from "../report/format.ts";
import { conditionalLikelihoodRatioP } from "./conditional-likelihood-ratio.ts";
import { jointReducedForm } from "./joint-reduced-form.ts";
import { jointWeakStatistics } from "./joint-weak-statistics.ts";
import { listed } from "./listed.ts";
import { projectedSet } from "./projected-set.ts";
import type { RealSet } from "./real-set.ts";
import { instrumentalFit } from "./remembered-estimate.ts";
import { type Kind, weakInstrumentNames } from "./weak-instrument-document.ts";
import { weakInstrumentTestsDocument } from "./weak-instrument-tests-document.ts";

export interface WeakInstrumentTestsOptions {
  /** The values of the coefficients that are tested, by name; 0 where not given. */
  readonly values?: Readonly<Record<string, number>>;
  /** Level of the sets; 0.95. */
  readonly level?: number;
}

/** Tests of the coefficients of all endogenous columns at once; prints itself. */
export interface WeakInstrumentTests extends Displayed, Readonly<Record<Kind, TestResult>> {
  /** The values tested, by endogenous column. */
  readonly values: Readonly<Record<string, number>>;
  readonly level: number;
  /**
   * By endogenous column, the values that are part of a vector which the Anderson-Rubin test does not reject. Not there where no
   * way to find them is: for more than two columns unless errors are homoskedastic.
   */
  readonly sets: Readonly<Record<string, RealSet>>;
}

/**
 * Tests of the coefficients of several endogenous columns together that are right however weak the instruments are, in the
 * covariance of the fit: Anderson and Rubin's, Kleibergen's K and his conditional likelihood ratio, whose p-value, given Kleibergen
 * and Paap's statistic of the rank of the first stages, is an integral, not simulated. With them the projections of the
 * Anderson-Rubin set on each coefficient, which are right and wide.
 *
 * @param options `values` tested (0), `level` of the sets (0.95)
 * @throws EstimandError "needs-data", "undefined-test" for other fits and singular covariances, "bad-option"
 * @example
 * const fit = iv("lwage ~ black + [educ + exper ~ nearc4 + age + nearc2]", men, { vcov: "robust" });
 * String(weakInstrumentTests(fit, { values: { educ: 0.1, exper: 0 } }));
 *
 * Source: Anderson and Rubin (1949); Kleibergen (2005), Econometrica 73, 1103-1123; Dufour and Taamouti (2005).
 */
export function weakInstrumentTests(fit: Fit, options: WeakInstrumentTestsOptions = {}): WeakInstrumentTests {
  checkOptionNames("weakInstrumentTests", options, { values: true, level: true });
  const level = checkLevel(options.level ?? 0.95);
  const { model, estimate, covariance } = instrumentalFit(fit, "weakInstrumentTests");
  const names = endogenousNames(estimate.problem);
  const values = valuesOf(names, options.values ?? {});
  const centers = names.map((name) => estimate.twoStage.coefficients[model.names.indexOf(name)]!);
  const form = jointReducedForm(estimate, covariance, model.small);
  const [m, q, df] = [form.instruments, names.length, form.df];
  const { ar, k, lr, rank } = jointWeakStatistics(
    form,
    Float64Array.from(names, (name, j) => values[name]! - centers[j]!),
  );
  if (Number.isNaN(ar)) throw singular();
  const test = (kind: Kind, found: Omit<TestFindings, "name" | "null">): TestResult =>
    testResult({ name: weakInstrumentNames[kind], null: hypothesis(values), ...found });
  const plain = (statistic: number, degrees: number): Omit<TestFindings, "name" | "null"> =>
    df === null
      ? { statistic, distribution: "chi2", df: [degrees] }
      : { statistic: statistic / degrees, distribution: "F", df: [degrees, df] };
  const sets = names.flatMap((name, j) => {
    const set = projectedSet(form, j + 1, centers[j]!, level);
    return set === undefined ? [] : [[name, set] as const];
  });
  const record = {
    values,
    level,
    andersonRubin: test("andersonRubin", plain(ar, m)),
    kleibergenK: test("kleibergenK", plain(k, q)),
    conditionalLikelihoodRatio: test("conditionalLikelihoodRatio", {
      statistic: lr,
      distribution: "chi2",
      df: [q],
      p: conditionalLikelihoodRatioP(lr, rank, m, df, q),
      note: `Its distribution is conditional on r = ${formatNumber(rank, 5)}.`,
    }),
    sets: Object.fromEntries(sets),
  };
  return displayed(record, (self) => weakInstrumentTestsDocument(self, fit.conventions.vcov));
}

function valuesOf(names: readonly string[], given: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  for (const [name, value] of Object.entries(given)) {
    if (names.includes(name) && Number.isFinite(value)) continue;
    const fault = names.includes(name) ? `${value} is no number` : "it is not endogenous";
    throw new EstimandError("bad-option", `values: '${name}': ${fault}; the endogenous columns are ${listed(names)}.`, {
      option: "values",
      endogenous: names,
    });
  }
  return Object.fromEntries(names.map((name) => [name, given[name] ?? 0]));
}

const hypothesis = (values: Readonly<Record<string, number>>): string =>
  Object.entries(values)
    .map(([name, value], i) => `${i === 0 ? "The" : "the"} coefficient of ${name} is ${value === 0 ? "zero" : value}`)
    .join(" and ")
    .concat(".");

function singular(): EstimandError {
  return new EstimandError(
    "undefined-test",
    "weakInstrumentTests needs a covariance that is not singular: fewer instruments, or more clusters.",
  );
}

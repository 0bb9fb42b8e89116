import { checkFit } from "../fit/check-fit.ts";
import { EstimandError } from "../errors.ts";
import { checkOptionNames } from "../fit/check-option-names.ts";
import type { Fit } from "../fit/fit.ts";
import { known } from "../fit/known.ts";
import { testResult } from "../fit/make-test-result.ts";
import { modelOf } from "../fit/model.ts";
import type { TestResult } from "../fit/test-result.ts";
import { comparedRows } from "./compared-rows.ts";
import { differenceOfCovariances } from "./difference-of-covariances.ts";
import { influenceVariance } from "./influence-variance.ts";
import { rankedQuadraticForm } from "./ranked-quadratic-form.ts";

export interface HausmanOptions {
  /**
   * "classical" (default): the variance of the difference is that of the consistent estimate less that of the efficient
   * one. "robust": it is estimated from the scores of both, which needs neither efficiency nor homoskedasticity.
   */
  readonly form?: "classical" | "robust";
  /**
   * Linear models, classical form: whose error variance both covariances take. "own" (default), or "efficient" or
   * "consistent" (Stata's sigmamore and sigmaless), with which the difference cannot turn out negative.
   */
  readonly sigma?: "own" | "efficient" | "consistent";
  /** The coefficients compared. Default: the endogenous columns where a fit has them, else all common ones but the intercept. */
  readonly coefficients?: readonly string[];
}

/**
 * Hausman's test: an estimate that is consistent under null and alternative against one that is efficient (or merely
 * consistent, in the robust form) under the null. H = d'V⁻¹d ~ χ²(rank V), d the difference of the coefficients.
 *
 * Where the difference of the covariances is not positive semi-definite the classical statistic is not computed: no
 * generalised inverse hides it.
 *
 * @param consistent such as a fit by `iv`
 * @param efficient such as a fit by `ols`, of the same rows; the classical form lets the consistent one lack absorbed singletons
 * @throws EstimandError "bad-option", "unknown-coefficient", "needs-data" (robust form)
 * @example
 * String(hausman(iv("lwage ~ exper + [educ ~ nearc4]", men), ols("lwage ~ exper + educ", men), { form: "robust" }));
 *
 * Source: Hausman (1978), Econometrica 46; the robust form: Cameron and Trivedi (2005), section 8.3.
 */
export function hausman(consistent: Fit, efficient: Fit, options: HausmanOptions = {}): TestResult {
  checkOptionNames("hausman", options, { form: true, sigma: true, coefficients: true });
  for (const fit of [consistent, efficient]) checkFit(fit, "hausman");
  const { form = "classical", sigma = "own" } = options;
  if (form !== "classical" && form !== "robust") throw badOption("form", form, '"classical" or "robust"');
  if (!["own", "efficient", "consistent"].includes(sigma)) {
    throw badOption("sigma", sigma, '"own", "efficient" or "consistent"');
  }
  const rows = comparedRows(consistent, efficient);
  const names = options.coefficients ?? comparedNames(consistent, efficient);
  for (const fit of [consistent, efficient]) checkNames(fit, names);
  if (names.length === 0) throw nothingCommon();
  const difference = Float64Array.from(names, (name) => known(consistent.coef[name]) - known(efficient.coef[name]));
  const variance =
    form === "robust"
      ? influenceVariance(consistent, efficient, names)
      : differenceOfCovariances(consistent, efficient, names, sigma);
  const scale = Float64Array.from(names, (name, j) =>
    form === "robust" ? Math.sqrt(variance[j * (names.length + 1)]!) : known(consistent.se[name]),
  );
  const found = rankedQuadraticForm(difference, variance, scale);
  const negative = found.smallest < 0;
  const notes = [
    ...(negative ? [notPositive(sigma)] : found.rank < names.length ? [deficient(found.rank, names.length)] : []),
    ...(rows === undefined ? [] : [rows]),
  ];
  return testResult({
    name: form === "robust" ? "Hausman test (robust)" : "Hausman test",
    null: `Both estimates are consistent: ${titleOf(consistent)} and ${titleOf(efficient)} agree on ${names.join(", ")}.`,
    statistic: negative ? Number.NaN : found.statistic,
    distribution: "chi2",
    df: [found.rank],
    ...(notes.length === 0 ? {} : { note: notes.join(" ") }),
  });
}

function titleOf({ title, absorbed }: Fit): string {
  return absorbed === undefined ? title : `${title} with ${Object.keys(absorbed.levels).join(", ")} absorbed`;
}

function notPositive(sigma: string): string {
  const sameSigma = sigma === "own" ? ' { sigma: "efficient" } (linear models) or' : "";
  return (
    "Not computed: the covariance of the consistent estimate is not larger than that of the efficient one in every " +
    `direction, so their difference is no variance. Use${sameSigma} { form: "robust" }.`
  );
}

function deficient(rank: number, q: number): string {
  return `The variance of the ${q} differences has rank ${rank}: so many of them are free.`;
}

/** The endogenous columns where a fit has them, else the common slopes. */
function comparedNames(consistent: Fit, efficient: Fit): readonly string[] {
  const common = consistent.vcov.names.filter(
    (name) => efficient.vcov.names.includes(name) && !/(^|:)\(Intercept\)$/.test(name),
  );
  const endogenous = [consistent, efficient].flatMap((fit) => {
    const equations = modelOf(fit)?.frame.equations ?? [];
    return equations.flatMap((equation) => equation.endogenous);
  });
  const compared = common.filter((name) => endogenous.includes(name));
  return compared.length > 0 ? compared : common;
}

function checkNames(fit: Fit, names: readonly string[]): void {
  const unknown = names.filter((name) => !fit.vcov.names.includes(name));
  if (unknown.length === 0) return;
  throw new EstimandError(
    "unknown-coefficient",
    `coefficients: ${fit.title} has no ${unknown.join(", ")}; it has ${fit.vcov.names.join(", ")}.`,
    { unknown, names: fit.vcov.names },
  );
}

function nothingCommon(): EstimandError {
  return new EstimandError(
    "bad-option",
    "The two fits have no coefficient of the same name: there is nothing to compare.",
  );
}

function badOption(option: string, value: unknown, known: string): EstimandError {
  return new EstimandError("bad-option", `${option}: ${JSON.stringify(value)} is unknown; use ${known}.`, {
    option,
    value,
  });
}

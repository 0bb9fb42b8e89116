import { checkFit } from "../fit/check-fit.ts";
import { EstimandError } from "../errors.ts";
import { testResult } from "../fit/make-test-result.ts";
import type { TestResult } from "../fit/test-result.ts";
import { inverseQuadraticForm } from "../linalg/correlation-factor.ts";
import { sandwich } from "../linalg/matrix.ts";
import { coefficientVector, covarianceArray, type Estimates } from "./estimates.ts";
import { parseHypothesis } from "./hypothesis.ts";
import { independentRestrictions } from "./independent-restrictions.ts";
import type { Restriction } from "./linear-combination.ts";
import { rootOf } from "./remembered-root.ts";
import { rootForm } from "./root-form.ts";
import { waldReference } from "./wald-reference.ts";

/**
 * Restrictions R·β = r as a matrix: one row a restriction, one column a coefficient in the order of
 * `fit.vcov.names`.
 */
export interface RestrictionMatrix {
  readonly R: readonly (readonly number[])[];
  /** Zeros without it. */
  readonly r?: readonly number[];
}

/**
 * Wald test of linear restrictions: W = (Rb - r)'(R V R')⁻¹(Rb - r). χ²(q) for fits that use the normal distribution;
 * F(q, df) = W/q for those that use t (scaled, with degrees of freedom of their own, under CR2 and CR3). Works on fits out of JSON and on marginal effects.
 *
 * @param fit anything with `coef`, `vcov` and `conventions`
 * @param hypotheses as text: "a = b", "2*a - b/3 = 0.5", "selection:educ = outcome:educ", "log(size) = 0"; a name alone
 *   means zero; names with unusual characters may stand in backticks. Or a matrix.
 * @throws EstimandError "bad-hypothesis", "unknown-coefficient", "undefined-covariance"
 * @example
 * String(wald(fit, ["educ = exper", "kidslt6 = 0"]));
 *
 * Source: Wald (1943); Greene, Econometric Analysis, section 5.3.
 */
export function wald(fit: Estimates, hypotheses: string | readonly string[] | RestrictionMatrix): TestResult {
  checkFit(fit, "wald", "estimates");
  const names = fit.vcov.names;
  const { restrictions, sentence } = readHypotheses(hypotheses, names);
  const kept = independentRestrictions(restrictions);
  const statistic = waldStatistic(fit, kept);
  const reference = waldReference(fit, kept);
  const q = kept.length;
  const implied = restrictions.length - q;
  const are = implied === 1 ? "is" : "are";
  const notes = [
    ...(implied > 0 ? [`${implied} of the ${restrictions.length} restrictions ${are} implied by the others.`] : []),
    ...(reference?.note === undefined ? [] : [reference.note]),
  ];
  return testResult({
    name: "Wald test",
    null: sentence,
    statistic: reference === undefined ? statistic : (reference.scale * statistic) / q,
    distribution: reference === undefined ? "chi2" : "F",
    df: reference === undefined ? [q] : [q, reference.df],
    ...(notes.length > 0 ? { note: notes.join(" ") } : {}),
  });
}

interface Hypotheses {
  readonly restrictions: readonly Restriction[];
  readonly sentence: string;
}

function readHypotheses(given: string | readonly string[] | RestrictionMatrix, names: readonly string[]): Hypotheses {
  if (typeof given === "object" && given !== null && "R" in given) return readMatrix(given, names);
  const texts = typeof given === "string" ? [given] : given;
  if (!Array.isArray(texts) || texts.length === 0 || texts.some((text) => typeof text !== "string")) {
    throw fault('There is no hypothesis to test: pass at least one as text, such as "a = 0", or a matrix, { R, r }.');
  }
  return {
    restrictions: texts.flatMap((text) => parseHypothesis(text, names)),
    sentence: `${texts.map((text) => (text.includes("=") ? text.trim() : `${text.trim()} = 0`)).join("; ")}.`,
  };
}

function readMatrix({ R, r }: RestrictionMatrix, names: readonly string[]): Hypotheses {
  const k = names.length;
  if (R.length === 0 || R.some((row) => row.length !== k || !row.every(Number.isFinite))) {
    throw fault(`R needs at least one row, and ${k} finite numbers in each: one for each of ${names.join(", ")}.`);
  }
  if (r !== undefined && (r.length !== R.length || !r.every(Number.isFinite))) {
    throw fault(`r needs ${R.length} finite numbers, one for each row of R; it has ${r.length}.`);
  }
  if (R.some((row) => row.every((weight) => weight === 0)))
    throw fault("A row of R is all zeros: it restricts nothing.");
  const restrictions = R.map((row, i) => ({ weights: Float64Array.from(row), value: r?.[i] ?? 0 }));
  return { restrictions, sentence: `${restrictions.map((one) => writeRestriction(one, names)).join("; ")}.` };
}

function writeRestriction({ weights, value }: Restriction, names: readonly string[]): string {
  const terms = names.flatMap((name, j) => {
    const weight = weights[j]!;
    if (weight === 0) return [];
    const size = Math.abs(weight) === 1 ? name : `${Math.abs(weight)}*${name}`;
    return [`${weight < 0 ? "- " : "+ "}${size}`];
  });
  return `${terms.join(" ").replace(/^\+ /, "").replace(/^- /, "-")} = ${value}`;
}

/** W = d'(R V R')⁻¹d, in units in which R V R' has a unit diagonal. */
function waldStatistic(fit: Estimates, restrictions: readonly Restriction[]): number {
  const k = fit.vcov.names.length;
  const q = restrictions.length;
  const R = new Float64Array(q * k);
  for (const [i, { weights }] of restrictions.entries()) R.set(weights, i * k);
  const coefficients = coefficientVector(fit);
  const distances = Float64Array.from(restrictions, (restriction) => excess(restriction, coefficients));
  const root = rootOf(fit.vcov);
  const statistic =
    root === undefined
      ? inverseQuadraticForm(distances, sandwich(R, covarianceArray(fit), k, q), q)
      : rootForm(root, R, distances);
  if (statistic === undefined) throw singular(q);
  return statistic;
}

/** Rb - r; a coefficient at its bound, which may be infinite, plays no part where its weight is 0. */
function excess({ weights, value }: Restriction, coefficients: Float64Array): number {
  return weights.reduce((sum, weight, j) => (weight === 0 ? sum : sum + weight * coefficients[j]!), -value);
}

function singular(q: number): EstimandError {
  const what =
    q === 1
      ? "The variance of the tested combination is zero or withheld"
      : `The covariance of the ${q} tested combinations is singular or withheld`;
  return new EstimandError(
    "undefined-covariance",
    `${what}: there is no test with it. A covariance clustered by G clusters allows at most G - 1 restrictions; a ` +
      `withheld standard error allows none.`,
    { restrictions: q },
  );
}

function fault(message: string): EstimandError {
  return new EstimandError("bad-hypothesis", message, {});
}

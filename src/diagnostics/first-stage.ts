import { testResult } from "../fit/make-test-result.ts";
import type { ChosenCovariance } from "../fit/model.ts";
import type { TestResult } from "../fit/test-result.ts";
import { chooseCovariance } from "../inference/covariance.ts";
import { inverseQuadraticForm } from "../linalg/correlation-factor.ts";
import { diagonal, dot, submatrix } from "../linalg/matrix.ts";
import { residual } from "../moments/combination.ts";
import { inverseBlock } from "../moments/instrument-space.ts";
import { endogenousNames, endogenousOf, excludedNames, instrumentsOf } from "../moments/linear-problem.ts";
import { excludedPart, type InstrumentalEstimate } from "./instrumental-estimate.ts";
import { listed } from "./listed.ts";
import { regressionModel } from "./regression-model.ts";
import { sameCovariance } from "./same-covariance.ts";

/** The regression of an endogenous column on all instruments, exogenous regressors included. */
export interface FirstStage {
  readonly coef: Readonly<Record<string, number>>;
  /** From the same kind of covariance as the fit's, always with small-sample factors. */
  readonly se: Readonly<Record<string, number>>;
  /** F of the excluded instruments: their Wald statistic divided by their number, robust when the fit's covariance is. */
  readonly partialF: TestResult;
  /** Share of what the exogenous regressors leave unexplained that the excluded instruments explain. */
  readonly partialR2: number;
  readonly sigma: number;
}

/** The first stages, by endogenous column. */
export function firstStages(
  estimate: InstrumentalEstimate,
  covariance: ChosenCovariance,
): Readonly<Record<string, FirstStage>> {
  const inverse = inverseBlock(estimate.space, 0);
  const names = endogenousNames(estimate.problem);
  return Object.fromEntries(names.map((name, j) => [name, firstStage(estimate, covariance, inverse, j)]));
}

function firstStage(
  estimate: InstrumentalEstimate,
  covariance: ChosenCovariance,
  inverse: Float64Array,
  j: number,
): FirstStage {
  const { frame, problem, space, twoStage } = estimate;
  const size = space.size;
  const coefficients = twoStage.projections[j]!;
  const rss = twoStage.moments.among[(j + 1) * (problem.endogenous + 2)]!;
  const variance = rss / (frame.nobs - size);
  const regressors = instrumentsOf(problem);
  const error = residual(regressors, coefficients, endogenousOf(problem)[j]!);
  const model = regressionModel({
    frame,
    regressions: [{ regressors, residual: error, weights: problem.weights }],
    coefficients,
    inverse,
    errorCovariance: Float64Array.of(variance),
    factorK: size,
    small: true,
  });
  const { values, df } = chooseCovariance(model, sameCovariance(covariance));
  const named = (numbers: Float64Array): Record<string, number> =>
    Object.fromEntries(Array.from(numbers, (value, z) => [problem.names[z]!, value]));
  const explained = excludedPart(estimate, space.coordinates[size + j]!);
  const squares = dot(explained, explained);
  return {
    coef: named(coefficients),
    se: named(diagonal(values, size).map(Math.sqrt)),
    partialF: partialF(estimate, endogenousNames(problem)[j]!, coefficients, values, df),
    partialR2: squares / (squares + rss),
    sigma: Math.sqrt(variance),
  };
}

function partialF(
  { problem, space, frame }: InstrumentalEstimate,
  name: string,
  coefficients: Float64Array,
  covariance: Float64Array,
  df: number | null,
): TestResult {
  const tested = Array.from({ length: problem.excluded }, (_, z) => problem.exogenous + z);
  const block = submatrix(covariance, space.size, tested);
  const statistic = inverseQuadraticForm(coefficients.slice(problem.exogenous), block, tested.length);
  const instruments = excludedNames(problem);
  const plural = instruments.length > 1;
  return testResult({
    name: `First-stage F of ${name}`,
    null: `The excluded instrument${plural ? "s" : ""} ${listed(instruments)} do${plural ? "" : "es"} not move ${name}.`,
    statistic: (statistic ?? Number.NaN) / tested.length,
    distribution: "F",
    df: [tested.length, df ?? frame.nobs - space.size],
    ...(statistic === undefined ? { note: "More instruments than the covariance allows to be tested together." } : {}),
  });
}

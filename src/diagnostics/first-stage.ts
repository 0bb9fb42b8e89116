import { freeObservations } from "../formula/free-observations.ts";
import { testResult } from "../fit/make-test-result.ts";
import type { ChosenCovariance } from "../fit/model.ts";
import type { TestResult } from "../fit/test-result.ts";
import { chooseCovariance } from "../inference/covariance.ts";
import { mostRestrictions, tooManyRestrictions } from "../inference/most-restrictions.ts";
import { inverseQuadraticForm } from "../linalg/correlation-factor.ts";
import { diagonal, dot, identity } from "../linalg/matrix.ts";
import { residual } from "../moments/combination.ts";
import { coefficientsOf, inverseBlock } from "../moments/instrument-space.ts";
import { endogenousNames, endogenousOf, excludedNames, instrumentsOf } from "../moments/linear-problem.ts";
import { residualProducts } from "../moments/residual-products.ts";
import type { Regressor } from "../moments/regression.ts";
import { excludedPart, type InstrumentalEstimate } from "./instrumental-estimate.ts";
import { listed } from "./listed.ts";
import { orthonormalInstruments } from "../moments/orthonormal-instruments.ts";
import { regressionModel } from "./regression-model.ts";
import { sameCovariance } from "../inference/same-covariance.ts";

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
  const { problem, space, twoStage } = estimate;
  return Object.fromEntries(
    names.map((name, j) => [
      name,
      onAllInstruments(estimate, covariance, inverse, {
        name,
        test: `First-stage F of ${name}`,
        column: endogenousOf(problem)[j]!,
        coordinates: space.coordinates[space.size + j]!,
        coefficients: twoStage.projections[j]!,
        rss: twoStage.moments.among[(j + 1) * (problem.endogenous + 2)]!,
      }),
    ]),
  );
}

/** The reduced form: the regression of the outcome on all instruments; its test is Anderson and Rubin's of no effect at all. */
export function outcomeOnInstruments(estimate: InstrumentalEstimate, covariance: ChosenCovariance): FirstStage {
  const { frame, problem, space } = estimate;
  const coordinates = space.coordinates.at(-1)!;
  const coefficients = coefficientsOf(space, coordinates);
  const error = residual(instrumentsOf(problem), coefficients, problem.outcome);
  return onAllInstruments(estimate, covariance, inverseBlock(space, 0), {
    name: frame.equations[0]!.outcomeName,
    test: "Anderson-Rubin test of the reduced form",
    column: problem.outcome,
    coordinates,
    coefficients,
    rss: residualProducts(problem, [error]).among[0]!,
  });
}

/** A column to be explained by all instruments. */
interface Explained {
  readonly name: string;
  readonly test: string;
  readonly column: Float64Array;
  readonly coordinates: Float64Array;
  readonly coefficients: Float64Array;
  readonly rss: number;
}

function onAllInstruments(
  estimate: InstrumentalEstimate,
  covariance: ChosenCovariance,
  inverse: Float64Array,
  { name, test, column, coordinates, coefficients, rss }: Explained,
): FirstStage {
  const { frame, problem, space } = estimate;
  const size = space.size;
  const variance = rss / (freeObservations(frame) - size);
  const regressors = instrumentsOf(problem);
  const error = residual(regressors, coefficients, column);
  const covarianceOn = (on: Projected): ChosenCovariance =>
    chooseCovariance(
      regressionModel({
        ...on,
        frame,
        regressions: [{ regressors: on.regressors, residual: error, weights: problem.weights }],
        errorCovariance: Float64Array.of(variance),
        factorK: size,
        small: true,
      }),
      sameCovariance(covariance),
    );
  const { values } = covarianceOn({ regressors, coefficients, inverse });
  const named = (numbers: Float64Array): Record<string, number> =>
    Object.fromEntries(Array.from(numbers, (value, z) => [problem.names[z]!, value]));
  const explained = excludedPart(estimate, coordinates);
  const squares = dot(explained, explained);
  return {
    coef: named(coefficients),
    se: named(diagonal(values, size).map(Math.sqrt)),
    partialF: partialF(estimate, { name, test }, explained, covarianceOn),
    partialR2: squares / (squares + rss),
    sigma: Math.sqrt(variance),
  };
}

/** Regressors, coefficients on them and (X'WX)⁻¹. */
interface Projected {
  readonly regressors: readonly Regressor[];
  readonly coefficients: Float64Array;
  readonly inverse: Float64Array;
}

/** The test on orthonormal instruments, where nothing but what is tested enters the covariance. */
function partialF(
  estimate: InstrumentalEstimate,
  { name, test }: Pick<Explained, "name" | "test">,
  coefficients: Float64Array,
  covarianceOn: (on: Projected) => ChosenCovariance,
): TestResult {
  const { problem, space, frame } = estimate;
  const m = problem.excluded;
  const regressors = orthonormalInstruments(estimate);
  const chosen = covarianceOn({ regressors, coefficients, inverse: identity(m) });
  const most = mostRestrictions(chosen);
  const statistic = m > most ? undefined : inverseQuadraticForm(coefficients, chosen.values, m);
  const plural = m > 1 ? "s" : "";
  return testResult({
    name: test,
    null: `The excluded instrument${plural} ${listed(excludedNames(problem))} do${m > 1 ? "" : "es"} not move ${name}.`,
    statistic: (statistic ?? Number.NaN) / m,
    distribution: "F",
    df: [m, chosen.df ?? freeObservations(frame) - space.size],
    ...(statistic === undefined ? { note: tooManyRestrictions(m, most, "excluded instruments") } : {}),
  });
}

import type { ColumnName, TableInput } from "../data/input.ts";
import { withoutPoissonSeparation } from "../diagnostics/poisson-separation.ts";
import type { SeparationMode } from "../diagnostics/separation.ts";
import type { DerivedParameter, PlainCovariance, Warning } from "../fit/fit.ts";
import type { Checked } from "../formula/check.ts";
import type { CoefficientNames } from "../formula/coefficient-names.ts";
import { negativeBinomialLikelihood } from "../likelihood/negative-binomial-likelihood.ts";
import { boundaryRatioTest } from "./boundary-ratio-test.ts";
import { checkCounts } from "./check-counts.ts";
import { checkVarying } from "./check-varying.ts";
import { countQuantities } from "./count-quantities.ts";
import { constantAlone } from "./constant-alone.ts";
import { logParameter } from "./derived-parameter.ts";
import { dispersedMaximum, poissonMaximum, poissonOf } from "./dispersed-maximum.ts";
import type { BinaryFit, LikelihoodDefinition, OwnFields, PlainOptions } from "./likelihood-definition.ts";
import { likelihoodEstimator } from "./likelihood-estimator.ts";
import { meanMaximum } from "./poisson-start.ts";
import { poseProblem } from "./pose-problem.ts";

/** A fitted negative binomial model. */
export interface NegativeBinomialFit<Name extends string = string> extends BinaryFit<Name, PlainCovariance> {
  /** The dispersion: the variance is μ + αμ². With its standard error in `derived`, unless it is 0. */
  readonly alpha: number;
  readonly derived: Readonly<Partial<Record<"alpha", DerivedParameter>>>;
}

/** The negative binomial model as data. */
export function negativeBinomialDefinition(
  mode: SeparationMode = "drop",
): LikelihoodDefinition<"index" | "lnAlpha", "y", OwnFields> {
  const definition: LikelihoodDefinition<"index" | "lnAlpha", "y", OwnFields> = {
    estimator: "negativeBinomial",
    title: "Negative binomial (NB2)",
    likelihood: negativeBinomialLikelihood,
    equations: [{ role: "", predictor: "index" }],
    quantities: countQuantities(negativeBinomialLikelihood),
    choices: { separation: mode },
    outcomes(frame) {
      checkVarying(frame, 0);
      checkCounts(frame, 0);
      return { y: frame.equations[0]!.outcome };
    },
    screen(frame) {
      definition.outcomes(frame);
      return withoutPoissonSeparation(frame, mode);
    },
    search(problem, frame, options) {
      const maximum = dispersedMaximum(problem, poissonMaximum(problem, frame), options);
      return { maximum, warnings: maximum.point.at(-1) === Number.NEGATIVE_INFINITY ? [notDispersed] : [] };
    },
    again(frame) {
      const problem = poseProblem(definition, frame);
      return { problem, maximum: dispersedMaximum(problem, poissonMaximum(problem, frame), {}) };
    },
    nullLogLik: (problem, frame) =>
      dispersedMaximum(constantAlone(problem, frame), meanMaximum(poissonOf(problem), frame), {}).value,
    own({ problem, maximum, frame }, model, covariance) {
      const alpha = Math.exp(model.theta.at(-1)!);
      const ratio = 2 * (maximum.value - poissonMaximum(problem, frame).value);
      const tested = frame.weights?.kind !== "probability";
      return {
        alpha,
        derived: alpha === 0 ? {} : { alpha: logParameter(model, covariance, "lnAlpha") },
        tests: tested ? { overdispersion: boundaryRatioTest(noDispersion, ratio, covariance.label) } : {},
      };
    },
  };
  return definition;
}

const noDispersion = {
  name: "Overdispersion (likelihood ratio)",
  null: "The variance is the mean (alpha = 0): Poisson.",
};

const notDispersed: Warning = {
  code: "boundary",
  message:
    "The estimate of alpha is 0, the bound of its range: given the regressors the outcome varies no more than a Poisson " +
    "outcome, so the coefficients are those of poisson. lnAlpha has no estimate, and its standard error is not one. Use " +
    "poisson, whose robust standard errors also hold where the variance is below the mean.",
  parameter: "lnAlpha",
};

/**
 * Negative binomial regression (NB2) by maximum likelihood: counts with mean μ = exp(x'β) and variance μ + αμ². The parameters
 * are β and ln α; `alpha` and its interval are in `derived`. The fit's `tests` compare it with a Poisson model (α = 0, at the
 * bound of its range: the p-value is that of ½χ²(0) + ½χ²(1)). Exposure enters as `offset(log(exposure))`.
 *
 * Where the outcome varies no more than a Poisson outcome, the estimate of α is 0 and a warning "boundary" says so. Separation
 * as in `poisson`. Quantities: "mean", "index", "probability(3)" Pr(y = 3), "probability(2, 5)" Pr(2 <= y <= 5), "probability(2, .)".
 *
 * @param formula "markets ~ log(size) + rd"; a column that the data lack is a compile error
 * @param data a table, row objects, a record of columns, an Arrow or Arquero table, a DuckDB result
 * @throws EstimandError "outcome-not-count", "constant-outcome", "quasi-separation" (`separation: "error"`), "bad-option", and
 *   those of the formula and the data
 * @example
 * const fit = negativeBinomial("markets ~ log(size) + rd", firms);
 * fit.alpha;
 *
 * Source: Cameron and Trivedi (2013), Regression Analysis of Count Data, section 3.3; Lawless (1987).
 */
export function negativeBinomial<const F extends string, const D extends TableInput>(
  formula: Checked<F, ColumnName<D>>,
  data: D,
  options: PlainOptions<ColumnName<D>> = {},
): NegativeBinomialFit<CoefficientNames<F> | "lnAlpha"> {
  const fit = likelihoodEstimator(negativeBinomialDefinition(options?.separation))(formula, data, options);
  return fit as unknown as NegativeBinomialFit<CoefficientNames<F> | "lnAlpha">;
}

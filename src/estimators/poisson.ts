import type { ColumnName, TableInput } from "../data/input.ts";
import { withoutPoissonSeparation } from "../diagnostics/poisson-separation.ts";
import { watchedMaximum } from "../diagnostics/watched-maximum.ts";
import { EstimandError } from "../errors.ts";
import type { Checked } from "../formula/check.ts";
import type { CoefficientNames } from "../formula/coefficient-names.ts";
import type { Frame } from "../formula/frame-types.ts";
import { poissonLikelihood } from "../likelihood/poisson-likelihood.ts";
import { checkVarying } from "./check-varying.ts";
import { countQuantities } from "./count-quantities.ts";
import type { BinaryFit, LikelihoodDefinition, LikelihoodOptions } from "./likelihood-definition.ts";
import type { AbsorbingOptions } from "./absorbing.ts";
import { likelihoodEstimator } from "./likelihood-estimator.ts";
import { meanMaximum, startAtMean } from "./poisson-start.ts";
import { poseProblem } from "./pose-problem.ts";
import type { SeparationMode } from "../diagnostics/separation.ts";

/** The Poisson model as data. */
export function poissonDefinition(mode: SeparationMode = "drop"): LikelihoodDefinition<"index", "y"> {
  const definition: LikelihoodDefinition<"index", "y"> = {
    estimator: "poisson",
    title: "Poisson (pseudo-maximum likelihood)",
    likelihood: poissonLikelihood,
    equations: [{ role: "", predictor: "index" }],
    quantities: countQuantities(poissonLikelihood),
    defaultVcov: "robust",
    ownOptions: ["fixefK"],
    absorbs: { side: (y) => (y > 0 ? 0 : -1), start: (y, mean) => Math.log((y + mean) / 2) },
    choices: { separation: mode },
    outcomes(frame) {
      checkVarying(frame, 0);
      checkCounts(frame);
      return { y: frame.equations[0]!.outcome };
    },
    search: (_, frame, options) =>
      watchedMaximum(frame, { problem: (sample) => poseProblem(definition, sample), start: startAtMean }, options, () =>
        withoutPoissonSeparation(frame, mode),
      ),
    nullLogLik: (problem, frame) => meanMaximum(problem, frame).value,
  };
  return definition;
}

/** @throws EstimandError "outcome-negative" */
function checkCounts({ equations, index }: Frame): void {
  const { outcome, outcomeName } = equations[0]!;
  const at = outcome.findIndex((y) => y < 0);
  if (at < 0) return;
  const row = (index?.[at] ?? at) + 1;
  throw new EstimandError(
    "outcome-negative",
    `The outcome '${outcomeName}' must not be negative, and it is ${outcome[at]} in row ${row}. Use ols for such an outcome.`,
    { column: outcomeName, row, value: outcome[at] },
  );
}

/**
 * Poisson regression by pseudo-maximum likelihood: E[y | x] = exp(x'β) for counts, and any other outcome that is not negative.
 * Only the mean has to be right, so standard errors are "robust" unless `vcov` says otherwise ("iid" takes the variance
 * to be the mean). Exposure enters as `offset(log(exposure))`.
 *
 * Columns whose coefficient is -∞, such as a dummy with zeros only, leave together with the rows that they explain; the
 * fit says so (`separation`). Quantities: "mean", "index", and if the outcome is Poisson distributed "probability(3)" Pr(y = 3),
 * "probability(2, 5)" Pr(2 <= y <= 5), "probability(2, .)". Effects after `|` are absorbed; their levels with zeros only
 * leave, and are counted, and so do zeros that columns and effects tell apart together.
 *
 * @param formula "markets ~ log(size) + rd"; a column that the data lack is a compile error
 * @param data a table, row objects, a record of columns, an Arrow or Arquero table, a DuckDB result
 * @throws EstimandError "outcome-negative", "constant-outcome", "quasi-separation" (`separation: "error"`), "bad-option", and
 *   those of the formula and the data
 * @example
 * const fit = poisson("markets ~ log(size) + rd", firms);
 * Math.exp(fit.coef.rd) - 1; // the relative change of the mean
 *
 * Sources: Gourieroux, Monfort and Trognon (1984); Santos Silva and Tenreyro (2006); Correia, Guimarães and Zylkin (2019)
 * for separation.
 */
export function poisson<const F extends string, const D extends TableInput>(
  formula: Checked<F, ColumnName<D>>,
  data: D,
  options: LikelihoodOptions<ColumnName<D>> & Pick<AbsorbingOptions, "fixefK"> = {},
): BinaryFit<CoefficientNames<F>> {
  const estimate = likelihoodEstimator(poissonDefinition(options?.separation));
  return estimate(formula, data, options) as BinaryFit<CoefficientNames<F>>;
}

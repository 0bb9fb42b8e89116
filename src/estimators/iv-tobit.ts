import type { ColumnName, TableInput } from "../data/input.ts";
import { checkOptionNames } from "../fit/check-option-names.ts";
import type { Checked } from "../formula/check.ts";
import { maximize } from "../likelihood/maximize.ts";
import { checkWord } from "./check-word.ts";
import { instrumentedFit, type InstrumentedModel } from "./instrumented-methods.ts";
import {
  type InstrumentedFit,
  type InstrumentedNamesOf,
  type InstrumentedOptions,
  instrumentedMethods,
} from "./iv-probit.ts";
import { ivTobitDefinition, ivTobitStart } from "./iv-tobit-model.ts";
import { checkLikelihoodOptions, likelihoodOptionNames } from "./likelihood-options.ts";
import { checkLimits, type LimitOptions } from "./outcome-limits.ts";
import { poseProblem } from "./pose-problem.ts";
import { tobitDefinition } from "./tobit-definition.ts";

/** Options of `ivTobit`: a limit is a number, or the column that holds it by rows. */
export interface InstrumentedTobitOptions<Name extends string = string>
  extends InstrumentedOptions<Name>,
    LimitOptions<Name> {}

/**
 * Tobit with endogenous columns: y* = x'β + w'γ + u is seen between the limits only, w_j = z'π_j + v_j, (u, v) jointly normal. Any
 * number of endogenous columns, which must be continuous.
 *
 * - "ml": the joint likelihood; `lnSigma` is ln σ of u, `rd:lnSigma` of the reduced form's error, `atanhRho` their correlation.
 * - "control-function" (Smith and Blundell): a tobit with the reduced forms' residuals, whose coefficients `residual(rd)` measure
 *   endogeneity; `lnSigma` is then of u given v. Covariances count the first step.
 * - "two-step": Newey's minimum chi-squared; Stata's `ivtobit, twostep`. Coefficients only.
 *
 * Quantities as of `tobit`, averaged over the columns' errors: "unconditional", "conditional", "probability", "index".
 *
 * @param formula "hours ~ educ + [income ~ husband]"
 * @param data a table, row objects, a record of columns, an Arrow or Arquero table, a DuckDB result
 * @param options `lower`, `upper`, and `method`
 * @throws EstimandError "under-identified", "unbounded-likelihood", "constant-outcome", "collinear-columns", "too-few-rows",
 *   "bad-option", and those of the formula and the data
 * @example
 * const fit = ivTobit("hours ~ educ + [income ~ husband]", women, { lower: 0, method: "control-function" });
 * fit.tests.residuals.p; // Smith and Blundell's test
 *
 * Source: Smith and Blundell (1986), Econometrica 54, 679-685; Newey (1987), Journal of Econometrics 36, 231-250.
 */
export function ivTobit<const F extends string, const D extends TableInput>(
  formula: Checked<F, ColumnName<D>>,
  data: D,
  options: InstrumentedTobitOptions<ColumnName<D>> = {},
): InstrumentedFit<InstrumentedNamesOf<F>> {
  checkOptionNames("ivTobit", options, { ...likelihoodOptionNames, method: true, lower: true, upper: true });
  const { method = "ml", lower, upper, ...rest } = options;
  checkWord("method", method, instrumentedMethods);
  const limits = { ...(lower === undefined ? {} : { lower }), ...(upper === undefined ? {} : { upper }) };
  checkLimits("ivTobit", limits);
  checkLikelihoodOptions({ estimator: "ivTobit", likelihood: ivTobitDefinition(limits, ["w"]).likelihood }, options);
  const fit = instrumentedFit(ivTobitModel(limits), formula, data, { ...rest, method });
  return fit as InstrumentedFit<InstrumentedNamesOf<F>>;
}

function ivTobitModel(limits: LimitOptions): InstrumentedModel {
  const tobit = tobitDefinition(limits, undefined, true);
  return {
    estimator: "ivTobit",
    title: "Tobit with endogenous columns",
    choices: { ...tobit.choices },
    outcome: tobit as InstrumentedModel["outcome"],
    binary: false,
    residualTest: "Smith-Blundell test of exogeneity",
    screen: (frame) => tobit.screen!(frame, "drop"),
    joint: (columns) => ivTobitDefinition(limits, columns),
    start: ivTobitStart,
    exogenous(frame) {
      const problem = poseProblem(tobit, frame);
      return maximize(problem, tobit.start!(problem, frame));
    },
  };
}

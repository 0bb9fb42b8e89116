import type { ColumnName, TableInput } from "../data/input.ts";
import type { EffectiveF } from "../diagnostics/effective-f.ts";
import type { FirstStage } from "../diagnostics/first-stage.ts";
import { screenedMaximum } from "../diagnostics/screened-maximum.ts";
import { checkOptionNames } from "../fit/check-option-names.ts";
import type { Fit, PlainCovariance } from "../fit/fit.ts";
import type { Checked } from "../formula/check.ts";
import type { CoefficientNames } from "../formula/coefficient-names.ts";
import type { Frame } from "../formula/frame-types.ts";
import type { VcovOption } from "../inference/vcov-option.ts";
import { maximize } from "../likelihood/maximize.ts";
import { startFromPart } from "../likelihood/start-from-part.ts";
import type { ResidualNodes } from "../moments/residual-nodes.ts";
import { checkWord } from "./check-word.ts";
import type { CorrelationFields } from "./correlation-fields.ts";
import { type InstrumentedMethod, instrumentedFit, type InstrumentedModel } from "./instrumented-methods.ts";
import { ivProbitDefinition, ivProbitStart } from "./iv-probit-model.ts";
import type { LikelihoodOptions } from "./likelihood-definition.ts";
import { checkLikelihoodOptions, likelihoodOptionNames } from "./likelihood-options.ts";
import { poseProblem } from "./pose-problem.ts";
import { probitDefinition } from "./probit.ts";

/** Options of `ivProbit` and `ivTobit`. Their scores have no leverages, so no HC2 and HC3. */
export interface InstrumentedOptions<Name extends string = string> extends Omit<LikelihoodOptions<Name>, "vcov"> {
  readonly vcov?: VcovOption<Name, "HC0" | "HC1", "CR1">;
  /**
   * "ml" (default): joint maximum likelihood. "two-step": Newey's minimum chi-squared. "control-function": the reduced forms'
   * residuals as regressors.
   */
  readonly method?: InstrumentedMethod;
}

/** The names of the coefficients: `rd`, `residual(rd)`, `rd:subsidy`, `rd:lnSigma`, `atanhRho`. */
export type InstrumentedNamesOf<F extends string> =
  | CoefficientNames<F>
  | `residual(${string})`
  | `${string}:${string}`
  | "lnSigma"
  | "atanhRho";

/** A fit with endogenous columns. */
export interface InstrumentedFit<Name extends string = string>
  extends Fit<Name, PlainCovariance>,
    Partial<CorrelationFields> {
  readonly method: InstrumentedMethod;
  /** By endogenous column. */
  readonly firstStage: Readonly<Record<string, FirstStage>>;
  /** With one endogenous column: Montiel Olea and Pflueger's F in the fit's covariance. */
  readonly effectiveF?: EffectiveF;
  /** `ivProbit` by control function with one endogenous column: the distribution of the standardized residuals, for "asf". */
  readonly residualNodes?: ResidualNodes;
}

/** The words of `method`. */
export const instrumentedMethods: readonly string[] = ["ml", "two-step", "control-function"];

/**
 * Probit with endogenous columns: y = 1 where x'β + w'γ + u > 0, w_j = z'π_j + v_j, with (u, v) jointly normal, Var(u) = 1. Any number
 * of endogenous columns, which must be continuous; for a 0/1 one see the recursive bivariate probit.
 *
 * - "ml": the joint likelihood; `rd:subsidy` are the reduced forms' coefficients, `rd:lnSigma` ln σ of their errors, `atanhRho`
 *   the correlation of the errors (with several columns `rd:atanhRho`, ..., partial correlations in the order of the columns).
 * - "control-function" (Rivers and Vuong): a probit with the residuals of the reduced forms, whose coefficients
 *   `residual(rd)` measure endogeneity. Its coefficients are of a model with Var(u | v) = 1, so larger than those of "ml";
 *   the quantity "probability" averages over v and is the same function. Covariances count the first step.
 * - "two-step" (Newey): efficient combination of the reduced forms on that scale; Stata's `ivprobit, twostep`.
 *
 * Quantities: "probability" Φ(x'β) at given columns, the average structural function under joint normality of the errors, and
 * "index"; by control function of one column also "asf", the same averaged over the reduced form's residuals as they are, which takes
 * no more than the outcome's error given them to be normal.
 *
 * @param formula "exporter ~ log(size) + [rd ~ subsidy + regionalRd]"
 * @param data a table, row objects, a record of columns, an Arrow or Arquero table, a DuckDB result
 * @throws EstimandError "under-identified", "outcome-not-binary", "constant-outcome", "complete-separation", "collinear-columns",
 *   "too-few-rows", "bad-option", and those of the formula and the data
 * @example
 * const fit = ivProbit("exporter ~ log(size) + [rd ~ subsidy + regionalRd]", firms);
 * fit.tests.waldRho.p;
 * marginalEffects(fit).coef.rd;
 *
 * Source: Newey (1987), Journal of Econometrics 36, 231-250; Rivers and Vuong (1988), ibid. 39, 347-366; Wooldridge (2010),
 * section 15.7.2.
 */
export function ivProbit<const F extends string, const D extends TableInput>(
  formula: Checked<F, ColumnName<D>>,
  data: D,
  options: InstrumentedOptions<ColumnName<D>> = {},
): InstrumentedFit<InstrumentedNamesOf<F>> {
  checkOptionNames("ivProbit", options, { ...likelihoodOptionNames, method: true });
  const { method = "ml", separation = "drop" } = options;
  checkWord("method", method, instrumentedMethods);
  checkLikelihoodOptions({ estimator: "ivProbit", likelihood: ivProbitDefinition(["w"]).likelihood }, options);
  const model = ivProbitModel(separation);
  return instrumentedFit(model, formula, data, { ...options, method }) as InstrumentedFit<InstrumentedNamesOf<F>>;
}

function ivProbitModel(separation: NonNullable<LikelihoodOptions["separation"]>): InstrumentedModel {
  const probitOf = (frame: Frame) => poseProblem(probitDefinition, frame);
  return {
    estimator: "ivProbit",
    title: "Probit with endogenous columns",
    choices: { separation },
    outcome: probitDefinition,
    binary: true,
    residualTest: "Rivers-Vuong test of exogeneity",
    screen: (frame) =>
      screenedMaximum(frame, 0, separation, { problem: probitOf, start: (problem) => startFromPart(problem) }, {}),
    joint: ivProbitDefinition,
    start: ivProbitStart,
    exogenous(frame) {
      const problem = probitOf(frame);
      return maximize(problem, startFromPart(problem));
    },
  };
}

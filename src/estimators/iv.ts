import type { ColumnName, TableInput } from "../data/input.ts";
import type { FirstEstimate } from "../diagnostics/instrumental-estimate.ts";
import { instrumentalCollinearity } from "../diagnostics/instrumental-collinearity.ts";
import { checkIdentified } from "../diagnostics/rank-condition.ts";
import type { Like } from "../fit/fit.ts";
import type { Checked } from "../formula/check.ts";
import type { CoefficientNames } from "../formula/coefficient-names.ts";
import type { Frame } from "../formula/frame-types.ts";
import type { IdentificationOf } from "../formula/identification.ts";
import { modelFrame } from "../formula/model-frame.ts";
import { chooseCovariance } from "../inference/covariance.ts";
import { covarianceColumns } from "../inference/covariance-columns.ts";
import { presetOf } from "../inference/presets.ts";
import { instrumentSpace } from "../moments/instrument-space.ts";
import { linearProblem } from "../moments/linear-problem.ts";
import { twoStage } from "../moments/two-stage.ts";
import { checkBrackets, checkEndogenous } from "./check-instruments.ts";
import type { IvEstimate } from "./iv-estimate.ts";
import { ivMethods } from "./iv-methods.ts";
import type { IvFit } from "./iv-fit.ts";
import { type IvChoices, ivChoices, type IvOptions } from "./iv-options.ts";
import { ivRecord } from "./iv-record.ts";
import { checkLinearSample, linearFitted } from "./least-squares-record.ts";
import { type LinearEstimate, linearModel } from "./linear-model.ts";

/**
 * Instrumental variables by two-stage least squares: b = (X'P_Z X)⁻¹X'P_Z y, any number of endogenous columns.
 *
 * Written in the formula as [endogenous ~ instruments]; the other columns are their own instruments. By default RSS/(N-K) with
 * t and F; `small: false` gives Stata's RSS/N with normal and chi-square. The fit carries first stages, the Wu-Hausman
 * test, Sargan's test (Hansen's J under robust or clustered covariances) when over-identified, and, for one endogenous
 * column, the effective F and the Anderson-Rubin confidence set. Weak, many, or contradictory instruments are named in
 * `warnings`.
 *
 * @param formula "sales ~ age + [rd ~ subsidy + regionalRd]"; a column that the data lack is a compile error
 * @param data a table, row objects, a record of columns, an Arrow or Arquero table, a DuckDB result
 * @param options `vcov`, `weights`, `offset`, `small`, `method`
 * @throws EstimandError "under-identified", "too-few-rows", "constant-outcome", "bad-option", and those of the formula and
 *   the data
 * @example
 * const fit = iv("lwage ~ exper + [educ ~ nearc4 + nearc2]", men, { vcov: "robust" });
 * fit.firstStage.educ.partialF.statistic;
 * if (fit.identification === "over") fit.tests.hansenJ; // does not compile without the question
 *
 * Source: Theil (1953); Basmann (1957); Wooldridge (2010), Econometric Analysis of Cross Section and Panel Data, ch. 5.
 */
export function iv<const F extends string, const D extends TableInput>(
  formula: Checked<F, ColumnName<D>>,
  data: D,
  options: IvOptions<ColumnName<D>> = {},
): IvFit<CoefficientNames<F>, IdentificationOf<F, D>> {
  const choices = ivChoices(options);
  const { weights, offset } = options;
  const frame = modelFrame({
    equations: [{ role: "", formula }],
    data,
    weights,
    offset,
    columns: [...covarianceColumns(choices.vcov), ...covarianceColumns(choices.weightMatrix)],
    absorb: { demean: true, fixefK: options.fixefK ?? "nonnested" },
  });
  checkBrackets(frame, formula);
  const estimate = ivMethods[choices.method].estimate(solve(frame, formula), choices);
  const collinear = instrumentalCollinearity(estimate);
  const linear = linearEstimate(estimate, { ...choices, formula, small: options.small, like: options.like });
  const model = linearModel(linear, (self, covariance) => {
    const fitted = linearFitted(frame, estimate.problem, estimate.solution.rss, self.small);
    return ivRecord({ formula, method: choices.method, collinear }, self, estimate, fitted, covariance);
  });
  return model.record(chooseCovariance(model, choices.vcov)) as unknown as IvFit<
    CoefficientNames<F>,
    IdentificationOf<F, D>
  >;
}

function solve(frame: Frame, formula: string): FirstEstimate {
  const problem = linearProblem(frame);
  checkLinearSample(frame, Math.max(problem.regressors.length, problem.exogenous + problem.excluded));
  checkEndogenous(frame, formula);
  const space = instrumentSpace(problem);
  checkIdentified(problem, space);
  return { frame, problem, space, twoStage: twoStage(problem, space) };
}

/** What was asked for, besides the sample. */
interface Asked extends IvChoices {
  readonly formula: string;
  readonly small: boolean | undefined;
  readonly like: Like | undefined;
}

function linearEstimate(estimate: IvEstimate, asked: Asked): LinearEstimate {
  const { like } = asked;
  const { frame, problem, solution } = estimate;
  const { regressors, residual } = solution;
  const small = asked.small ?? presetOf(like).small;
  const method = ivMethods[asked.method];
  return {
    frame,
    ...solution,
    regression: { regressors, residual, weights: problem.weights },
    hats: undefined,
    small,
    like,
    restated: (other) => linearEstimate(estimate, { ...asked, like: other }),
    ...method.covariances(estimate, small),
    estimateOn: (sample) => linearEstimate(method.estimate(solve(sample, asked.formula), asked), asked),
  };
}

import type { ColumnName, TableInput } from "../data/input.ts";
import type { AndersonRubinSet } from "../diagnostics/anderson-rubin.ts";
import type { EffectiveF } from "../diagnostics/effective-f.ts";
import type { FirstStage } from "../diagnostics/first-stage.ts";
import type { InstrumentalEstimate } from "../diagnostics/instrumental-estimate.ts";
import { instrumentalCollinearity } from "../diagnostics/instrumental-collinearity.ts";
import { checkIdentified } from "../diagnostics/rank-condition.ts";
import { EstimandError } from "../errors.ts";
import type { Fit, PlainCovariance } from "../fit/fit.ts";
import type { Checked } from "../formula/check.ts";
import type { CoefficientNames } from "../formula/coefficient-names.ts";
import type { Frame } from "../formula/frame-types.ts";
import { modelFrame } from "../formula/model-frame.ts";
import { chooseCovariance } from "../inference/covariance.ts";
import { covarianceColumns } from "../inference/covariance-columns.ts";
import { presetOf } from "../inference/presets.ts";
import { instrumentSpace } from "../moments/instrument-space.ts";
import { linearProblem } from "../moments/linear-problem.ts";
import { twoStage } from "../moments/two-stage.ts";
import { checkBrackets, checkEndogenous } from "./check-instruments.ts";
import { checkOptionNames } from "../fit/check-option-names.ts";
import {
  checkLeastSquaresOptions,
  leastSquaresOptionNames,
  type LeastSquaresOptions,
} from "./least-squares-options.ts";
import { ivRecord } from "./iv-record.ts";
import { checkLinearSample, type LeastSquaresFields, linearFitted } from "./least-squares-record.ts";
import { type LinearEstimate, linearModel } from "./linear-model.ts";

/** Options of `iv`. There are no leverages in an instrumental-variables model, so no HC2, HC3, CR2 and CR3. */
export interface IvOptions<Name extends string = string> extends LeastSquaresOptions<Name, "HC0" | "HC1", "CR1"> {
  /** Default and so far only choice: two-stage least squares. */
  readonly method?: "2sls";
}

/** A fit by instrumental variables. */
export interface IvFit<Name extends string = string> extends Fit<Name, PlainCovariance>, LeastSquaresFields {
  /** By endogenous column. */
  readonly firstStage: Readonly<Record<string, FirstStage>>;
  /** Cragg and Donald's F: the first-stage F (for homoskedastic errors) when there is one endogenous column. */
  readonly craggDonald: number;
  /** With one endogenous column: Montiel Olea and Pflueger's F in the fit's covariance. */
  readonly effectiveF?: EffectiveF;
  /** With one endogenous column: the values of its coefficient that no weakness of instruments can invalidate. */
  readonly andersonRubin?: AndersonRubinSet;
}

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
 *
 * Source: Theil (1953); Basmann (1957); Wooldridge (2010), Econometric Analysis of Cross Section and Panel Data, ch. 5.
 */
export function iv<const F extends string, const D extends TableInput>(
  formula: Checked<F, ColumnName<D>>,
  data: D,
  options: IvOptions<ColumnName<D>> = {},
): IvFit<CoefficientNames<F>> {
  checkOptionNames("iv", options, { ...leastSquaresOptionNames, method: true });
  const { vcov, weights, offset, like } = options;
  checkMethod(options.method);
  checkLeastSquaresOptions(options);
  const frame = modelFrame({
    equations: [{ role: "", formula }],
    data,
    weights,
    offset,
    columns: covarianceColumns(vcov),
  });
  checkBrackets(frame, formula);
  const estimate = solve(frame, formula);
  const collinear = instrumentalCollinearity(estimate);
  const conventions = { small: options.small, like };
  const model = linearModel(linearEstimate(estimate, formula, conventions), (self, covariance) => {
    const fitted = linearFitted(frame, estimate.problem, estimate.twoStage.rss, self.small);
    return ivRecord(formula, self, { ...estimate, collinear }, fitted, covariance);
  });
  return model.record(chooseCovariance(model, vcov)) as IvFit<CoefficientNames<F>>;
}

function solve(frame: Frame, formula: string): InstrumentalEstimate {
  const problem = linearProblem(frame);
  checkLinearSample(frame, Math.max(problem.regressors.length, problem.exogenous + problem.excluded));
  checkEndogenous(frame, formula);
  const space = instrumentSpace(problem);
  checkIdentified(problem, space);
  return { frame, problem, space, twoStage: twoStage(problem, space) };
}

/** `small` as asked for, else as the package's. */
type Conventions = Pick<IvOptions, "small" | "like">;

function linearEstimate(
  estimate: InstrumentalEstimate,
  formula: string,
  conventions: { readonly [Option in keyof Conventions]: Conventions[Option] | undefined },
): LinearEstimate {
  const { like } = conventions;
  const { frame, problem, twoStage: solution } = estimate;
  const { regressors, residual } = solution;
  return {
    frame,
    ...solution,
    regression: { regressors, residual, weights: problem.weights },
    hats: undefined,
    small: conventions.small ?? presetOf(like).small,
    like,
    restated: (other) => linearEstimate(estimate, formula, { ...conventions, like: other }),
    inverseWritten: "(X̂'X̂)⁻¹",
    estimateOn: (sample) => linearEstimate(solve(sample, formula), formula, conventions),
  };
}

function checkMethod(method: string | undefined): void {
  if (method === undefined || method === "2sls") return;
  throw new EstimandError(
    "bad-option",
    `method: ${JSON.stringify(method)} is not yet available; use "2sls" or leave it out.`,
    {
      option: "method",
      available: ["2sls"],
    },
  );
}

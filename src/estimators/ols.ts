import type { ColumnName, TableInput } from "../data/input.ts";
import { EstimandError } from "../errors.ts";
import type { Fit, Like } from "../fit/fit.ts";
import type { FittedModel } from "../fit/model.ts";
import type { Checked } from "../formula/check.ts";
import type { CoefficientNames } from "../formula/coefficient-names.ts";
import type { Frame } from "../formula/frame-types.ts";
import { modelFrame } from "../formula/model-frame.ts";
import { chooseCovariance } from "../inference/covariance.ts";
import { covarianceColumns } from "../inference/covariance-columns.ts";
import type { Columns } from "../linalg/kernels.ts";
import { type LeastSquares, leastSquares } from "../linalg/least-squares.ts";
import { residual } from "../moments/combination.ts";
import { leverages, leveragesByRoot } from "../moments/leverages.ts";
import { type LinearProblem, linearProblem, regressorsOf } from "../moments/linear-problem.ts";
import { checkOptionNames } from "../fit/check-option-names.ts";
import {
  checkLeastSquaresOptions,
  leastSquaresOptionNames,
  type LeastSquaresOptions,
} from "./least-squares-options.ts";
import { checkLinearSample, type LeastSquaresFields, linearFitted } from "./least-squares-record.ts";
import { type LinearEstimate, linearModel } from "./linear-model.ts";
import { olsRecord } from "./ols-record.ts";

/** A fit by ordinary (or weighted) least squares. */
export interface OlsFit<Name extends string = string> extends Fit<Name>, LeastSquaresFields {}

/**
 * Ordinary least squares: b = (X'WX)⁻¹X'Wy, by Cholesky's or, for nearly collinear columns, Householder's decomposition, in
 * either case refined with residuals, so that b has the digits that the data allow.
 *
 * t and F tests with N-K degrees of freedom (G-1 when clustered). AIC and BIC count the coefficients but not σ. With
 * probability weights there is no log-likelihood.
 *
 * @param formula "log(wage) ~ educ + exper + C(industry)"; a column that the data lack is a compile error
 * @param data a table, row objects, a record of columns, an Arrow or Arquero table, a DuckDB result
 * @param options `vcov`, `weights`, `offset`, `small`
 * @throws EstimandError "too-few-rows", "constant-outcome", "bad-option", and those of the formula and the data
 * @example
 * const fit = ols("log(wage) ~ educ + exper", workers, { vcov: "HC1" });
 * fit.coef.educ;
 *
 * Source: Greene (2018), Econometric Analysis, ch. 3-5; Davidson and MacKinnon (1993), section 11.6 (weights).
 */
export function ols<const F extends string, const D extends TableInput>(
  formula: Checked<F, ColumnName<D>>,
  data: D,
  options: LeastSquaresOptions<ColumnName<D>> = {},
): OlsFit<CoefficientNames<F>> {
  checkOptionNames("ols", options, leastSquaresOptionNames);
  const { vcov, weights, offset, small = true, like } = options;
  checkLeastSquaresOptions(options);
  const frame = modelFrame({
    equations: [{ role: "", formula }],
    data,
    weights,
    offset,
    columns: covarianceColumns(vcov),
    absorb: { demean: true, fixefK: options.fixefK ?? "nonnested" },
  });
  if (frame.equations[0]!.instruments !== undefined) throw bracketsInOls(formula);
  const { problem, solution, estimate } = solve(frame, small, like);
  const fitted = linearFitted(frame, problem, solution.rss, small);
  const model = linearModel(estimate, (self, covariance) => olsRecord(formula, self, fitted, solution, covariance));
  return model.record(chooseCovariance(model, vcov)) as OlsFit<CoefficientNames<F>>;
}

interface Solved {
  readonly problem: LinearProblem;
  readonly solution: LeastSquares;
  readonly estimate: LinearEstimate;
}

/** Least squares in a sample. */
export function solve(frame: Frame, small: boolean, like: Like | undefined): Solved {
  const problem = linearProblem(frame);
  checkLinearSample(frame, problem.columns.length);
  const solution = leastSquares(problem.columns, problem.outcome, { weights: problem.weights });
  const columns = regressorsOf(problem);
  const error = residual(columns, solution.coefficients, problem.outcome);
  const estimate: LinearEstimate = {
    frame,
    ...solution,
    regression: { regressors: columns, residual: error, weights: problem.weights },
    hats: hatsOf(frame, columns, solution),
    small,
    like,
    restated: (other) => ({ ...estimate, like: other, restated: estimate.restated }),
    inverseWritten: "(X'X)⁻¹",
    estimateOn: (sample) => solve(sample, small, like).estimate,
  };
  return { problem, solution, estimate };
}

/** Leverages of the columns, for HC2 and HC3; those of absorbed effects are not known. */
function hatsOf(frame: Frame, columns: Columns, { inverse, root }: LeastSquares): FittedModel["hats"] {
  if (frame.absorbed !== undefined) return undefined;
  const weights = frame.weights?.kind === "frequency" ? undefined : frame.weights?.values;
  return (start, rows, out) =>
    root === undefined
      ? leverages(columns, inverse, weights, start, rows, out)
      : leveragesByRoot(columns, root, weights, start, rows, out);
}

function bracketsInOls(formula: string): EstimandError {
  return new EstimandError(
    "bad-option",
    `'${formula}' has instruments in brackets, which ols does not use: call iv("${formula}", data), or leave the brackets out.`,
    { formula },
  );
}

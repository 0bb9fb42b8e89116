import { noResiduals } from "../diagnostics/no-residuals.ts";
import { EstimandError } from "../errors.ts";
import type { Conventions, Fit, Warning } from "../fit/fit.ts";
import type { ChosenCovariance, FittedModel } from "../fit/model.ts";
import { freeObservations } from "../formula/free-observations.ts";
import type { Frame } from "../formula/frame-types.ts";
import { countedK } from "../inference/counted-k.ts";
import { covarianceMatrix } from "../inference/estimates.ts";
import type { LinearProblem } from "../moments/linear-problem.ts";
import { totalSquares } from "../moments/total-squares.ts";
import { absorbedFacts } from "./absorbed-facts.ts";
import { checkVarying } from "./check-varying.ts";
import { manyLevels } from "./many-levels.ts";

/** Fields that fits by least squares and by instrumental variables share. */
export interface LeastSquaresFields {
  /** 1 - RSS/TSS; around zero in place of the mean when there is no intercept. Negative values are possible for `iv` only. */
  readonly r2: number;
  readonly adjR2: number;
  /** With absorbed effects: 1 - RSS/TSS of what they leave of the outcome. `r2` is of the outcome itself. */
  readonly withinR2?: number;
  /** Residual standard error: √(RSS/(N-K)), √(RSS/N) with `small: false`. */
  readonly sigma: number;
  /** Weighted residual sum of squares. */
  readonly rss: number;
}

function outOfRange(formula: string): EstimandError {
  return new EstimandError(
    "scale-out-of-range",
    `The sums of squares of '${formula}' are beyond the range of numbers (1e-308 to 1e308): rescale the columns whose ` +
      `values are so large or small.`,
    { formula },
  );
}

/** A linear estimate in the sample, as the record needs it. */
export interface LinearFitted {
  readonly frame: Frame;
  readonly problem: LinearProblem;
  readonly rss: number;
  readonly tss: number;
  /** The same of what absorbed effects leave of the outcome. */
  readonly withinTss: number;
  readonly small: boolean;
  /** Also where absorbed effects contain one. */
  readonly hasIntercept: boolean;
}

/**
 * Gathers the sums of squares of a linear model.
 *
 * @throws EstimandError "scale-out-of-range"
 */
export function linearFitted(frame: Frame, problem: LinearProblem, rss: number, small: boolean): LinearFitted {
  const { absorbed } = frame;
  const hasIntercept = absorbed !== undefined || frame.equations[0]!.regressors.names.includes("(Intercept)");
  const outcome = absorbed?.outcome ?? problem.outcome;
  const tss = totalSquares(outcome, problem.weights, hasIntercept);
  const zero = tss === 0 && outcome.every((y) => y === 0);
  const withinTss = absorbed === undefined ? tss : totalSquares(problem.outcome, problem.weights, false);
  if (!Number.isFinite(rss) || !(tss > 0 || zero)) throw outOfRange(frame.equations[0]!.formula);
  return { frame, problem, rss, tss, withinTss, small, hasIntercept };
}

/**
 * Refuses samples in which a linear model has nothing to estimate from.
 *
 * @throws EstimandError "too-few-rows", "constant-outcome"
 */
export function checkLinearSample(frame: Frame, regressors: number): void {
  const equation = frame.equations[0]!;
  const columns = regressors + (frame.absorbed?.degrees ?? 0);
  if (frame.rows <= columns) {
    throw new EstimandError(
      "too-few-rows",
      `${frame.rows} complete row${frame.rows === 1 ? "" : "s"} cannot determine ${columns} coefficient${columns === 1 ? "" : "s"} ` +
        `and a variance in '${equation.formula}': there must be more rows than columns. Leave columns out, or add rows.` +
        manyLevels(equation),
      { rows: frame.rows, columns },
    );
  }
  checkVarying(frame, 0);
}

/** The fields of the common record that follow from a linear model, its sums of squares and a covariance. */
export function leastSquaresRecord(
  model: FittedModel,
  { frame, rss, tss, withinTss, small, hasIntercept }: LinearFitted,
  covariance: ChosenCovariance,
): Omit<
  Fit,
  "estimator" | "title" | "formula" | "warnings" | "tests" | "toString" | "toMarkdown" | "toHtml" | "toLatex" | "toCsv"
> &
  LeastSquaresFields {
  const { names, theta } = model;
  const k = theta.length;
  const dfResidual = freeObservations(frame) - k;
  const r2 = 1 - rss / tss;
  return {
    outcome: frame.equations[0]!.outcomeName,
    coef: Object.fromEntries(names.map((name, j) => [name, theta[j]!])),
    se: Object.fromEntries(names.map((name, j) => [name, Math.sqrt(covariance.values[j * k + j]!)])),
    vcov: covarianceMatrix(names, covariance.values),
    nobs: frame.nobs,
    dfModel: hasIntercept && frame.absorbed === undefined ? k - 1 : k,
    dfResidual,
    r2,
    adjR2: 1 - ((1 - r2) * (frame.nobs - (hasIntercept ? 1 : 0))) / dfResidual,
    ...(frame.absorbed === undefined ? {} : { withinR2: 1 - rss / withinTss, absorbed: absorbedFacts(frame.absorbed) }),
    sigma: Math.sqrt(rss / (small ? frame.nobs - countedK(model) : frame.nobs)),
    rss,
    converged: true,
    iterations: 0,
    gradientNorm: 0,
    rows: { used: frame.rows, dropped: frame.droppedRows },
    droppedColumns: frame.droppedColumns,
    conventions: conventions(frame, small, hasIntercept, covariance),
  };
}

function conventions(frame: Frame, small: boolean, hasIntercept: boolean, covariance: ChosenCovariance): Conventions {
  const { weights } = frame;
  return {
    vcov: covariance.label,
    vcovFormula: covariance.formula,
    distribution: covariance.distribution,
    df: covariance.df,
    weights: weights === undefined ? "none" : `${weights.kind} (${weights.column})`,
    ...(frame.offset === undefined ? {} : { offset: frame.offset }),
    small,
    r2: hasIntercept ? "centred" : "uncentred",
    ...(hasIntercept ? {} : { note: "No intercept: R² is uncentred, the share of Σy² explained." }),
    ...covariance.facts,
  };
}

/** A fit without residuals. */
export function perfectFit({ frame, problem, rss }: LinearFitted): Warning[] {
  const size = totalSquares(frame.absorbed?.outcome ?? problem.outcome, problem.weights, false);
  return noResiduals(frame.equations[0]!.outcomeName, rss, size);
}

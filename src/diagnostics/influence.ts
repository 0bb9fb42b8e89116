import { checkFit } from "../fit/check-fit.ts";
import type { Fit } from "../fit/fit.ts";
import { modelOf } from "../fit/model.ts";
import { undefinedTest } from "./linear-sample.ts";
import { instrumentalInfluence } from "./instrumental-influence.ts";
import { leastSquaresInfluence } from "./least-squares-influence.ts";

/** What each row does to a linear fit: arrays by rows of the sample, in their order. */
export interface Influence {
  /** Positions of the rows in the user's table, from 0. */
  readonly rows: Int32Array;
  /** hᵢ: how much the row's outcome pulls its own fitted value; with instruments, of the second stage. */
  readonly leverage: Float64Array;
  /** The residual over its standard error. */
  readonly standardized: Float64Array;
  /** The same with σ estimated without the row: t distributed. */
  readonly studentized: Float64Array;
  /** How far all coefficients move when the row is left out, in units of their covariance. */
  readonly cooksDistance: Float64Array;
  /** How far the row's fitted value moves when it is left out, in units of its standard error. */
  readonly dffits: Float64Array;
  /** By coefficient: the estimate less the estimate without the row. */
  readonly dfbeta: Readonly<Record<string, Float64Array>>;
}

/**
 * Leverages, studentized residuals, Cook's distances, DFFITS and the change of each coefficient when a row is left out, of a
 * fit by least squares or by two-stage least squares (for these by Phillips' exact formulas). Nothing is refitted.
 *
 * @throws EstimandError "needs-data", "undefined-test" for other models and under probability weights
 * @example
 * const { cooksDistance, rows } = influence(ols("log(wage) ~ educ + exper", workers));
 * rows[cooksDistance.indexOf(Math.max(...cooksDistance))]; // the most influential row
 *
 * Source: Belsley, Kuh and Welsch (1980), chapter 2; Phillips (1977), Econometrica 45; R's ivreg.
 */
export function influence(fit: Fit): Influence {
  checkFit(fit, "influence");
  const equation = modelOf(fit)?.frame.equations[0];
  if (equation?.instruments === undefined) return leastSquaresInfluence(fit);
  if (fit.estimator !== "iv" || (fit as { method?: unknown }).method !== "2sls")
    throw undefinedTest(`Influence is not defined for ${fit.title}`, fit);
  return instrumentalInfluence(fit);
}

import type { TableInput } from "../data/input.ts";
import type { DerivedParameter, Fit, Warning } from "../fit/fit.ts";
import type { ChosenCovariance, FittedModel } from "../fit/model.ts";
import type { TestResult } from "../fit/test-result.ts";
import type { Frame, WeightOption } from "../formula/frame-types.ts";
import type { VcovOption } from "../inference/vcov-option.ts";
import type { Likelihood, Quantity } from "../likelihood/likelihood.ts";
import type { Maximum, MaximizeOptions } from "../likelihood/maximize.ts";
import type { LikelihoodProblem } from "../likelihood/problem.ts";
import type { Iteration } from "../optimize/newton.ts";

/** Options that every maximum-likelihood estimator takes. */
export interface LikelihoodOptions<Name extends string = string> {
  /** Default "iid" (from `information`); "robust" with probability weights. */
  readonly vcov?: VcovOption<Name>;
  readonly weights?: WeightOption<Name>;
  /** A column that enters the (first) predictor with coefficient 1. */
  readonly offset?: Name;
  /** What the iid covariance and the bread of the sandwich are made of; default "observed". */
  readonly information?: "observed" | "expected" | "opg";
  readonly maxIterations?: number;
  readonly tolerance?: number;
  readonly onIteration?: (at: Iteration) => void;
  /** What to do when columns predict a 0/1 outcome perfectly in some rows; default "drop". */
  readonly separation?: "drop" | "error" | "keep";
}

/** One equation of a model: whose predictor it makes. */
export interface LikelihoodEquation<P extends string> {
  /** "" for a single equation; else the prefix of its parameters. */
  readonly role: string;
  readonly predictor: P;
  /** Role of the 0/1 equation in whose successes the rows of this one count. */
  readonly within?: string;
  /** The outcome is 0/1: checked, and screened for separation. */
  readonly binary?: true;
}

/** What an estimate is made of: passed to the hooks of a definition. */
export interface LikelihoodEstimate<P extends string = string, Y extends string = string> {
  readonly frame: Frame;
  readonly problem: LikelihoodProblem<P, Y>;
  readonly maximum: Maximum;
  readonly names: readonly string[];
}

/** What an estimator adds to the common record, for the covariance chosen. */
export interface OwnFields {
  readonly derived?: Readonly<Record<string, DerivedParameter>>;
  /** Beside `model`. */
  readonly tests?: Readonly<Record<string, TestResult>>;
  readonly warnings?: readonly Warning[];
}

/** A maximum-likelihood estimator as data: the engine does the rest. */
export interface LikelihoodDefinition<P extends string, Y extends string, Own extends OwnFields = OwnFields> {
  readonly estimator: string;
  readonly title: string;
  readonly likelihood: Likelihood<P, Y>;
  /** Predictors without an equation are constants (ancillary parameters), named as the likelihood calls them. */
  readonly equations: readonly LikelihoodEquation<P>[];
  /** By their `type` word; the first is the default of `predict`. */
  readonly quantities: Readonly<Record<string, Quantity<P>>>;
  /** The outcomes under the likelihood's names, checked. */
  outcomes(frame: Frame): Readonly<Record<Y, Float64Array>>;
  /** Start values, in the order of the predictors. */
  start(problem: LikelihoodProblem<P, Y>, frame: Frame): Float64Array;
  /** Another search than Newton from `start` (a profile over ρ, several starts), with what it found worth telling. */
  search?(
    problem: LikelihoodProblem<P, Y>,
    frame: Frame,
    options: MaximizeOptions,
  ): { readonly maximum: Maximum; readonly warnings: readonly Warning[] };
  /** The log-likelihood of the model without regressors, for McFadden's R² and the LR model test. */
  nullLogLik?(problem: LikelihoodProblem<P, Y>, frame: Frame): number;
  /** The estimator's own fields of the record. */
  own?(estimate: LikelihoodEstimate<P, Y>, model: FittedModel, covariance: ChosenCovariance): Own;
}

/** One formula, or a record of formulas by role, in the definition's order of equations. */
export type Formulas = string | Readonly<Record<string, string>>;

/** Turns a definition into an estimator. To be written. */
export declare function likelihoodEstimator<P extends string, Y extends string, Own extends OwnFields = OwnFields>(
  definition: LikelihoodDefinition<P, Y, Own>,
): (formulas: Formulas, data: TableInput, options?: LikelihoodOptions) => Fit & Own;

import type { Frame } from "../formula/frame-types.ts";
import type { Quantity } from "../likelihood/likelihood.ts";
import type { LikelihoodProblem } from "../likelihood/problem.ts";
import type { Fit, Like, Warning } from "./fit.ts";

/** A linear predictor of a fitted model: which parameters and which design make it. */
export interface FittedPredictor {
  /** As the likelihood calls it: "index", "selection", "lnSigma". */
  readonly name: string;
  /** Equation of the frame whose regressors it uses; undefined for a constant (an ancillary parameter). */
  readonly equation: number | undefined;
  /** Position of its first parameter, and how many it has. */
  readonly start: number;
  readonly size: number;
}

/** Matrices here are row-major, k by k. */
export type SquareMatrix = Float64Array;

/** What post-estimation knows of a fit: its sample, estimates, derivatives and quantities. Reached by `modelOf(fit)`. */
export interface FittedModel {
  readonly frame: Frame;
  readonly theta: Float64Array;
  readonly names: readonly string[];
  readonly predictors: readonly FittedPredictor[];
  readonly family: "likelihood" | "least-squares";
  /** The likelihood with its data, where there is one: for tests that ask for more than the scores. */
  readonly problem?: LikelihoodProblem;
  /** (−H)⁻¹ for likelihoods, (X̂'WX̂)⁻¹ for least squares: the sandwich is bread · meat · bread. */
  readonly bread: SquareMatrix;
  /** Upper triangular C with C C' = bread, where columns are so nearly collinear that the product has lost digits. */
  readonly breadRoot?: SquareMatrix;
  /** Its parameters are sums over the rows, B s: the bread B need not be symmetric, and `iid` their variance in theory. */
  readonly isSum?: true;
  /** How the bread is written in formulas where it is not "H⁻¹" (likelihoods) or "(X'X)⁻¹" (least squares). */
  readonly breadWritten?: string;
  /** The covariance that the model itself implies, and how it is written. */
  readonly iid: { readonly values: SquareMatrix; readonly formula: string };
  /** Writes the rows' contributions to the estimating equations, weights in: `out[j][i]` for parameter j, row start + i. */
  scores(start: number, rows: number, out: readonly Float64Array[]): void;
  /** C's of the rows' scores s, for C the root of the bread, where those of `scores` would lose digits. */
  steadyScores?(start: number, rows: number, out: readonly Float64Array[]): void;
  /** Writes leverages, where defined: they make HC2 and HC3. */
  readonly hats: ((start: number, rows: number, out: Float64Array) => void) | undefined;
  /** false with `small: false` (Stata's large-sample IV): no N/(N-K) factors, normal distribution. */
  readonly small: boolean;
  /** K of the factors N/(N-K) where it is not the number of parameters: of a system of regressions on the same columns. */
  readonly factorK?: number;
  /** Covariances that only this kind of estimate has, by the word that asks for them: "efficient" of GMM, "bekker" of LIML. */
  readonly own?: Readonly<Record<string, OwnCovariance>>;
  /**
   * The column whose groups of rows are the independent observations, where rows are not (random effects): the scores of a
   * unit then stand in its first row.
   */
  readonly units?: string;
  /** The package whose conventions the covariances follow; our own without it. */
  readonly like?: Like;
  /** The same estimate under the conventions of a package: what was not asked for by option changes. */
  restated?(like: Like): FittedModel;
  /** The sum of the absorbed effects of each row of the sample. */
  absorbedSums?(): Float64Array;
  /** Quantities by their `type` word; the first is the default of `predict`. */
  readonly quantities: Readonly<Record<string, Quantity>>;
  /**
   * The same model on another sample of the same design, such as a bootstrap's (`resampledFrame`), searched from this
   * estimate on. Absent for auxiliary regressions, and where the columns were made with estimates from the whole sample.
   *
   * @throws EstimandError where that sample allows no estimate
   */
  refit?(frame: Frame): Refitted;
  /** Refits nothing: rebuilds the printed record from another covariance (`sigma`, tests and derived SEs follow). */
  record(covariance: ChosenCovariance): Fit;
}

/** A model estimated again; it has no printed record. */
export interface Refitted {
  readonly model: FittedModel;
  readonly converged: boolean;
}

/** A covariance as chosen and computed; estimators turn it into the fields of the record. */
export interface ChosenCovariance {
  readonly values: SquareMatrix;
  readonly label: string;
  readonly formula: string;
  readonly distribution: "t" | "normal";
  readonly df: number | null;
  readonly warnings: readonly Warning[];
  readonly facts: Readonly<Record<string, unknown>>;
  /**
   * Covariances with degrees of freedom of their own for each combination of coefficients: η of Hotelling's
   * T² for q × k restrictions. `df` is then the smallest of the coefficients'.
   */
  degreesOf?(restrictions: Float64Array, q: number): number;
}

/** A covariance of an estimator's own. */
export type OwnCovariance = Pick<ChosenCovariance, "values" | "formula" | "distribution" | "df" | "facts">;

const remembered: unique symbol = Symbol.for("estimand.model");

interface Remembering {
  readonly [remembered]?: FittedModel;
}

/** Attaches what the fit remembers; the property is not enumerable, so it stays out of JSON and spreads. */
export function remember<F extends Fit>(fit: F, model: FittedModel): F {
  return Object.defineProperty(fit, remembered, { value: model, enumerable: false });
}

/** What the fit remembers of its data, or undefined for a fit that came out of JSON. */
export function modelOf(fit: Fit): FittedModel | undefined {
  return (fit as Remembering)[remembered];
}

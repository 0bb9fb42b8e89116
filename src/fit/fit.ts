import type { Facts } from "../errors.ts";
import type { ColumnDrop, RowDrop } from "../formula/frame-types.ts";
import type { TestResult } from "./test-result.ts";

/** Something that the reader of a fit must know: printed in every form of it. */
export interface Warning extends Facts {
  readonly code: string;
  readonly message: string;
}

/** A covariance matrix with the names of its rows and columns: `values[i][j]`. */
export interface CovarianceMatrix<Name extends string = string> {
  readonly names: readonly Name[];
  readonly values: readonly (readonly number[])[];
}

/** What there is to know about the clusters that a column makes. */
export interface ClusterFacts {
  readonly column: string;
  readonly clusters: number;
  readonly smallest: number;
  readonly largest: number;
  /** G* = G/(1+CV²), CV the coefficient of variation of the cluster sizes: equal clusters that would say as much. */
  readonly effective: number;
}

/** A package whose conventions a fit follows. */
export type Like = "stata" | "r" | "fixest" | "statsmodels";

/** The effects that a fit absorbed. */
export interface AbsorbedFacts {
  /** The number of levels of each effect, by its name: "firm", "firm^year". */
  readonly levels: Readonly<Record<string, number>>;
  /** How many coefficients they amount to, the constant's included; exact for one and two effects, else the most possible. */
  readonly coefficients: number;
  /** How they count in K of the factors N/(N-K). */
  readonly fixefK: "nonnested" | "full" | "none";
}

/** The choices that packages disagree on, as used: see the conventions page. Plain JSON. */
export interface Conventions {
  /** The covariance as named: "iid", "HC1", "robust", "cluster(region)". */
  readonly vcov: string;
  /** In words: "s²(X'X)⁻¹, s² = RSS/(N-K)", "H⁻¹BH⁻¹ · N/(N-1)". */
  readonly vcovFormula: string;
  /** Distribution of coefficient over standard error, and its degrees of freedom (null: normal). */
  readonly distribution: "t" | "normal";
  readonly df: number | null;
  /** Where each coefficient has its own degrees of freedom (CR2, CR3); `df` is the smallest of them. */
  readonly dfByCoefficient?: Readonly<Record<string, number>>;
  readonly information?: "observed" | "expected" | "opg";
  readonly weights: string;
  /** The column named as offset by an option. */
  readonly offset?: string;
  /** The package whose conventions were asked for. */
  readonly like?: Like;
  /** One entry for each column clustered by. */
  readonly clusters?: readonly ClusterFacts[];
  readonly [more: string]: unknown;
}

/** The covariances that not every model has. */
export type CovarianceWord = "HC0" | "HC1" | "HC2" | "HC3" | "CR1" | "CR2" | "CR3" | "bekker" | "efficient";

/** Known to the compiler only: no fit has this property. */
declare const covariances: unique symbol;

/** Which covariances a fit has, for the compiler: asking `withVcov` for another one does not compile. */
export interface HasCovariances<Word extends CovarianceWord> {
  /** A method, since the compiler lets a narrower and a wider one stand for each other. */
  [covariances]?(word: Word): void;
}

/** The covariances of a type of fit; of a fit of unknown kind all, and the fit refuses what it has not. */
export type CovariancesOf<F> = F extends HasCovariances<infer Word> ? Word : CovarianceWord;

/** The covariances of a likelihood with leverages (those of generalized linear models), and of models without. */
export type LeveragedCovariance = Exclude<CovarianceWord, "CR2" | "CR3" | "bekker" | "efficient">;
export type PlainCovariance = "HC0" | "HC1" | "CR1";

/** A number computed from the parameters, with its delta-method standard error and an interval inside its range. */
export interface DerivedParameter {
  readonly estimate: number;
  readonly se: number;
  readonly low: number;
  readonly high: number;
  /** The scale on which the (95%) interval is made, the parameter's own unless named; "profile": by likelihood ratios. */
  readonly scale?: "log" | "atanh" | "profile";
}

/**
 * The result of every estimator: a frozen record, the same words for all. An estimator adds its own fields (`sigma`, `rho`,
 * `lambda`, `r2`, `firstStage`, ...). `JSON.stringify(fit)` keeps every field and the design, in a few kilobytes, and
 * `reviveFit` makes a fit of it again; what the fit remembers of its data is behind a symbol and stays out.
 */
export interface Fit<Name extends string = string, Word extends CovarianceWord = CovarianceWord>
  extends HasCovariances<Word> {
  /** The function that made it: "probit". */
  readonly estimator: string;
  /** As a heading: "Probit", "Heckman selection model (maximum likelihood)". */
  readonly title: string;
  readonly formula: string | Readonly<Record<string, string>>;
  readonly outcome: string;
  /** By name; in order they are in `vcov.names` (JavaScript lists names that are whole numbers, such as 2020, first). */
  readonly coef: Readonly<Record<Name, number>>;
  readonly se: Readonly<Record<Name, number>>;
  readonly vcov: CovarianceMatrix<Name>;
  readonly nobs: number;
  readonly dfModel: number;
  readonly dfResidual: number;
  readonly logLik?: number;
  readonly logLikNull?: number;
  /** McFadden: 1 - logLik/logLikNull. */
  readonly pseudoR2?: number;
  readonly aic?: number;
  readonly bic?: number;
  readonly converged: boolean;
  readonly iterations: number;
  /**
   * Newton decrement g'H⁻¹g at the estimate (0 for closed forms), of the parameters that are not held at a bound. Absent where no
   * maximum was found and other estimates are shown.
   */
  readonly gradientNorm?: number;
  readonly rows: { readonly used: number; readonly dropped: readonly RowDrop[] };
  readonly droppedColumns: readonly ColumnDrop[];
  /** Effects after `|` in the formula. */
  readonly absorbed?: AbsorbedFacts;
  readonly conventions: Conventions;
  readonly warnings: readonly Warning[];
  /** Tests that belong to the default summary, by name: `model`, `rho`, `wuHausman`, `sargan`, ... */
  readonly tests: Readonly<Record<string, TestResult>>;
  /** σ, ρ, λ and the like with standard errors. */
  readonly derived?: Readonly<Record<string, DerivedParameter>>;
  /** The summary as text, Markdown, HTML, LaTeX. Not enumerable. */
  toString(): string;
  toMarkdown(): string;
  toHtml(): string;
  toLatex(): string;
  /** The coefficients with standard errors, tests and intervals as CSV, numbers in full. */
  toCsv(): string;
}

import type { Absorbing } from "./absorbing.ts";
import type { SeparationMode } from "../diagnostics/separation.ts";
import type { CovarianceWord, DerivedParameter, Fit, LeveragedCovariance, Like, Warning } from "../fit/fit.ts";
import type { ChosenCovariance, FittedModel } from "../fit/model.ts";
import type { TestResult } from "../fit/test-result.ts";
import type { Frame, WeightOption } from "../formula/frame-types.ts";
import type { VcovOption } from "../inference/vcov-option.ts";
import type { Likelihood, Quantity } from "../likelihood/likelihood.ts";
import type { Maximum, MaximizeOptions } from "../likelihood/maximize.ts";
import type { LikelihoodProblem } from "../likelihood/problem.ts";
import type { Iteration } from "../optimize/newton.ts";

/** What the iid covariance of a likelihood model is made of. */
export type Information = "observed" | "expected" | "opg";

/** Options that every maximum-likelihood estimator takes. */
export interface LikelihoodOptions<Name extends string = string> {
  /** Default "iid", from `information`; "robust" with probability weights. */
  readonly vcov?: VcovOption<Name, "HC0" | "HC1" | "HC2" | "HC3", "CR1">;
  readonly weights?: WeightOption<Name>;
  /** A column that enters the linear predictor (of the first equation) with coefficient 1. */
  readonly offset?: Name;
  /** Default "observed". "expected" only where the likelihood has it (probit, logit). */
  readonly information?: Information;
  /** Follow the conventions of a package wherever packages disagree; options given beside it win. */
  readonly like?: Like;
  /** Default 100. */
  readonly maxIterations?: number;
  /** Newton decrement at which the search ends; default 1e-10. */
  readonly tolerance?: number;
  /** Called at each iteration: for a progress line. */
  readonly onIteration?: (at: Iteration) => void;
  /**
   * When columns predict a 0/1 outcome perfectly in some rows: "drop" (default) the columns and those rows, with a
   * warning; "error"; or "keep" everything and warn.
   */
  readonly separation?: SeparationMode;
}

/** Options of a likelihood whose scores have no leverages: no HC2 and HC3. */
export interface PlainOptions<Name extends string = string> extends Omit<LikelihoodOptions<Name>, "vcov"> {
  readonly vcov?: VcovOption<Name, "HC0" | "HC1", "CR1">;
}

/** The fit of a model of one outcome with one index (0/1, a count): it always has its log-likelihoods. */
export interface BinaryFit<Name extends string = string, Word extends CovarianceWord = LeveragedCovariance>
  extends Fit<Name, Word> {
  readonly logLik: number;
  readonly logLikNull: number;
  readonly aic: number;
  readonly bic: number;
  /** McFadden: 1 - logLik/logLikNull. */
  readonly pseudoR2: number;
  /** Of probit and logit with absorbed effects, by column: average effects on Pr(y = 1) over all rows that had an outcome. */
  readonly averagePartialEffects?: Readonly<Record<string, { readonly estimate: number; readonly se: number }>>;
}

/** One equation of a model: whose predictor it makes. */
export interface LikelihoodEquation<P extends string> {
  /** "" for a single equation; else the prefix of its parameters. */
  readonly role: string;
  readonly predictor: P;
  /** Role of the 0/1 equation in whose successes the rows of this one count; with `where: 0`, in whose failures. */
  readonly within?: string;
  readonly where?: 0 | 1;
  /** "elsewhere": the constant is in other parameters (cut points), so the design has none. */
  readonly intercept?: "elsewhere";
  /** "interval": the outcome is `[low, high]`, and the frame's equation has `outcomeHigh`. "none": the formula is `~ a + b`. */
  readonly outcome?: "interval" | "none";
  /** The formula may hold `[endogenous ~ instruments]`: the model has equations for them. */
  readonly instrumented?: true;
  /** The outcome is 0/1: checked. With a single equation it is also screened for separation during the search. */
  readonly binary?: true;
}

/** An estimate before it becomes a fit. */
export interface LikelihoodEstimate<P extends string = string, Y extends string = string> {
  readonly frame: Frame;
  readonly problem: LikelihoodProblem<P, Y>;
  readonly maximum: Maximum;
  /** Found on the way: separation, local maxima, ... */
  readonly warnings: readonly Warning[];
}

/** What a search found; with another frame and problem where rows or columns had to leave on the way. */
export type FoundMaximum<E extends LikelihoodEstimate> = Pick<E, "maximum" | "warnings"> & Partial<E>;

/** What an estimator adds to the common record: the fields named here are merged, any other is its own. */
export interface OwnFields {
  readonly derived?: Readonly<Record<string, DerivedParameter>>;
  /** Beside, or instead of, `model`. */
  readonly tests?: Readonly<Record<string, TestResult>>;
  readonly warnings?: readonly Warning[];
}

/** A maximum-likelihood estimator as data: the engine does the rest. */
export interface LikelihoodDefinition<P extends string, Y extends string, Own extends OwnFields = OwnFields> {
  readonly estimator: string;
  readonly title: string;
  readonly likelihood: Likelihood<P, Y>;
  /** Options of its own, beside those of every likelihood estimator: who makes the definition has read them. */
  readonly ownOptions?: readonly string[];
  /** What it can do where columns predict the outcome perfectly; all modes unless given. */
  readonly separations?: readonly SeparationMode[];
  /** false: the estimate is no maximum of `logLik` (a penalty), which therefore makes no likelihood ratio. */
  readonly maximizesLogLik?: false;
  /** The covariance without an option; "robust" where the likelihood is a means (quasi-maximum likelihood). */
  readonly defaultVcov?: "robust";
  /** Further columns that the model reads, by options (limits, panels): rows without them leave. */
  readonly columns?: readonly string[];
  /** The column that tells panel units apart: lags stay within them. */
  readonly panel?: string;
  /** Choices of this fit worth keeping and printing among the conventions: `{ lower: 0 }`. */
  readonly choices?: Readonly<Record<string, unknown>>;
  /** How effects after `|` are absorbed; without it they are refused. */
  readonly absorbs?: Absorbing;
  /** Predictors without an equation are constants (ancillary parameters), named as the likelihood calls them. */
  readonly equations: readonly LikelihoodEquation<P>[];
  /** By their `type` word; the first is the default of `predict`. */
  readonly quantities: Readonly<Record<string, Quantity<P>>>;
  /** What is another for this sample, where the outcome decides how many parameters there are (categories). */
  adapt?(frame: Frame): Partial<Omit<LikelihoodDefinition<P, Y>, "own" | "adapt">>;
  /** The problem to maximise where it is no sum over rows of `likelihood` (panels: groups integrate). */
  pose?(frame: Frame): LikelihoodProblem<P, Y>;
  /** The outcomes under the likelihood's names; refuses what the model is not for. */
  outcomes(frame: Frame): Readonly<Record<Y, Float64Array>>;
  /** Start values; default 0, or with many rows the maximum over a part of them. */
  start?(problem: LikelihoodProblem<P, Y>, frame: Frame): Float64Array;
  /** Screens the sample before the search: the same frame or a smaller one, and what to tell. */
  screen?(frame: Frame, mode: SeparationMode): { readonly frame: Frame; readonly warnings: readonly Warning[] };
  /** Another search than Newton from `start` (a profile over ρ, several starts), with what it found worth telling. */
  search?(
    problem: LikelihoodProblem<P, Y>,
    frame: Frame,
    options: MaximizeOptions,
    mode: SeparationMode,
  ): FoundMaximum<LikelihoodEstimate<P, Y>>;
  /** The estimate on another sample of the same design (a bootstrap's), where Newton steps from the first one do not make it. */
  again?(frame: Frame): Pick<LikelihoodEstimate<P, Y>, "problem" | "maximum">;
  /** Whether a maximum is inside the parameter space: not where an ancillary parameter runs off to its bound. */
  isInterior?(point: Float64Array): boolean;
  /** The log-likelihood of the model without regressors, for McFadden's R² and the LR model test. */
  nullLogLik?(problem: LikelihoodProblem<P, Y>, frame: Frame): number;
  /** The estimator's own fields of the record, for the covariance chosen. */
  own?(estimate: LikelihoodEstimate<P, Y>, model: FittedModel, covariance: ChosenCovariance): Own;
  /** The model with further parameters that moments after the likelihood's maximum give. */
  extended?(model: FittedModel): FittedModel;
  /** Tests of the default summary that cost much beside the fit: computed when `tests` is first read, printed or saved. */
  lateTests?(model: FittedModel, covariance: ChosenCovariance): Readonly<Record<string, TestResult>>;
}

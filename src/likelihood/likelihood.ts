/** The key of a second derivative: both predictors, in the order in which the model lists them. */
export type Pair<P extends string> = `${P}_${P}`;

/** What a function of the linear predictors returns for a block of rows: its value and derivatives, row by row. */
export interface RowDerivatives<P extends string> {
  readonly value: Float64Array;
  readonly first: Readonly<Record<P, Float64Array>>;
  /** `second.a_b` with `a` listed no later than `b`. Arrays arrive zeroed. */
  readonly second: Readonly<Record<Pair<P>, Float64Array>>;
}

/** A block of consecutive rows: the linear predictors there. */
export interface Block<P extends string> {
  readonly rows: number;
  readonly eta: Readonly<Record<P, Float64Array>>;
}

/** A block with the observed outcomes, by the name that the likelihood gives them. */
export interface OutcomeBlock<P extends string, Y extends string = string> extends Block<P> {
  readonly outcome: Readonly<Record<Y, Float64Array>>;
}

/**
 * A model whose log-likelihood depends on the data through linear predictors. `rows` writes, for each row of a block, the
 * log-likelihood and its first and second derivatives in the predictors, in closed form; arrays are reused and arrive
 * zeroed except `value`. Ancillary parameters (ln σ, atanh ρ) are predictors with a constant only.
 */
export interface Likelihood<P extends string, Y extends string = string> {
  readonly predictors: readonly P[];
  readonly outcomes: readonly Y[];
  /** By predictor, the outcomes in its units: a constant added to them and to it changes nothing. The first, or the second, is known. */
  readonly located?: Readonly<Record<string, readonly Y[]>>;
  /** The constants (cut points) that take up what a constant adds to a predictor without one. */
  readonly takenUp?: Readonly<Record<string, readonly P[]>>;
  rows(block: OutcomeBlock<P, Y>, out: RowDerivatives<P>): void;
  /** The log-likelihood alone, where it is cheaper: what a line search asks for. */
  values?(block: OutcomeBlock<P, Y>, value: Float64Array): void;
  /** Expected second derivatives given the regressors, where they have a closed form (probit, logit). */
  expected?(block: OutcomeBlock<P, Y>, out: RowDerivatives<P>): void;
}

/**
 * A quantity of interest: a function of the linear predictors, with its derivatives, under the same contract as a
 * likelihood. Predictions, marginal effects and their standard errors are made from it.
 */
export interface Quantity<P extends string = string> {
  /** In words, as printed above a table: "Pr(y = 1)". */
  readonly label: string;
  /** The predictors that it reads; others need no design. */
  readonly predictors: readonly P[];
  rows(block: Block<P>, out: RowDerivatives<P>): void;
  /** Rises and falls in its only predictor, so that the ends of this one's interval are not those of the quantity's. */
  readonly turns?: true;
  /** Quantities that the model has between any two limits, by word: `type: "conditional(0, 10)"`. */
  readonly between?: Readonly<Record<string, (lower: number, upper: number) => Quantity<P>>>;
  /** Quantities of a count from one whole number to another, by word: `type: "probability(3)"`, "probability(2, 5)". */
  readonly counted?: Readonly<Record<string, (from: number, to: number) => Quantity<P>>>;
}

/** Every way in which input can be wrong. One code, one situation; a code never changes its meaning. */
export type ErrorCode =
  // data
  | "bad-data"
  | "unknown-column"
  | "wrong-column-kind"
  | "column-lengths-differ"
  | "empty-table"
  | "all-missing"
  | "no-complete-rows"
  | "infinite-value"
  | "scale-out-of-range"
  // formula
  | "formula-syntax"
  | "undefined-term"
  | "unknown-level"
  // the problem posed
  | "outcome-not-binary"
  | "outcome-not-numeric"
  | "outcome-not-share"
  | "reversed-interval"
  | "outcome-negative"
  | "outcome-not-count"
  | "constant-outcome"
  | "constant-column"
  | "too-few-rows"
  | "no-selection"
  | "complete-separation"
  | "quasi-separation"
  | "collinear-columns"
  | "effects-not-separated"
  | "under-identified"
  | "unbounded-likelihood"
  // options
  | "bad-weights"
  | "bad-option"
  | "one-cluster"
  | "one-treated-cluster"
  | "undefined-covariance"
  | "undefined-quantity"
  | "undefined-test"
  | "unknown-coefficient"
  | "bad-hypothesis"
  | "not-nested"
  | "needs-data"
  | "not-a-fit"
  | "nothing-to-draw"
  | "missing-package"
  // globalization
  | "bad-mapping"
  | "part-skipped";

/** Facts that go with an error or a warning: plain JSON values, so that a program can act on them. */
export type Facts = Readonly<Record<string, unknown>>;

/**
 * The error thrown for every fault in what the user passed: a code for programs, a sentence for people that names the
 * column, row or term and says what to do, and the facts behind it.
 *
 * @example
 * try {
 *   probit("exporter ~ size", firms);
 * } catch (error) {
 *   if (error instanceof EstimandError && error.code === "unknown-column") console.log(error.facts.column);
 * }
 */
export class EstimandError extends Error {
  readonly code: ErrorCode;
  readonly facts: Facts;

  constructor(code: ErrorCode, message: string, facts: Facts = {}) {
    super(message);
    this.name = "EstimandError";
    this.code = code;
    this.facts = facts;
  }
}

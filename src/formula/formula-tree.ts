import type { Expression } from "./expression.ts";
import type { Lag } from "./lag.ts";

/** What a term multiplies: a column (of any kind), arithmetic, a column as categories, or a polynomial. */
export type Factor = {
  /** As written, for names: "log(a / b)"; a plain column without backticks. */
  readonly text: string;
  /** Two factors are the same when their keys are. */
  readonly key: string;
} & (
  | { readonly kind: "column"; readonly name: string }
  | { readonly kind: "expression"; readonly expression: Expression }
  | { readonly kind: "category"; readonly name: string; readonly reference: string | undefined }
  | { readonly kind: "polynomial"; readonly of: Expression; readonly degree: number; readonly raw: boolean }
);

/** A product of factors: `a`, `a:b`. */
export interface Term {
  readonly factors: readonly Factor[];
  readonly key: string;
}

/** The right-hand side of an equation, or a part of it while it is read. */
export interface RightSide {
  /** Whether an intercept was asked for or refused; undefined: neither. */
  readonly intercept: boolean | undefined;
  /** All regressors, endogenous ones included: main effects first, then interactions, each in the order written. */
  readonly terms: readonly Term[];
  /** Keys of the endogenous terms among `terms`. */
  readonly endogenous: readonly string[];
  readonly instruments: readonly Term[];
  readonly offsets: readonly Expression[];
}

/** A formula as read: plain data that knows nothing of any table. */
export interface FormulaTree {
  readonly text: string;
  /** `high` where the outcome is an interval, `[low, high]`, of which `expression` is then the lower end. */
  readonly outcome: { readonly text: string; readonly expression: Expression; readonly high?: Expression };
  readonly intercept: boolean;
  readonly terms: readonly Term[];
  readonly endogenous: readonly string[];
  readonly instruments: readonly Term[];
  readonly offsets: readonly Expression[];
  /** Effects after `|`, each the columns whose combinations are its levels: `firm^year` has two. */
  readonly absorbed: readonly (readonly string[])[];
  /** Lagged columns that the formula reads. */
  readonly lags: readonly Lag[];
}

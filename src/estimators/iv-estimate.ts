import type { InstrumentalEstimate } from "../diagnostics/instrumental-estimate.ts";
import type { OwnCovariance, SquareMatrix } from "../fit/model.ts";

/** What a method makes of the two-stage estimate. */
export interface IvEstimate extends InstrumentalEstimate {
  /** Of the k-class. */
  readonly k?: number;
  readonly iterations: number;
  readonly converged: boolean;
  readonly gradientNorm: number;
}

/** Covariances that a method has of its own. */
export interface OwnCovariances {
  /** How the bread is written. */
  readonly inverseWritten: string;
  /** The covariance under independent errors of variance 1, where it is not the bread. */
  readonly unit?: { readonly values: SquareMatrix; readonly formula: string };
  /** By the word that asks for it. */
  readonly own?: Readonly<Record<string, OwnCovariance>>;
}

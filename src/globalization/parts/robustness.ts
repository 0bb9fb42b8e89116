import type { VegaLiteSpecification } from "../../report/plot-frame.ts";
import type { Displayed } from "../../report/displayed.ts";
import type { Table } from "../../data/table.ts";
import type { CurveEstimator, DeterminantSpecification } from "../specification.ts";
import { notSpecified, notYet, type Part } from "./part.ts";
import type { Progress } from "./progress.ts";
import type { AverageEffect } from "./support.ts";

/** One point of the specification curve. */
export interface CurvePoint extends AverageEffect {
  readonly controls: string;
  readonly sample: string;
  readonly estimator: CurveEstimator;
  readonly vcov: string;
  readonly formula: string;
  readonly nobs: number;
}

/** A combination that could not be estimated. */
export interface CurveGap {
  readonly controls: string;
  readonly sample: string;
  readonly estimator: CurveEstimator;
  readonly reason: string;
}

/** The average effect of one column over all combinations of choices, in order of size; prints itself as a table. */
export interface RobustnessResult extends Displayed {
  readonly of: string;
  readonly points: readonly CurvePoint[];
  readonly gaps: readonly CurveGap[];
  readonly summary: {
    readonly median: number;
    readonly smallest: number;
    readonly largest: number;
    /** Shares of the points. */
    readonly positive: number;
    readonly significant: number;
  };
  readonly plot: VegaLiteSpecification;
  /** The same as a picture: estimates in order with intervals, and below which choices made each. */
  readonly svg: string;
}

export function robustnessPart(
  _firms: Table,
  { robustness }: DeterminantSpecification,
  _progress: Progress,
): Part<RobustnessResult> {
  return robustness === undefined ? notSpecified : notYet;
}

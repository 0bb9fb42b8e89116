import type { Table } from "../../data/table.ts";
import { displayed, type Displayed } from "../../report/displayed.ts";
import type { VegaLiteSpecification } from "../../report/plot-frame.ts";
import type { CurveEstimator, DeterminantSpecification } from "../specification.ts";
import type { Bilingual } from "../quality/quality-finding.ts";
import { curveDocument } from "./curve-document.ts";
import { curveEstimates } from "./curve-estimates.ts";
import { curvePlot, curveSvg } from "./curve-picture.ts";
import { attempt, notSpecified, type Part, skipped } from "./part.ts";
import type { Progress } from "./progress.ts";
import { sampled } from "./sampling-weights.ts";
import type { AverageEffect } from "./support.ts";

/** Which choices make an estimate. */
export interface CurveChoice {
  readonly controls: string;
  readonly sample: string;
  readonly estimator: CurveEstimator;
}

/** One point of the specification curve: an average effect on the probability. */
export interface CurvePoint extends CurveChoice, AverageEffect {
  readonly vcov: string;
  readonly formula: string;
  readonly nobs: number;
}

/** A combination that could not be estimated. */
export interface CurveGap extends CurveChoice {
  readonly reason: string;
  /** The reason in each language. */
  readonly reasons: Bilingual;
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
    /** Shares of the points: with a positive estimate, with an interval that excludes zero. */
    readonly positive: number;
    readonly significant: number;
  };
  readonly plot: VegaLiteSpecification;
  /** The same as a picture: estimates in order with intervals, and below which choices made each. */
  readonly svg: string;
}

/** Source: Simonsohn, Simmons and Nelson (2020), Nature Human Behaviour 4, 1208-1214. */
export function robustnessPart(
  firms: Table,
  specification: DeterminantSpecification,
  progress: Progress,
): Part<RobustnessResult> {
  const { robustness, participation } = specification;
  if (robustness === undefined || participation === undefined) return notSpecified;
  return attempt((): Part<RobustnessResult> => {
    const { points, gaps } = curveEstimates(
      firms,
      robustness,
      { participation, weighting: sampled(specification) },
      progress,
    );
    if (points.length === 0) {
      const [first] = gaps;
      const en = `None of the ${gaps.length} combinations could be estimated: ${first?.reason ?? "there are none"}`;
      const ko = `${gaps.length}개 조합 중 추정 가능한 것이 없습니다. ${first?.reasons.ko ?? ""}`;
      return skipped("no-estimates", en, ko);
    }
    const record = {
      of: robustness.of,
      points,
      gaps,
      summary: summaryOf(points),
      plot: curvePlot(robustness.of, points),
    };
    return displayed(
      { ...record, svg: curveSvg(robustness.of, points) },
      (shown) => curveDocument(shown),
      (shown) => shown.points.map((point) => ({ ...point })),
    );
  });
}

function summaryOf(points: readonly CurvePoint[]): RobustnessResult["summary"] {
  const n = points.length;
  const share = (holds: (point: CurvePoint) => boolean): number => points.filter(holds).length / n;
  return {
    median: (points[Math.floor((n - 1) / 2)]!.estimate + points[Math.ceil((n - 1) / 2)]!.estimate) / 2,
    smallest: points[0]!.estimate,
    largest: points[n - 1]!.estimate,
    positive: share(({ estimate }) => estimate > 0),
    significant: share(({ low, high }) => low > 0 || high < 0),
  };
}

import type { Document } from "../../report/document.ts";
import { formatCount, formatNumber, formatP } from "../../report/format.ts";
import type { RobustnessResult } from "./robustness.ts";

type Curve = Pick<RobustnessResult, "of" | "points" | "gaps" | "summary">;

/** The specification curve as a table. */
export function curveDocument({ of, points, gaps, summary }: Curve): Document {
  const percent = (share: number): string => `${(100 * share).toFixed(0)}%`;
  return [
    { kind: "title", text: `Average effect of ${of} on the probability to globalize, by choices` },
    {
      kind: "table",
      head: ["Controls", "Firms", "Estimator", "Covariance", "Effect", "Std. error", "p", "N"],
      align: ["left", "left", "left", "left", "decimal", "decimal", "decimal", "right"],
      body: points.map(({ controls, sample, estimator, vcov, estimate, se, p, nobs }) => [
        ...[controls, sample, estimator, vcov],
        ...[formatNumber(estimate, 4), formatNumber(se, 4), formatP(p), formatCount(nobs)],
      ]),
    },
    {
      kind: "notes",
      notes: [
        `${points.length} estimates from ${formatNumber(summary.smallest, 3)} to ${formatNumber(summary.largest, 3)}, median ${formatNumber(summary.median, 3)}; ${percent(summary.positive)} positive, ${percent(summary.significant)} with a 95% interval without zero.`,
        ...gaps.map(
          ({ controls, sample, estimator, reason }) => `Left out: ${controls}, ${sample}, ${estimator}. ${reason}`,
        ),
      ],
    },
  ];
}

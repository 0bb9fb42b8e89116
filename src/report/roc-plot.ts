import { checkPoints } from "./check-points.ts";
import { type PlotOptions, plotFrame, type VegaLiteSpecification } from "./plot-frame.ts";

/** A ROC curve: what `roc(fit)` gives. */
export interface RocCurve {
  readonly truePositiveRate: ArrayLike<number>;
  readonly falsePositiveRate: ArrayLike<number>;
  /** The area under it, written into the picture. */
  readonly auc?: number;
}

export interface RocPlotOptions extends PlotOptions {
  /** Names of the curves, where there are several. */
  readonly names?: readonly string[];
}

interface RocPoint {
  readonly falsePositives: number;
  readonly truePositives: number;
  readonly curve: string;
  /** Its place along the curve. */
  readonly place: number;
}

/** A curve of more points is drawn through so many of them. */
const mostPoints = 500;

/**
 * Curves of true against false positive rates as a Vega-Lite specification, with the diagonal of a guess and the areas
 * under them.
 *
 * @example
 * rocPlot([roc(small), roc(large)], { names: ["Without R&D", "With R&D"] });
 */
export function rocPlot(curves: RocCurve | readonly RocCurve[], options: RocPlotOptions = {}): VegaLiteSpecification {
  const list = Array.isArray(curves) ? (curves as readonly RocCurve[]) : [curves as RocCurve];
  for (const curve of list.length === 0 ? [undefined] : list) {
    checkPoints(
      (curve as Partial<RocCurve> | null | undefined)?.truePositiveRate,
      "rocPlot",
      "a curve, as roc(fit) returns it",
    );
  }
  const points = list.flatMap((curve, c) =>
    curvePoints(curve, options.names?.[c] ?? (list.length > 1 ? `(${c + 1})` : "")),
  );
  const axis = (field: string, title: string): object => ({
    field,
    type: "quantitative",
    title,
    scale: { domain: [0, 1] },
  });
  const x = axis("falsePositives", "False positive rate (1 − specificity)");
  const y = axis("truePositives", "True positive rate (sensitivity)");
  const labels = [...new Set(points.map(({ curve }) => curve))];
  const color = labels.some((label) => label !== "")
    ? { color: { field: "curve", type: "nominal", sort: null, title: null } }
    : {};
  const diagonal = [0, 1].map((at) => ({ falsePositives: at, truePositives: at }));
  return plotFrame({ width: 320, height: 320, ...options }, points, [
    {
      data: { values: diagonal },
      mark: { type: "line", color: "#999", strokeDash: [4, 3], strokeWidth: 1 },
      encoding: { x, y },
    },
    {
      mark: { type: "line", strokeWidth: 2, interpolate: "linear" },
      encoding: { x, y, ...color, order: { field: "place" } },
    },
  ]);
}

function curvePoints({ truePositiveRate, falsePositiveRate, auc }: RocCurve, name: string): readonly RocPoint[] {
  const area = auc === undefined ? "" : `AUC ${auc.toFixed(3)}`;
  const curve = [name, area].filter((text) => text !== "").join(": ");
  const last = truePositiveRate.length - 1;
  const count = Math.min(last + 1, mostPoints);
  return Array.from({ length: count }, (_, i) => {
    const place = count === 1 ? 0 : Math.round((i * last) / (count - 1));
    return { falsePositives: falsePositiveRate[place]!, truePositives: truePositiveRate[place]!, curve, place };
  });
}

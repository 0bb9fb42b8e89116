import { checkOptionNames } from "../fit/check-option-names.ts";
import { checkComparable, type Comparable, isFit, listedEstimates } from "./comparable.ts";
import { formatPercent } from "./format.ts";
import { plotFrame, referenceRule, type VegaLiteSpecification } from "./plot-frame.ts";

const forestPlotOptionNames: Readonly<Record<keyof ForestPlotOptions, true>> = {
  names: true,
  level: true,
  labels: true,
  terms: true,
  title: true,
  width: true,
};

export interface ForestPlotOptions {
  /** Names of the results, shown as colours when there are several. */
  readonly names?: readonly string[];
  readonly level?: number;
  readonly labels?: Readonly<Record<string, string>>;
  /** Terms to draw, in this order; all but the intercept and ancillary parameters otherwise. */
  readonly terms?: readonly string[];
  readonly title?: string;
  readonly width?: number;
}

interface Mark {
  readonly term: string;
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
  readonly model: string;
}

/**
 * Estimates with their intervals as a Vega-Lite specification: one line a term, a rule at zero; several results side by
 * side in colours. Renders in notebooks and with any Vega-Lite.
 *
 * @example
 * const spec = forestPlot(marginalEffects(fit), { labels: { rd: "R&D" } });
 */
export function forestPlot(
  results: Comparable | readonly Comparable[],
  options: ForestPlotOptions = {},
): VegaLiteSpecification {
  checkOptionNames("forestPlot", options, forestPlotOptionNames);
  const list = Array.isArray(results) ? (results as readonly Comparable[]) : [results as Comparable];
  for (const result of list) checkComparable(result, "forestPlot");
  const marks = list.flatMap((result, j) => resultMarks(result, options.names?.[j] ?? modelName(result, j), options));
  const order = [...new Set(marks.map(({ term }) => term))];
  const several = list.length > 1;
  const y = {
    field: "term",
    type: "nominal",
    sort: order,
    title: null,
    axis: { labelLimit: 320, ticks: false, domain: false, grid: false },
  };
  const shift = several
    ? { yOffset: { field: "model", sort: null }, color: { field: "model", type: "nominal", sort: null, title: null } }
    : {};
  const percent = formatPercent(options.level ?? 0.95);
  const x = (field: string): object => ({
    field,
    type: "quantitative",
    title: `Estimate and ${percent} interval`,
    axis: { tickCount: 7 },
  });
  const step = { step: several ? 14 * list.length : 24 };
  return plotFrame({ ...options, height: step }, marks, [
    referenceRule("x", 0),
    { mark: { type: "rule", strokeWidth: 1.6 }, encoding: { y, x: x("low"), x2: { field: "high" }, ...shift } },
    {
      mark: { type: "point", filled: true, size: 46, opacity: 1 },
      encoding: {
        y,
        x: x("estimate"),
        ...shift,
        tooltip: ["term", "estimate", "low", "high"].map((field) => ({ field })),
      },
    },
  ]);
}

function modelName(result: Comparable, j: number): string {
  return `(${j + 1}) ${isFit(result) ? result.estimator : (result.title ?? "effects")}`;
}

function resultMarks(result: Comparable, model: string, options: ForestPlotOptions): Mark[] {
  const estimates = listedEstimates(result, options.level, options.labels);
  const chosen =
    options.terms?.flatMap((name) => estimates.filter(({ term }) => term === name)) ??
    estimates.filter(({ term, group }) => group !== "ancillary" && !term.endsWith("(Intercept)"));
  return chosen.map(({ group, label, estimate, low, high }) => ({
    term: group === "" ? label : `${group}: ${label}`,
    estimate,
    low,
    high,
    model,
  }));
}

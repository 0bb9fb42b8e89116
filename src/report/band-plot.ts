import { checkPoints } from "./check-points.ts";
import { formatPercent } from "./format.ts";
import { type PlotOptions, plotFrame, referenceRule, type VegaLiteSpecification } from "./plot-frame.ts";

/** An estimate over a variable. */
export interface BandPoint {
  readonly x: number | string;
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
  /** Which line it belongs to, where there are several. */
  readonly group?: string;
}

/** Effects or predictions on a grid: `predictions(fit, { grid })`, `marginalEffects(fit, { of, grid })`. */
export interface GridTable {
  readonly rows: readonly {
    readonly term?: string;
    readonly cell?: Readonly<Record<string, unknown>>;
    readonly estimate: number;
    readonly low: number;
    readonly high: number;
  }[];
  /** The quantity in words. */
  readonly quantity?: string;
  readonly level?: number;
}

export interface BandPlotOptions extends PlotOptions {
  /** Of a table on a grid: the column along the axis; the first of its cells otherwise. */
  readonly over?: string;
  readonly xTitle?: string;
  readonly yTitle?: string;
  readonly level?: number;
  readonly labels?: Readonly<Record<string, string>>;
}

/** What sets the picture of effects apart from that of predictions. */
export interface BandStyle {
  /** The function that was called. */
  readonly called: string;
  readonly yTitle: string;
  readonly zeroRule: boolean;
}

const group = { field: "group", type: "nominal", sort: null, title: null } as const;

/** Lines with bands where x is a number, points with intervals where it is not; in colours for several groups. */
export function bandPlot(
  input: readonly BandPoint[] | GridTable,
  options: BandPlotOptions,
  style: BandStyle,
): VegaLiteSpecification {
  const rows: unknown = Array.isArray(input) ? input : (input as Partial<GridTable> | null | undefined)?.rows;
  checkPoints(
    rows,
    style.called,
    "effects or predictions with intervals, as marginalEffects and predictions return them",
  );
  const { points, over } = bandPoints(input, options);
  const numeric = points.every(({ x }) => typeof x === "number");
  const several = new Set(points.map((point) => point.group)).size > 1;
  const color = several ? { color: group } : {};
  const quantity = "rows" in input ? input.quantity : undefined;
  const yTitle = options.yTitle ?? `${style.yTitle}${quantity === undefined ? "" : ` ${quantity}`}`;
  const title = options.xTitle ?? (over === undefined ? "x" : (options.labels?.[over] ?? over));
  const axis = numeric
    ? { type: "quantitative", scale: { zero: false, nice: false } }
    : { type: "nominal", sort: null };
  const x = { field: "x", title, ...axis, ...(numeric ? {} : { axis: { labelAngle: 0 } }) };
  const shifted = several && !numeric ? { xOffset: { field: "group", sort: null } } : {};
  const percent = formatPercent(options.level ?? ("rows" in input ? input.level : undefined) ?? 0.95);
  const y = (field: string): object => ({
    field,
    type: "quantitative",
    title: [yTitle, `with ${percent} intervals`],
    scale: { zero: false },
  });
  const tooltip = ["x", "group", "estimate", "low", "high"].filter((field) => several || field !== "group");
  const own = { x, ...color, ...shifted };
  const spread = numeric
    ? { mark: { type: "area", opacity: 0.2 }, encoding: { ...own, y: y("low"), y2: { field: "high" } } }
    : { mark: { type: "rule", strokeWidth: 1.6 }, encoding: { ...own, y: y("low"), y2: { field: "high" } } };
  const mark = numeric
    ? { type: "line", strokeWidth: 2, point: points.length <= 12 * new Set(points.map((each) => each.group)).size }
    : { type: "point", filled: true, size: 50, opacity: 1 };
  return plotFrame(options, points, [
    ...(style.zeroRule ? [referenceRule("y", 0)] : []),
    spread,
    { mark, encoding: { ...own, y: y("estimate"), tooltip: tooltip.map((field) => ({ field })) } },
  ]);
}

interface Banded {
  readonly points: readonly BandPoint[];
  readonly over: string | undefined;
}

/** Points from a table: its cells' first column along the axis, the rest of the cell and the terms as groups. */
function bandPoints(input: readonly BandPoint[] | GridTable, { over: wanted, labels = {} }: BandPlotOptions): Banded {
  if (!("rows" in input)) return { points: input, over: wanted };
  const over = wanted ?? Object.keys(input.rows[0]?.cell ?? {})[0];
  const terms = new Set(input.rows.map(({ term }) => term));
  const points = input.rows.map(({ term, cell = {}, estimate, low, high }): BandPoint => {
    const others = Object.entries(cell).filter(([name]) => name !== over);
    const parts = [
      ...(terms.size > 1 && term !== undefined ? [labels[term] ?? term] : []),
      ...others.map(([name, value]) => `${labels[name] ?? name} = ${value}`),
    ];
    const value = over === undefined ? (term ?? "") : cell[over];
    const x = typeof value === "number" ? value : String(value);
    return { x, estimate, low, high, ...(parts.length === 0 ? {} : { group: parts.join(", ") }) };
  });
  return { points, over };
}

/** A Vega-Lite 6 specification: plain JSON. */
export type VegaLiteSpecification = Readonly<Record<string, unknown>>;

/** What every picture may be told. */
export interface PlotOptions {
  readonly title?: string;
  /** Of the plotting area, in pixels; 480. */
  readonly width?: number;
  readonly height?: number;
}

/** As Vega-Lite takes it: pixels, or so many for each line. */
interface Frame extends Omit<PlotOptions, "height"> {
  readonly height?: number | { readonly step: number };
}

/** What all pictures share: their schema, size and quiet style. */
export function plotFrame(
  { title, width = 480, height = 300 }: Frame,
  values: readonly object[],
  layer: readonly object[],
): VegaLiteSpecification {
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    ...(title === undefined ? {} : { title }),
    width,
    height,
    data: { values },
    layer,
    config: {
      view: { stroke: null },
      axis: { grid: false, labelFontSize: 11, titleFontSize: 12, titleFontWeight: "normal" },
      title: { anchor: "start", fontSize: 13 },
      legend: { labelLimit: 0, symbolOpacity: 1, labelFontSize: 11, titleFontSize: 11, titleFontWeight: "normal" },
    },
  };
}

/** A dashed rule at a value of an axis. */
export function referenceRule(axis: "x" | "y", datum: number): object {
  return { mark: { type: "rule", color: "#999", strokeDash: [4, 3] }, encoding: { [axis]: { datum } } };
}

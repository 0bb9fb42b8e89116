import { type BandPlotOptions, bandPlot, type BandPoint, type GridTable } from "./band-plot.ts";
import type { VegaLiteSpecification } from "./plot-frame.ts";

/**
 * A predicted quantity over the values of a variable, with its intervals, as a Vega-Lite specification: a line with a band
 * where the variable is a number, points with intervals where it is a category. Other columns of the grid are told apart
 * by colour.
 *
 * @example
 * predictionPlot(predictions(fit, { grid: { size: [5, 10, 20, 50], rd: [0, 1] } }), { over: "size" });
 */
export function predictionPlot(
  predicted: readonly BandPoint[] | GridTable,
  options: BandPlotOptions = {},
): VegaLiteSpecification {
  return bandPlot(predicted, options, { called: "predictionPlot", yTitle: "Predicted", zeroRule: false });
}

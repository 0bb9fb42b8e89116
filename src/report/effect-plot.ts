import { type BandPlotOptions, bandPlot, type BandPoint, type GridTable } from "./band-plot.ts";
import type { VegaLiteSpecification } from "./plot-frame.ts";

/**
 * An effect over the values of a variable, with its intervals and a rule at zero, as a Vega-Lite specification: a line with
 * a band where the variable is a number, points with intervals where it is a category. Other columns of the grid, and
 * several effects, are told apart by colour.
 *
 * @example
 * const effects = marginalEffects(fit, { of: ["rd"], grid: { size: [5, 10, 20, 50], young: [0, 1] } });
 * effectPlot(effects, { over: "size", labels: { size: "Employees" } });
 */
export function effectPlot(
  effects: readonly BandPoint[] | GridTable,
  options: BandPlotOptions = {},
): VegaLiteSpecification {
  return bandPlot(effects, options, { called: "effectPlot", yTitle: "Effect on", zeroRule: true });
}

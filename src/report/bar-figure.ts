import { type Bar, svgBars } from "./svg-bars.ts";
import { type SvgFigure, svgFigure } from "./svg-figure.ts";

/**
 * Horizontal bars from zero as a picture (SVG) that notebooks show.
 *
 * @param bars each with its label, its value (0 or more), and the text at its end
 * @param words the title of the axis, and what the picture shows, for those who cannot see it
 * @example
 * const bars = [{ label: "Seoul", value: 21.3, text: "21.3%" }, { label: "Busan", value: 12.4, text: "12.4%" }];
 * barFigure(bars, { axis: "Percent of firms", description: "Share of firms that export, by region." }).svg;
 */
export function barFigure(
  bars: readonly Bar[],
  { axis, description }: { readonly axis: string; readonly description: string },
): SvgFigure {
  return svgFigure(svgBars(bars, axis, description), description);
}

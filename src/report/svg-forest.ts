import { type Comparable, listedEstimates } from "./comparable.ts";
import { horizontalAxis, linearScale, palette, pixel, svgFrame, svgLine, svgText, textWidth } from "./svg-axis.ts";

export interface SvgForestOptions {
  readonly labels?: Readonly<Record<string, string>>;
  readonly level?: number;
  /** Terms to draw; all but the intercept and ancillary parameters otherwise. */
  readonly terms?: (term: string) => boolean;
  /** Under the axis: "Change in Pr(exporter)". */
  readonly axisTitle: string;
  /** For readers who cannot see the figure. */
  readonly description: string;
}

const lineHeight = 24;
const width = 720;

/** Estimates with their intervals as an SVG: one line a term, a rule at zero; filled where the interval excludes zero. */
export function svgForest(result: Comparable, options: SvgForestOptions): string {
  const estimates = listedEstimates(result, options.level, options.labels).filter(({ term, group }) =>
    options.terms === undefined ? group !== "ancillary" && !term.endsWith("(Intercept)") : options.terms(term),
  );
  const labelWidth = Math.min(330, 20 + 7 * Math.max(...estimates.map(({ label }) => textWidth(label))));
  const bottom = 12 + lineHeight * estimates.length;
  const scale = linearScale([0, ...estimates.flatMap(({ low, high }) => [low, high])], labelWidth, width - 24);
  const marks = estimates.flatMap(({ label, estimate, low, high }, i) => {
    const y = 12 + lineHeight * (i + 0.5);
    const clear = low > 0 || high < 0;
    return [
      svgText(labelWidth - 12, y + 4, label, "end"),
      svgLine(scale(low), y, scale(high), y, palette[0]!, 'stroke-width="2"'),
      `<circle cx="${pixel(scale(estimate))}" cy="${pixel(y)}" r="4.5" fill="${clear ? palette[0]! : "#fff"}" stroke="${palette[0]!}" stroke-width="2"/>`,
    ];
  });
  return svgFrame(width, bottom + 48, options.description, [
    ...horizontalAxis(scale, 8, bottom, options.axisTitle),
    svgLine(scale(0), 8, scale(0), bottom, "#555", 'stroke-dasharray="4 3"'),
    ...marks,
  ]);
}

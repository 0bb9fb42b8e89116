import { palette, linearScale, horizontalAxis, pixel, svgFrame, svgText, textWidth } from "./svg-axis.ts";

export interface Bar {
  readonly label: string;
  readonly value: number;
  /** Written at the bar's end: "12.4% of 320". */
  readonly text: string;
}

const lineHeight = 26;
const width = 720;

/** Horizontal bars from zero. */
export function svgBars(bars: readonly Bar[], axisTitle: string, description: string): string {
  const labelWidth = Math.min(360, 20 + 7 * Math.max(...bars.map(({ label }) => textWidth(label))));
  const bottom = 8 + lineHeight * bars.length;
  const scale = linearScale([0, ...bars.map(({ value }) => value)], labelWidth, width - 120, 5);
  const marks = bars.flatMap(({ label, value, text }, i) => {
    const y = 8 + lineHeight * i;
    return [
      svgText(labelWidth - 10, y + 17, label, "end"),
      `<rect x="${pixel(scale(0))}" y="${pixel(y + 4)}" width="${pixel(scale(value) - scale(0))}" height="18" fill="${palette[0]!}"/>`,
      svgText(scale(value) + 6, y + 17, text, "start"),
    ];
  });
  return svgFrame(width, bottom + 48, description, [...horizontalAxis(scale, 4, bottom, axisTitle), ...marks]);
}

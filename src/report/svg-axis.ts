import { escapeHtml } from "./write-html.ts";

/** A linear scale from data to pixels, with round tick marks. */
export interface Scale {
  (x: number): number;
  readonly ticks: readonly number[];
}

/** Covers `values` with about `count` round steps, onto the pixels `from`..`to`. */
export function linearScale(values: readonly number[], from: number, to: number, count = 6): Scale {
  const finite = values.filter(Number.isFinite);
  const low = Math.min(...finite);
  const high = Math.max(...finite);
  const step = roundStep((high - low || Math.abs(high) || 1) / count);
  const first = Math.floor(low / step) * step;
  const last = Math.ceil(high / step) * step;
  const span = last - first || step;
  const ticks = Array.from({ length: Math.round(span / step) + 1 }, (_, i) =>
    Number((first + i * step).toPrecision(12)),
  );
  return Object.assign((x: number) => from + ((x - first) / span) * (to - from), { ticks });
}

/** The next of 1, 2, 5 times a power of ten. */
function roundStep(step: number): number {
  const power = 10 ** Math.floor(Math.log10(step));
  const digit = step / power;
  return power * (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10);
}

const font = 'font-family="system-ui, sans-serif" font-size="12"';

/** An SVG that scales with its container and describes itself to screen readers. */
export function svgFrame(width: number, height: number, description: string, parts: readonly string[]): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" style="max-width:100%;height:auto" ${font}>`,
    `<title>${escapeHtml(description)}</title>`,
    ...parts,
    "</svg>",
  ].join("\n");
}

export function svgText(
  x: number,
  y: number,
  text: string,
  anchor: "start" | "middle" | "end",
  attributes = "",
): string {
  return `<text x="${pixel(x)}" y="${pixel(y)}" text-anchor="${anchor}" fill="#222" ${attributes}>${escapeHtml(text)}</text>`;
}

export function svgLine(x1: number, y1: number, x2: number, y2: number, stroke: string, attributes = ""): string {
  return `<line x1="${pixel(x1)}" y1="${pixel(y1)}" x2="${pixel(x2)}" y2="${pixel(y2)}" stroke="${stroke}" ${attributes}/>`;
}

/** A horizontal axis along the foot of a figure: ticks with numbers, faint grid lines up to `top`, and a title. */
export function horizontalAxis(scale: Scale, top: number, bottom: number, title: string): string[] {
  const middle = (scale(scale.ticks[0]!) + scale(scale.ticks.at(-1)!)) / 2;
  return [
    ...scale.ticks.map((tick) => svgLine(scale(tick), top, scale(tick), bottom, "#e4e4e4")),
    ...scale.ticks.map((tick) => svgText(scale(tick), bottom + 16, tickText(tick), "middle")),
    svgText(middle, bottom + 36, title, "middle"),
  ];
}

/** A vertical axis along the left of a figure, with a title above it. */
export function verticalAxis(
  scale: Scale,
  left: number,
  right: number,
  title: string,
  tickLabel: (tick: number) => string = tickText,
): string[] {
  return [
    ...scale.ticks.map((tick) => svgLine(left, scale(tick), right, scale(tick), "#e4e4e4")),
    ...scale.ticks.map((tick) => svgText(left - 6, scale(tick) + 4, tickLabel(tick), "end")),
    svgText(left, 14, title, "start"),
  ];
}

function tickText(tick: number): string {
  return String(tick).replace("-", "−");
}

export function pixel(x: number): string {
  return String(Math.round(x * 10) / 10);
}

/** Colours that stay apart for colour-blind readers and in grey print (Okabe and Ito). */
export const palette: readonly string[] = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#e69f00"];

/** Latin letters as one, Hangul and other wide letters as nearly two. */
export function textWidth(text: string): number {
  return [...text].reduce((sum, character) => sum + (character.charCodeAt(0) > 0x1100 ? 1.75 : 1), 0);
}

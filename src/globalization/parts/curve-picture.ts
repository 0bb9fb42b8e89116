import { plotFrame, referenceRule, type VegaLiteSpecification } from "../../report/plot-frame.ts";
import { linearScale, palette, pixel, svgFrame, svgLine, svgText, verticalAxis } from "../../report/svg-axis.ts";
import { textWidth } from "../../report/svg-axis.ts";
import type { CurvePoint } from "./robustness.ts";

/** Estimates with intervals in order of size, coloured by estimator. */
export function curvePlot(of: string, points: readonly CurvePoint[]): VegaLiteSpecification {
  const values = points.map((point, i) => ({ order: i + 1, ...point }));
  const x = { field: "order", type: "quantitative", title: "Specification, by size of the estimate" };
  const y = { field: "estimate", type: "quantitative", title: `Average effect of ${of}` };
  const color = { field: "estimator", type: "nominal", title: null };
  return plotFrame({}, values, [
    referenceRule("y", 0),
    { mark: { type: "rule" }, encoding: { x, y: { ...y, field: "low" }, y2: { field: "high" }, color } },
    { mark: { type: "point", filled: true, size: 40, opacity: 1 }, encoding: { x, y, color } },
  ]);
}

const width = 720;
const bottom = 230;
const line = 17;

/** The words of the picture. */
export interface CurveWords {
  /** Above the vertical axis. */
  readonly title: string;
  /** For readers who cannot see the figure. */
  description(count: number): string;
  /** A line below the curve: which choice it marks. */
  choice(kind: ChoiceKind, name: string): string;
}

export type ChoiceKind = "controls" | "sample" | "estimator" | "vcov";

const kinds: Readonly<Record<ChoiceKind, string>> = {
  controls: "Controls",
  sample: "Firms",
  estimator: "Estimator",
  vcov: "Covariance",
};

function plainWords(of: string): CurveWords {
  const title = `Average effect of ${of} on the probability to globalize`;
  return {
    title,
    description: (count) => `${title}, over ${count} specifications.`,
    choice: (kind, name) => `${kinds[kind]}: ${name}`,
  };
}

/** The curve above, and below it a line for each choice with a dot where an estimate made it. */
export function curveSvg(of: string, points: readonly CurvePoint[], words: CurveWords = plainWords(of)): string {
  const scale = linearScale([0, ...points.flatMap(({ low, high }) => [low, high])], bottom, 30);
  const choices = choicesOf(points, words);
  const left = 20 + 7 * Math.max(8, ...choices.map(({ label }) => textWidth(label)));
  const at = (i: number): number => left + ((width - 20 - left) * (i + 0.5)) / points.length;
  const marks = points.flatMap(({ estimate, low, high }, i) => [
    svgLine(at(i), scale(low), at(i), scale(high), palette[0]!, 'stroke-width="1.5" stroke-opacity="0.5"'),
    dot(at(i), scale(estimate), low > 0 || high < 0),
  ]);
  const below = choices.flatMap(({ label, made }, row) => {
    const y = bottom + 24 + line * row;
    const dots = points.flatMap((point, i) => (made(point) ? [dot(at(i), y, true)] : []));
    return [svgText(left - 12, y + 4, label, "end"), svgLine(left, y, width - 20, y, "#eee"), ...dots];
  });
  return svgFrame(width, bottom + 36 + line * choices.length, words.description(points.length), [
    ...verticalAxis(scale, left, width - 20, words.title),
    svgLine(left, scale(0), width - 20, scale(0), "#555", 'stroke-dasharray="4 3"'),
    ...marks,
    ...below,
  ]);
}

function dot(x: number, y: number, filled: boolean): string {
  const fill = filled ? palette[0]! : "#fff";
  return `<circle cx="${pixel(x)}" cy="${pixel(y)}" r="3" fill="${fill}" stroke="${palette[0]!}"/>`;
}

interface Choice {
  readonly label: string;
  made(point: CurvePoint): boolean;
}

/** The choices that tell points apart, each as a line. */
function choicesOf(points: readonly CurvePoint[], words: CurveWords): Choice[] {
  return (Object.keys(kinds) as ChoiceKind[]).flatMap((field) => {
    const known = [...new Set(points.map((point) => point[field]))];
    if (known.length < 2) return [];
    return known.map((choice) => ({
      label: words.choice(field, choice),
      made: (point: CurvePoint) => point[field] === choice,
    }));
  });
}

import { horizontalAxis, linearScale, palette, pixel, svgFrame, svgLine, svgText, verticalAxis } from "./svg-axis.ts";

export interface CurvePoint {
  readonly x: number;
  readonly y: number;
}

export interface SvgCurveOptions {
  readonly xTitle: string;
  readonly yTitle: string;
  readonly description: string;
  /** A point to single out, with its label. */
  readonly mark?: CurvePoint & { readonly label: string };
  /** A horizontal line, with its label: the likelihood that bounds an interval. */
  readonly level?: { readonly y: number; readonly label: string };
}

const width = 720;
const height = 320;
const left = 64;
const bottom = height - 48;

/** A curve through points, as of a profile likelihood. */
export function svgCurve(points: readonly CurvePoint[], options: SvgCurveOptions): string {
  const { mark, level } = options;
  const x = linearScale(
    points.map((point) => point.x),
    left,
    width - 24,
  );
  const y = linearScale([...points.map((point) => point.y), ...(level === undefined ? [] : [level.y])], bottom, 28);
  const path = points.map((point, i) => `${i === 0 ? "M" : "L"}${pixel(x(point.x))} ${pixel(y(point.y))}`).join("");
  const marked =
    mark === undefined
      ? []
      : [
          `<circle cx="${pixel(x(mark.x))}" cy="${pixel(y(mark.y))}" r="5" fill="${palette[1]!}"/>`,
          svgText(x(mark.x), y(mark.y) - 10, mark.label, x(mark.x) > width / 2 ? "end" : "start"),
        ];
  const levelled =
    level === undefined
      ? []
      : [
          svgLine(left, y(level.y), width - 24, y(level.y), palette[1]!, 'stroke-dasharray="5 4"'),
          svgText(width - 24, y(level.y) - 5, level.label, "end"),
        ];
  return svgFrame(width, height, options.description, [
    ...verticalAxis(y, left, width - 24, options.yTitle),
    ...horizontalAxis(x, bottom, bottom, options.xTitle),
    `<path d="${path}" fill="none" stroke="${palette[0]!}" stroke-width="2"/>`,
    ...levelled,
    ...marked,
  ]);
}

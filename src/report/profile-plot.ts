import { checkPoints } from "./check-points.ts";
import { chiSquareQuantile } from "../special/chi-square.ts";
import { type PlotOptions, plotFrame, referenceRule, type VegaLiteSpecification } from "./plot-frame.ts";

/** A fit with a profile likelihood of ρ, such as one of `heckman`. */
export interface Profiled {
  readonly profile?: readonly ProfiledPoint[];
  readonly logLik?: number;
  readonly rho?: number;
  /** Rows that the profile was made of: the estimate is drawn only where they are all. */
  readonly profileRows?: number;
  readonly rows?: { readonly used: number };
}

export interface ProfiledPoint {
  readonly rho: number;
  readonly logLik: number;
}

export interface ProfilePlotOptions extends PlotOptions {
  /** Level of the set marked by a line; 0.95. */
  readonly level?: number;
}

/** How far below the highest point the picture reaches. */
const depth = 12;

/**
 * The profile log-likelihood of ρ of a selection model as a Vega-Lite specification, relative to its highest point: the
 * dashed line cuts off the 95% likelihood-ratio set, and the dot is the estimate. Several maxima, a flat profile, or one
 * that rises towards ±1 are seen at once.
 *
 * @example
 * profilePlot(heckman({ selection: "works ~ educ + kids", outcome: "log(wage) ~ educ" }, women));
 */
export function profilePlot(fit: Profiled, options: ProfilePlotOptions = {}): VegaLiteSpecification {
  checkPoints(
    (fit as Profiled | null | undefined)?.profile,
    "profilePlot",
    "the profile likelihood of a heckman fit by maximum likelihood",
  );
  const { profile = [], logLik, rho, profileRows, rows } = fit;
  const { level = 0.95 } = options;
  const ofAllRows = profileRows === undefined || rows === undefined || profileRows === rows.used;
  const estimate = ofAllRows && rho !== undefined && logLik !== undefined ? [{ rho, logLik }] : [];
  const highest = Math.max(...[...profile, ...estimate].map((point) => point.logLik));
  const points = [...profile, ...estimate]
    .map((point) => ({ rho: point.rho, below: point.logLik - highest }))
    .filter(({ below }) => below >= -depth)
    .sort((a, b) => a.rho - b.rho);
  const x = { field: "rho", type: "quantitative", title: "ρ", scale: { domain: [-1, 1] }, axis: { tickCount: 5 } };
  const y = { field: "below", type: "quantitative", title: "Profile log-likelihood less its maximum" };
  return plotFrame(options, points, [
    referenceRule("y", -chiSquareQuantile(level, 1) / 2),
    { mark: { type: "line", strokeWidth: 2, interpolate: "monotone" }, encoding: { x, y } },
    ...(estimate.length === 0
      ? []
      : [
          {
            transform: [{ filter: { field: "rho", equal: rho } }],
            mark: { type: "point", filled: true, size: 60, opacity: 1 },
            encoding: { x, y },
          },
        ]),
  ]);
}

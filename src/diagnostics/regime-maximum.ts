import { heldMaximum } from "../likelihood/held-maximum.ts";
import { type Maximum, type MaximizeOptions, maximize } from "../likelihood/maximize.ts";
import { correlationsOf, farthest, isWithin, type RegimePoint, type SwitchingProblem } from "./regime-profile.ts";
import { interiorLimit } from "./rho-maxima.ts";

/** The regimes whose correlation is beyond ±0.99. */
export function beyond(theta: Float64Array): readonly (0 | 1)[] {
  const rhos = correlationsOf(theta);
  return ([0, 1] as const).filter((regime) => Math.abs(rhos[regime]) > interiorLimit);
}

export const isInside = (theta: Float64Array): boolean => beyond(theta).length === 0;

/**
 * The local maximum uphill from a point, by Newton's method on all parameters; correlations at ±0.999 are held. Where it comes
 * to lie beyond ±0.99, it has not converged, and the covariance is that of the other parameters given those correlations.
 */
export function polished(problem: SwitchingProblem, from: RegimePoint, options: MaximizeOptions): Maximum {
  const k = problem.size;
  const fixed = new Uint8Array(k);
  correlationsOf(from.theta).forEach((rho, regime) => {
    if (Math.abs(rho) > farthest - 1e-9) fixed[k - 2 + regime] = 1;
  });
  const run = maximize(problem, from.theta, { ...options, fixed });
  const ascended = run.value >= from.logLik - 1e-4;
  if (isInside(run.point) && (run.converged || (ascended && !fixed.includes(1)))) {
    return run;
  }
  const point = isWithin(run) && ascended ? run.point : from.theta;
  return heldMaximum(
    problem,
    point,
    beyond(point).map((regime) => k - 2 + regime),
  );
}

/** The converged maxima with both |ρ| <= 0.99; two starts may have led to one. */
export function distinct(found: readonly Maximum[]): readonly RegimePoint[] {
  const inside = found.filter(({ converged, point }) => converged && isInside(point)).map(asPoint);
  const isSame = (a: RegimePoint, b: RegimePoint): boolean => {
    const other = correlationsOf(b.theta);
    return correlationsOf(a.theta).every((rho, regime) => Math.abs(rho - other[regime]!) < 1e-6);
  };
  return inside.filter((run, i) => inside.findIndex((other) => isSame(run, other)) === i);
}

export const asPoint = ({ point, value }: Maximum): RegimePoint => ({ theta: point, logLik: value });

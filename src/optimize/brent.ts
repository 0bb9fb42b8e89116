/** How closely a root or a minimum is found. */
export interface BrentOptions {
  /** Half the width of the final interval, absolute; a few roundings of x are added. Default 1e-12. */
  readonly tolerance?: number;
  readonly maxIterations?: number;
}

/** A point found in one dimension, with the function's value there. */
export interface BrentResult {
  readonly x: number;
  readonly value: number;
  readonly converged: boolean;
  readonly iterations: number;
}

const goldenSection = 0.3819660112501051;

/**
 * A root of a continuous function between two points where it has opposite signs, by inverse quadratic interpolation
 * safeguarded with bisection. Undefined when the signs do not differ (or a value is NaN): there is no bracket.
 *
 * @example
 * brentRoot((x) => x * x - 2, 0, 2)?.x; // 1.4142135623730951
 *
 * Source: Brent (1973), Algorithms for Minimization without Derivatives, ch. 4.
 */
export function brentRoot(
  f: (x: number) => number,
  low: number,
  high: number,
  { tolerance = 1e-12, maxIterations = 200 }: BrentOptions = {},
): BrentResult | undefined {
  let [a, b] = [low, high];
  let [fa, fb] = [f(a), f(b)];
  if (!(fa * fb <= 0) && !(Math.sign(fa) * Math.sign(fb) <= 0)) return undefined;
  let [c, fc] = [a, fa];
  let step = b - a;
  let previous = step;
  for (let iterations = 0; ; iterations++) {
    if (Math.sign(fb) * Math.sign(fc) > 0) {
      [c, fc] = [a, fa];
      step = b - a;
      previous = step;
    }
    if (Math.abs(fc) < Math.abs(fb)) [a, b, c, fa, fb, fc] = [b, c, b, fb, fc, fb];
    const near = 2 * Number.EPSILON * Math.abs(b) + tolerance / 2;
    const half = (c - b) / 2;
    const converged = Math.abs(half) <= near || fb === 0;
    if (converged || iterations >= maxIterations) return { x: b, value: fb, converged, iterations };
    const trial =
      Math.abs(previous) >= near && Math.abs(fa) > Math.abs(fb) ? interpolate(a, b, c, fa, fb, fc, half) : half;
    const short = 2 * Math.abs(trial) < Math.min(3 * Math.abs(half) - near, Math.abs(previous));
    const inward = Math.sign(trial) === Math.sign(half);
    previous = short && inward ? step : half;
    step = short && inward ? trial : half;
    [a, fa] = [b, fb];
    b += Math.abs(step) > near ? step : Math.sign(half) * near;
    fb = f(b);
  }
}

/** The step from b that inverse quadratic interpolation (the secant where two points coincide) proposes. */
function interpolate(a: number, b: number, c: number, fa: number, fb: number, fc: number, half: number): number {
  const s = fb / fa;
  if (a === c) return (2 * half * s) / (s - 1);
  const q = fa / fc;
  const r = fb / fc;
  return (-s * (2 * half * q * (q - r) - (b - a) * (r - 1))) / ((q - 1) * (r - 1) * (s - 1));
}

/**
 * A local minimum of a function between two points, by parabolic interpolation safeguarded with the golden section. A
 * minimum is found to about the square root of the precision of f: half the digits.
 *
 * @example
 * brentMinimum((x) => (x - 1) ** 2, 0, 3).x; // 1
 *
 * Source: Brent (1973), ch. 5.
 */
export function brentMinimum(
  f: (x: number) => number,
  low: number,
  high: number,
  { tolerance = 1e-9, maxIterations = 200 }: BrentOptions = {},
): BrentResult {
  let [a, b] = [Math.min(low, high), Math.max(low, high)];
  let x = a + goldenSection * (b - a);
  let fx = f(x);
  let [v, w, fv, fw] = [x, x, fx, fx];
  let step = 0;
  let previous = 0;
  for (let iterations = 0; ; iterations++) {
    const middle = (a + b) / 2;
    const near = Number.EPSILON ** 0.5 * Math.abs(x) + tolerance;
    const converged = Math.abs(x - middle) <= 2 * near - (b - a) / 2;
    if (converged || iterations >= maxIterations) return { x, value: fx, converged, iterations };
    const parabola = Math.abs(previous) > near ? parabolicStep(x, v, w, fx, fv, fw) : Number.NaN;
    const usable = Math.abs(parabola) < Math.abs(previous) / 2 && x + parabola > a && x + parabola < b;
    previous = usable ? step : (x < middle ? b : a) - x;
    step = usable ? parabola : goldenSection * previous;
    if (usable && (x + step - a < 2 * near || b - x - step < 2 * near)) step = x < middle ? near : -near;
    const u = x + (Math.abs(step) >= near ? step : Math.sign(step) * near);
    const fu = f(u);
    if (fu <= fx) {
      if (u < x) b = x;
      else a = x;
      [v, w, x, fv, fw, fx] = [w, x, u, fw, fx, fu];
      continue;
    }
    if (u < x) a = u;
    else b = u;
    if (fu <= fw || w === x) [v, w, fv, fw] = [w, u, fw, fu];
    else if (fu <= fv || v === x || v === w) [v, fv] = [u, fu];
  }
}

/** From x to the lowest point of the parabola through three points; NaN where there is none. */
function parabolicStep(x: number, v: number, w: number, fx: number, fv: number, fw: number): number {
  const r = (x - w) * (fx - fv);
  const q = (x - v) * (fx - fw);
  const denominator = 2 * (q - r);
  return denominator === 0 ? Number.NaN : -((x - v) * q - (x - w) * r) / denominator;
}

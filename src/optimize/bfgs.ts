import { dot, identity, multiplyVector } from "../linalg/matrix.ts";

/** A smooth function to be minimised, with its gradient. */
export interface SmoothFunction {
  value(point: Float64Array): number;
  gradient(point: Float64Array): Float64Array;
}

export interface BfgsResult {
  readonly point: Float64Array;
  readonly value: number;
  readonly iterations: number;
  readonly converged: boolean;
  /** g'Hg at the point. */
  readonly decrement: number;
}

export interface BfgsOptions {
  /** The second derivative at the start is about the identity times this. */
  readonly curvature: number;
  readonly maxIterations: number;
  /** The search ends when the decrement g'Hg is below it. */
  readonly tolerance: number;
}

const sufficientGain = 1e-4;
const smallestStep = 2 ** -30;
/** Below this decrement values no longer tell one step from another: the step is taken for its gradient. */
const flat = 1e-11;

/**
 * Minimises by the method of Broyden, Fletcher, Goldfarb and Shanno, with backtracking. Never throws for failure to converge.
 *
 * Source: Nocedal and Wright (2006), Numerical Optimization, algorithm 6.1.
 */
export function bfgs(f: SmoothFunction, start: Float64Array, options: BfgsOptions): BfgsResult {
  const k = start.length;
  let inverse: Float64Array = identity(k).map((x) => x / options.curvature);
  let point: Float64Array = start;
  let value = f.value(start);
  let gradient = f.gradient(start);
  for (let iteration = 0; ; iteration++) {
    const step = multiplyVector(inverse, gradient).map((x) => -x);
    const decrement = -dot(step, gradient);
    const ended = { point, value, iterations: iteration, decrement };
    if (!(decrement >= options.tolerance)) return { ...ended, converged: decrement >= 0 };
    if (iteration >= options.maxIterations) return { ...ended, converged: false };
    const next = search(f, point, value, step, decrement);
    if (next === undefined) return { ...ended, converged: false };
    const after = f.gradient(next.point);
    inverse = updated(
      inverse,
      next.point.map((x, j) => x - point[j]!),
      after.map((x, j) => x - gradient[j]!),
    );
    [point, value, gradient] = [next.point, next.value, after];
  }
}

function search(
  f: SmoothFunction,
  point: Float64Array,
  value: number,
  step: Float64Array,
  decrement: number,
): { point: Float64Array; value: number } | undefined {
  for (let length = 1; length >= smallestStep; length /= 2) {
    const there = point.map((x, j) => x + length * step[j]!);
    const reached = f.value(there);
    const enough = reached <= value - sufficientGain * length * decrement;
    if (enough || (decrement < flat * (1 + Math.abs(value)) && Number.isFinite(reached))) {
      return { point: there, value: reached };
    }
  }
  return undefined;
}

/** (I - ρsy')H(I - ρys') + ρss'; H itself where the curvature along s is not positive. */
function updated(h: Float64Array, s: Float64Array, y: Float64Array): Float64Array {
  const k = s.length;
  const curvature = dot(s, y);
  if (!(curvature > 0)) return h;
  const hy = multiplyVector(h, y);
  const factor = (1 + dot(y, hy) / curvature) / curvature;
  return h.map((value, at) => {
    const [i, j] = [Math.floor(at / k), at % k];
    return value + factor * s[i]! * s[j]! - (hy[i]! * s[j]! + s[i]! * hy[j]!) / curvature;
  });
}

import { multiplyVector } from "../linalg/matrix.ts";
import { inverseAt } from "./information.ts";
import { maximize, type Maximum, type MaximizeOptions } from "./maximize.ts";
import type { PanelProblem } from "./panel-problem.ts";

/** What another number of nodes makes of an estimate. */
export interface NodeChange {
  readonly nodes: number;
  /** Change of the log-likelihood at the estimate. */
  readonly logLik: number;
  /** Largest change of a coefficient, in its standard errors, over the Newton step from the estimate. */
  readonly coefficients: number;
}

export interface AdaptedMaximum<P extends string, Y extends string> {
  /** With its nodes put at the maximum. */
  readonly problem: PanelProblem<P, Y>;
  readonly maximum: Maximum;
  /** With twice the nodes. */
  readonly doubled: NodeChange;
}

/** Nodes of the first search, and the most that are used. */
const few = 12;
const most = 192;
/** Changes at which twice the nodes add nothing but rounding: of the log-likelihood's size, and in standard errors. */
const settled = { share: 1e-10, coefficients: 1e-8 };
/** The end of the first search: near enough to choose the number of nodes. */
const near = { tolerance: 1e-4, polishing: 0, maxIterations: 4 };
/** Nodes that are put anew and move no coefficient by more of its standard error were well put. */
const inPlace = 1e-9;
const mostRounds = 20;

/**
 * The maximum of an integrated log-likelihood. A rough search with few nodes, put anew around the modes every few steps;
 * there, as many nodes as leave value and gradient where twice as many have them; then the maximum with these, searched on
 * until nodes put at it leave it where it is.
 *
 * @param nodes a number to keep, or "auto": 12 to 192
 */
export function adaptedMaximum<P extends string, Y extends string>(
  posed: PanelProblem<P, Y>,
  start: Float64Array,
  nodes: number | "auto",
  { maxIterations = 100, ...options }: MaximizeOptions,
): AdaptedMaximum<P, Y> {
  let rough = maximize(posed.placed(start, nodes === "auto" ? few : nodes), start, { ...options, ...near });
  let iterations = rough.iterations;
  for (let round = 1; round < mostRounds && !rough.converged && iterations < maxIterations; round++) {
    const placed = posed.placed(rough.point, nodes === "auto" ? few : nodes);
    rough = maximize(placed, rough.point, { ...options, ...near });
    iterations += Math.max(1, rough.iterations);
  }
  const count = nodes === "auto" ? enoughNodes(posed, rough) : nodes;
  const left = Math.max(0, maxIterations - iterations);
  const found = atItsNodes(posed.placed(rough.point, count), rough.point, { ...options, maxIterations: left });
  const maximum = { ...found.maximum, iterations: iterations + found.maximum.iterations };
  return { problem: found.problem, maximum, doubled: changeAt(found.problem, maximum, 2 * count) };
}

/** The number of nodes, 12 · 2^m, that twice as many do not better. */
function enoughNodes<P extends string, Y extends string>(posed: PanelProblem<P, Y>, at: Maximum): number {
  const inverse = inverseAt(at);
  const evaluated = (count: number): { value: number; gradient: Float64Array } => {
    const gradient = new Float64Array(posed.size);
    const value = posed.placed(at.point, count).derivatives(at.point, gradient, new Float64Array(posed.size ** 2));
    return { value, gradient };
  };
  let count = few;
  for (let known = evaluated(count); inverse !== undefined && count < most; count *= 2) {
    const next = evaluated(2 * count);
    const moved = largestMove(
      inverse,
      next.gradient.map((slope, j) => slope - known.gradient[j]!),
    );
    const share = Math.abs((next.value - known.value) / next.value);
    if (share <= settled.share && moved <= settled.coefficients) break;
    known = next;
  }
  return count;
}

/** The maximum with so many nodes: searched on from nodes put anew, until these leave it where it is. */
function atItsNodes<P extends string, Y extends string>(
  placed: PanelProblem<P, Y>,
  start: Float64Array,
  { maxIterations = 0, ...options }: MaximizeOptions,
): Pick<AdaptedMaximum<P, Y>, "problem" | "maximum"> {
  let problem = placed;
  let at = start;
  let iterations = 0;
  for (let round = 1; ; round++) {
    const left = Math.max(0, maxIterations - iterations);
    const found = maximize(problem, at, { ...options, polishing: 1, maxIterations: left });
    iterations += found.iterations;
    const moved = found.converged ? changeAt(problem, found, problem.panel.nodes).coefficients : 0;
    if (round === mostRounds || !(moved > inPlace)) return { problem, maximum: { ...found, iterations } };
    problem = problem.placed(found.point);
    at = found.point;
  }
}

/** The largest part of a Newton step, in standard errors. */
function largestMove(inverse: Float64Array, gradient: Float64Array): number {
  const k = gradient.length;
  const step = multiplyVector(inverse, gradient);
  return step.reduce((largest, move, j) => Math.max(largest, Math.abs(move) / Math.sqrt(inverse[j * (k + 1)]!)), 0);
}

/** What so many nodes, put at the estimate, make of it. */
export function changeAt<P extends string, Y extends string>(
  problem: PanelProblem<P, Y>,
  maximum: Maximum,
  nodes: number,
): NodeChange {
  const k = problem.size;
  const gradient = new Float64Array(k);
  const value = problem.placed(maximum.point, nodes).derivatives(maximum.point, gradient, new Float64Array(k * k));
  const inverse = inverseAt(maximum);
  const coefficients = inverse === undefined ? Number.NaN : largestMove(inverse, gradient);
  return { nodes, logLik: value - maximum.value, coefficients };
}

import type { Demeaner } from "../absorb/demeaner.ts";
import type { Columns } from "../linalg/kernels.ts";
import { leastSquares } from "../linalg/least-squares.ts";
import type { NewtonOptions } from "../optimize/newton.ts";
import type { Likelihood } from "./likelihood.ts";

/** A likelihood in one predictor with its data: η = offset + Xβ + the sum of absorbed effects. */
export interface AbsorbedProblem<P extends string = string, Y extends string = string> {
  readonly likelihood: Likelihood<P, Y>;
  readonly outcomes: Readonly<Record<Y, Float64Array>>;
  /** Of the effects, under any weights. */
  readonly demeaner: Demeaner;
  /** May be none. */
  readonly columns: Columns;
  readonly offset: Float64Array | undefined;
  readonly weights: Float64Array | undefined;
}

export interface AbsorbedOptions {
  readonly maxIterations?: number | undefined;
  readonly tolerance?: number | undefined;
  /** Called after each step's decrement is known; returning "stop" ends the search there. */
  readonly onIteration?: NewtonOptions["onIteration"];
}

export interface AbsorbedMaximum {
  readonly coefficients: Float64Array;
  readonly eta: Float64Array;
  readonly value: number;
  readonly converged: boolean;
  readonly iterations: number;
  /** g'(−H)⁻¹g of coefficients and effects together. */
  readonly decrement: number;
}

/** Value, first and second derivative by rows, unweighted. */
export interface RowTerms {
  readonly value: number;
  readonly first: Float64Array;
  readonly second: Float64Array;
}

/** No row counts for less: keeps quotients finite where a second derivative underflows. */
const least = 1e-30;

/** The derivatives in the only predictor at η. */
export function rowTerms(
  { likelihood, outcomes, weights }: AbsorbedProblem,
  eta: Float64Array,
  curvature: "observed" | "expected" = "observed",
): RowTerms {
  const name = likelihood.predictors[0]!;
  const rows = eta.length;
  const out = { value: new Float64Array(rows), first: new Float64Array(rows), second: new Float64Array(rows) };
  const pair = `${name}_${name}` as const;
  const block = { rows, eta: { [name]: eta }, outcome: outcomes };
  const derivatives = { value: out.value, first: { [name]: out.first }, second: { [pair]: out.second } };
  likelihood.rows(block, derivatives);
  if (curvature === "expected" && likelihood.expected !== undefined) {
    out.second.fill(0);
    likelihood.expected(block, derivatives);
  }
  let value = 0;
  for (let i = 0; i < rows; i++) value += (weights?.[i] ?? 1) * out.value[i]!;
  return { value, first: out.first, second: out.second };
}

/** The weights −w ∂²ℓ of the rows in the normal equations. */
export function curvatureWeights({ weights }: AbsorbedProblem, { second }: RowTerms): Float64Array {
  return second.map((value, i) => Math.max(-value * (weights?.[i] ?? 1), least));
}

/**
 * Maximises a concave likelihood over coefficients and absorbed effects by Newton's method: each step is a weighted
 * regression of η - offset + ∂ℓ/-∂²ℓ on the columns, with the effects taken out of all under the weights -∂²ℓ. Steps that do
 * not raise the likelihood are halved. It ends with the step whose decrement is below the tolerance.
 *
 * Source: Stammann (2018); Correia, Guimarães and Zylkin (2020); Bergé (2018).
 */
export function absorbedMaximum(
  problem: AbsorbedProblem,
  start: Float64Array,
  { maxIterations = 100, tolerance = 1e-10, onIteration }: AbsorbedOptions = {},
): AbsorbedMaximum {
  let eta = start;
  let terms = rowTerms(problem, eta);
  let coefficients: Float64Array = new Float64Array(problem.columns.length);
  let decrement = Number.POSITIVE_INFINITY;
  for (let iterations = 1; iterations <= maxIterations; iterations++) {
    const step = newtonStep(problem, eta, terms);
    coefficients = step.coefficients;
    decrement = step.decrement;
    const last = decrement <= tolerance;
    const stops = onIteration?.({ iteration: iterations - 1, value: terms.value, decrement }) === "stop";
    // The start need not be a sum of columns and effects, so that it may be more likely than any of these.
    const least = iterations === 1 ? Number.NEGATIVE_INFINITY : terms.value;
    const moved = last ? shifted(eta, step.direction, 1) : climbed(problem, eta, least, step.direction);
    if (moved === undefined || (stops && !last)) {
      return { coefficients, eta, value: terms.value, converged: false, iterations, decrement };
    }
    eta = moved;
    terms = rowTerms(problem, eta);
    if (last) return { coefficients, eta, value: terms.value, converged: true, iterations, decrement };
  }
  return { coefficients, eta, value: terms.value, converged: false, iterations: maxIterations, decrement };
}

interface Step {
  readonly coefficients: Float64Array;
  readonly direction: Float64Array;
  readonly decrement: number;
}

function newtonStep(problem: AbsorbedProblem, eta: Float64Array, terms: RowTerms): Step {
  const { columns, offset } = problem;
  const weights = curvatureWeights(problem, terms);
  const pull = terms.first.map((first, i) => ((problem.weights?.[i] ?? 1) * first) / weights[i]!);
  const working = eta.map((value, i) => value - (offset?.[i] ?? 0) + pull[i]!);
  const [left, ...swept] = problem.demeaner.reweighted(weights).demeanAll([working, ...columns]) as [
    Float64Array,
    ...Float64Array[],
  ];
  const coefficients = swept.length === 0 ? new Float64Array(0) : leastSquares(swept, left, { weights }).coefficients;
  swept.forEach((column, j) => {
    for (let i = 0; i < left.length; i++) left[i]! -= column[i]! * coefficients[j]!;
  });
  const direction = pull.map((value, i) => value - left[i]!);
  const decrement = direction.reduce((sum, value, i) => sum + weights[i]! * value * value, 0);
  return { coefficients, direction, decrement };
}

/** The longest of the steps 1, 1/2, 1/4, ... that does not lower the likelihood; undefined: none of 40. */
function climbed(
  problem: AbsorbedProblem,
  eta: Float64Array,
  value: number,
  direction: Float64Array,
): Float64Array | undefined {
  for (let halvings = 0; halvings < 40; halvings++) {
    const moved = shifted(eta, direction, 2 ** -halvings);
    const reached = rowTerms(problem, moved).value;
    if (Number.isFinite(value) ? reached >= value - 1e-13 * Math.abs(value) : Number.isFinite(reached)) return moved;
  }
  return undefined;
}

function shifted(eta: Float64Array, direction: Float64Array, length: number): Float64Array {
  return eta.map((value, i) => value + length * direction[i]!);
}

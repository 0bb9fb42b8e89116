import { backSolve } from "../linalg/cholesky.ts";
import { crossProducts } from "../linalg/cross-products.ts";
import type { Columns } from "../linalg/kernels.ts";
import { identity, multiplyVector, transpose } from "../linalg/matrix.ts";
import { orthogonalColumns } from "../linalg/orthogonal-columns.ts";
import { scaledCholesky } from "../linalg/scaled-cholesky.ts";
import { likelihoodProblem } from "./likelihood-problem.ts";
import { distantOutcome } from "./distant-outcome.ts";
import type { LikelihoodProblem, PredictorData, ProblemData } from "./problem.ts";

/** A problem in coordinates z in which its columns are orthonormal and its outcomes near 0: θ = T z + t. */
export interface SteadyProblem<P extends string = string, Y extends string = string> {
  readonly problem: LikelihoodProblem<P, Y>;
  /** T, row-major: triangular but for the constants that take up a predictor's. */
  readonly turn: Float64Array;
  /** θ of z. */
  outward(z: Float64Array): Float64Array;
  /** z of θ. */
  inward(theta: Float64Array): Float64Array;
}

type Pose<P extends string, Y extends string> = (
  data: ProblemData<P, Y>,
  inward: (theta: Float64Array) => Float64Array,
) => LikelihoodProblem<P, Y>;

const known = new WeakMap<LikelihoodProblem, boolean>();

/**
 * Whether a problem's own coordinates cost digits: columns nearly collinear (among them columns far from 0, next to a constant), or an
 * outcome far from 0.
 */
export function isIllConditioned<P extends string, Y extends string>(problem: LikelihoodProblem<P, Y>): boolean {
  const ill = known.get(problem) ?? costsDigits(problem);
  known.set(problem, ill);
  return ill;
}

function costsDigits<P extends string, Y extends string>({
  data,
  likelihood,
  ranges,
}: LikelihoodProblem<P, Y>): boolean {
  if (distantOutcome(data, likelihood) !== undefined) return true;
  return ranges.some(({ name }) => {
    const { columns } = data.predictors[name];
    if (columns === undefined || columns.length === 0) return false;
    const all = withConstant(columns, likelihood.takenUp?.[name]);
    return scaledCholesky(crossProducts(all), all.length) === undefined;
  });
}

/**
 * The problem over orthonormal columns, and outcomes near 0.
 *
 * @param pose of a likelihood that is no plain sum over rows
 */
export function orthogonalProblem<P extends string, Y extends string>(
  problem: LikelihoodProblem<P, Y>,
  pose: Pose<P, Y> = (data, inward) => problem.reposed?.(data, inward) ?? likelihoodProblem(problem.likelihood, data),
): SteadyProblem<P, Y> {
  const { data, likelihood, ranges, size } = problem;
  const within = identity(size);
  const between = new Float64Array(size * size);
  const predictors = { ...data.predictors } as Record<P, PredictorData>;
  const startOf = (name: P): number => ranges.find((range) => range.name === name)!.start;
  for (const { name, start, size: k } of ranges) {
    const { columns, offset } = data.predictors[name];
    if (columns === undefined || k === 0) continue;
    const constants = likelihood.takenUp?.[name];
    const ahead = constants === undefined ? 0 : 1;
    const found = orthogonalColumns(withConstant(columns, constants), data.weights);
    const entry = (i: number, j: number): number => found.turn[(ahead + i) * (ahead + k) + ahead + j]!;
    for (let i = 0; i < k; i++) for (let j = i; j < k; j++) within[(start + i) * size + start + j] = entry(i, j);
    for (const constant of constants ?? [])
      for (let j = 0; j < k; j++) between[startOf(constant) * size + start + j] = -entry(-1, j);
    predictors[name] = { columns: ahead === 0 ? found.columns : withoutFirst(found.columns), offset };
  }
  const distant = distantOutcome(data, likelihood);
  const shift = distant?.shift(ranges, size) ?? new Float64Array(size);
  const upper = transpose(within, size, size);
  const less = (a: Float64Array, b: Float64Array): Float64Array => a.map((value, j) => value - b[j]!);
  const inward = (theta: Float64Array): Float64Array => {
    const own = less(theta, shift);
    return backSolve(upper, size, less(own, multiplyVector(between, backSolve(upper, size, own))));
  };
  const turn = within.map((value, at) => value + between[at]!);
  return {
    problem: pose({ ...data, predictors, outcomes: distant?.outcomes ?? data.outcomes }, inward),
    turn,
    outward: (z) => multiplyVector(turn, z).map((value, j) => value + shift[j]!),
    inward,
  };
}

const withOnes = new WeakMap<Columns, Columns>();
const withoutOnes = new WeakMap<Columns, Columns>();

/** A column of ones before the others, where the predictor's constant is elsewhere; the same list for the same columns. */
function withConstant(columns: Columns, constants: readonly string[] | undefined): Columns {
  if (constants === undefined) return columns;
  const all = withOnes.get(columns) ?? [new Float64Array(columns[0]!.length).fill(1), ...columns];
  withOnes.set(columns, all);
  return all;
}

function withoutFirst(columns: Columns): Columns {
  const rest = withoutOnes.get(columns) ?? columns.slice(1);
  withoutOnes.set(columns, rest);
  return rest;
}

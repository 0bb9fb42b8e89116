import type { Fit } from "../fit/fit.ts";
import { modelWithData } from "../inference/with-vcov.ts";
import { crossProducts } from "../linalg/cross-products.ts";
import type { Columns } from "../linalg/kernels.ts";
import { dot, multiplyVector, quadraticForm } from "../linalg/matrix.ts";
import { type Combination, evaluated } from "../moments/combination.ts";
import { coefficientsOf, inverseBlock, instrumentSpace } from "../moments/instrument-space.ts";
import { leverages } from "../moments/leverages.ts";
import { instrumentsOf, linearProblem, regressorsOf } from "../moments/linear-problem.ts";
import { twoStage } from "../moments/two-stage.ts";
import type { Influence } from "./influence.ts";
import { transformed, undefinedTest } from "./linear-sample.ts";

/**
 * The influence of each row on a fit by two-stage least squares: what the estimate without it would be, from the estimate
 * with it.
 *
 * Source: Phillips (1977), Econometrica 45, 679-689; as in R's ivreg (influence.ivreg).
 */
export function instrumentalInfluence(fit: Fit): Influence {
  const { frame, names } = modelWithData(fit, "Influence");
  if (frame.weights !== undefined && frame.weights.kind !== "analytic") {
    throw undefinedTest(
      `The influence on a fit by instruments is not defined under ${frame.weights.kind} weights`,
      fit,
    );
  }
  const sample = projectedSample(frame);
  const { x, residual, rss, inverse, hatZ } = sample;
  const k = x.length;
  const n = frame.rows;
  const products = crossProducts(x);
  const moments = Float64Array.from(x, (column) => dot(column, residual));
  const variance = rss / (n - k);
  const make = (): Float64Array => new Float64Array(n);
  const [leverage, standardized, studentized, cooksDistance, dffits] = [make(), make(), make(), make(), make()];
  const dfbeta = x.map(make);
  for (let i = 0; i < n; i++) {
    const at = (columns: Columns): Float64Array => Float64Array.from(columns, (column) => column[i]!);
    const [row, projection] = [at(x), at(sample.projected)];
    const rest = row.map((value, j) => value - projection[j]!);
    const own = quadraticForm(row, inverse, k);
    const change = changeWithout(row, rest, inverse, own, hatZ[i]!, sample, i);
    const e = residual[i]!;
    const along = dot(row, change);
    const squares = quadraticForm(change, products, k) - along ** 2;
    const without = rss + squares - 2 * (dot(change, moments) - along * e) - e * e;
    const sigma2 = without / (n - k - 1);
    leverage[i] = quadraticForm(projection, inverse, k);
    standardized[i] = e / Math.sqrt(variance * (1 - leverage[i]!));
    studentized[i] = e / Math.sqrt(sigma2 * (1 - leverage[i]!));
    dffits[i] = -along / Math.sqrt(sigma2 * own);
    cooksDistance[i] = ((sigma2 / variance) * dffits[i]! ** 2) / k;
    change.forEach((value, j) => {
      dfbeta[j]![i] = -value;
    });
  }
  return {
    rows: frame.index ?? Int32Array.from({ length: n }, (_, i) => i),
    leverage,
    standardized,
    studentized,
    cooksDistance,
    dffits,
    dfbeta: Object.fromEntries(names.map((name, j) => [name, dfbeta[j]!])),
  };
}

type Frame = Parameters<typeof linearProblem>[0];

interface ProjectedSample {
  readonly x: Columns;
  readonly projected: Columns;
  readonly residual: Float64Array;
  readonly rss: number;
  readonly inverse: Float64Array;
  /** y - P_Z y and y - X̂b. */
  readonly restZ: Float64Array;
  readonly restProjected: Float64Array;
  readonly hatZ: Float64Array;
}

/** The columns of both stages, times √w under weights. */
function projectedSample(frame: Frame): ProjectedSample {
  const problem = linearProblem(frame);
  const space = instrumentSpace(problem);
  const { coefficients, inverse, rss, regressors, residual } = twoStage(problem, space);
  const roots = problem.weights?.map(Math.sqrt);
  const [x = [], z = []] = [regressorsOf(problem), instrumentsOf(problem)].map((columns) =>
    transformed(columns, roots),
  );
  const combined = (combination: Combination): Float64Array =>
    transformed([evaluated(combination, frame.rows)], roots)[0]!;
  const projected = regressors.map((regressor, j) => (regressor instanceof Float64Array ? x[j]! : combined(regressor)));
  const outcome = transformed([problem.outcome], roots)[0]!;
  const onInstruments = combined({
    columns: instrumentsOf(problem),
    coefficients: coefficientsOf(space, space.coordinates.at(-1)!.subarray(0, space.size)),
  });
  const hatZ = new Float64Array(frame.rows);
  leverages(z, inverseBlock(space, 0), undefined, 0, frame.rows, hatZ);
  const fitted = (i: number): number => projected.reduce((sum, column, j) => sum + column[i]! * coefficients[j]!, 0);
  return {
    x,
    projected,
    residual: combined(residual),
    rss,
    inverse,
    restZ: outcome.map((y, i) => y - onInstruments[i]!),
    restProjected: outcome.map((y, i) => y - fitted(i)),
    hatZ,
  };
}

/** b₋ᵢ - b. */
function changeWithout(
  row: Float64Array,
  rest: Float64Array,
  inverse: Float64Array,
  own: number,
  hatZ: number,
  { restZ, restProjected, residual }: ProjectedSample,
  i: number,
): Float64Array {
  const crossed = dot(rest, multiplyVector(inverse, row));
  const denominator = 1 - hatZ + quadraticForm(rest, inverse, row.length);
  const delta = 1 - own + crossed ** 2 / denominator;
  const e = residual[i]!;
  const gap = restZ[i]! - restProjected[i]!;
  const g = row.map((x, j) => {
    const h = ((1 - own) * rest[j]! + crossed * x) / (denominator * delta);
    const other = ((crossed * rest[j]!) / denominator - x) / delta;
    return h * gap + (h + other) * e;
  });
  return multiplyVector(inverse, g);
}

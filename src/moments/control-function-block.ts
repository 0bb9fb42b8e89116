import { inverseOrNaN } from "../likelihood/information.ts";
import type { LikelihoodProblem } from "../likelihood/problem.ts";
import { crossProductsBetween, crossVector } from "../linalg/cross-products.ts";
import type { ReducedForms } from "./reduced-forms.ts";
import type { MomentBlock } from "./stacked-moments.ts";

/**
 * The second step of a control function: maximum likelihood with the reduced forms' residuals V among the columns of the index,
 * η = x'β + v'θ. As v = w - Π'z, an error of the first step moves its score by
 *
 *   ∂(Σ ℓ_η x̃)/∂π_j = -θ_j X̃'ℓ_ηη Z - (Σ ℓ_η z' in the row of θ_j),   x̃ = (x, v).
 *
 * Source: Rivers and Vuong (1988), Journal of Econometrics 39, 347-366; Smith and Blundell (1986), Econometrica 54, 679-685.
 *
 * @param problem its first predictor is the index, whose last columns are V; constants may follow
 * @param hessian at `theta`
 * @param first position of the first step among the blocks
 */
export function controlFunctionBlock(
  problem: LikelihoodProblem,
  theta: Float64Array,
  hessian: Float64Array,
  forms: ReducedForms,
  first: number,
): MomentBlock {
  const inverse = inverseOrNaN(hessian, problem.size);
  return {
    size: problem.size,
    inverse,
    scores: (start, rows, out) => problem.scores(theta, start, rows, out),
    moved: new Map([[first, movedByResiduals(problem, theta, forms)]]),
  };
}

function movedByResiduals(
  problem: LikelihoodProblem,
  theta: Float64Array,
  { Z, residuals }: ReducedForms,
): Float64Array {
  const [index, ...constants] = problem.ranges as [LikelihoodProblem["ranges"][number], ...LikelihoodProblem["ranges"]];
  const columns = problem.data.predictors[index.name]!.columns!;
  const [l, m, width] = [Z.length, residuals.length, index.size];
  const { slope, curvatures } = byIndex(problem, theta);
  const inIndex = crossProductsBetween(columns, Z, curvatures[0]);
  const inConstants = constants.map((_, c) => crossVector(Z, curvatures[c + 1]!));
  const direct = crossVector(Z, slope);
  const out = new Float64Array(problem.size * l * m);
  for (let j = 0; j < m; j++) {
    const effect = theta[width - m + j]!;
    const put = (row: number, values: Float64Array, scale: number): void => {
      for (let i = 0; i < l; i++) out[row * l * m + j * l + i]! += scale * values[i]!;
    };
    for (let row = 0; row < width; row++) put(row, inIndex.subarray(row * l, (row + 1) * l), -effect);
    inConstants.forEach((values, c) => {
      put(constants[c]!.start, values, -effect);
    });
    put(width - m + j, direct, -1);
  }
  return out;
}

/** ℓ_η, and ℓ_η· with each predictor, by rows, weights in. */
function byIndex(problem: LikelihoodProblem, theta: Float64Array) {
  const { rows, weights } = problem.data;
  const [index] = problem.likelihood.predictors as [string];
  const slope = new Float64Array(rows);
  const curvatures = problem.likelihood.predictors.map(() => new Float64Array(rows));
  problem.eachBlock(theta, (block) => {
    slope.set(block.first[index]!.subarray(0, block.rows), block.start);
    problem.likelihood.predictors.forEach((name, p) => {
      curvatures[p]!.set(block.second[`${index}_${name}`]!.subarray(0, block.rows), block.start);
    });
  });
  for (const column of weights === undefined ? [] : [slope, ...curvatures]) {
    for (let i = 0; i < rows; i++) column[i]! *= weights![i]!;
  }
  return { slope, curvatures };
}

import { kernels } from "../linalg/kernels.ts";
import { transpose } from "../linalg/matrix.ts";
import type { LikelihoodProblem } from "./problem.ts";

/**
 * Leverages of a model with one linear predictor and a closed expected information, as of a generalized linear model:
 * hᵢ = wᵢ x_i'(X'WX)⁻¹x_i with the working weights wᵢ = -E[∂²ℓᵢ], times the row's weight unless it is a frequency.
 *
 * @param root - upper triangular C with C C' = (X'WX)⁻¹: x'CC'x = Σ_j (C'x)_j²
 * @returns a function that writes the leverages of rows `start` … into `out`
 * Source: Pregibon (1981); R's `hatvalues.glm`.
 */
export function leverages<P extends string, Y extends string>(
  problem: LikelihoodProblem<P, Y>,
  theta: Float64Array,
  root: Float64Array,
  frequencies: boolean,
): (start: number, rows: number, out: Float64Array) => void {
  const [name] = problem.likelihood.predictors as readonly [P];
  const columns = problem.data.predictors[name].columns ?? [];
  const k = problem.size;
  const half = transpose(root, k, k);
  const weights = frequencies ? undefined : problem.data.weights;
  return (start, rows, out) => {
    const z = new Float64Array(rows);
    out.fill(0, 0, rows);
    for (let j = 0; j < k; j++) {
      z.fill(0);
      kernels.linear(columns, half, j * k, start, rows, z);
      for (let i = 0; i < rows; i++) out[i] = out[i]! + z[i]! * z[i]!;
    }
    const scale = (block: { start: number; rows: number; second: Readonly<Record<string, Float64Array>> }): void => {
      const d = block.second[`${name}_${name}`]!;
      for (let i = 0; i < block.rows; i++) {
        const at = block.start - start + i;
        out[at] = out[at]! * -d[i]! * (weights?.[block.start + i] ?? 1);
      }
    };
    problem.eachBlock(theta, scale, { start, rows, curvature: "expected" });
  };
}

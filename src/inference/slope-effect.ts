import { type Dependence, dependences } from "./dependence.ts";
import type { Effect } from "./effect.ts";
import { addWeighted, weightedDot } from "./effect-sums.ts";
import type { EvaluatedBlock } from "./evaluated-block.ts";
import type { PredictorDesign } from "./predictor-design.ts";
import { pairOf } from "./quantity-values.ts";

/**
 * The derivative of the quantity in a column: Σ_p ∂g/∂η_p · ∂η_p/∂column, with ∂η_p/∂column = Σ_j θ_j ∂x_j/∂column from
 * the formula itself. Its derivative in θ_j of predictor q is Σ_p g_pq (∂η_p/∂column) x_j + g_q ∂x_j/∂column.
 */
export function slopeEffect(column: string, designs: readonly PredictorDesign[], theta: Float64Array): Effect {
  const predictors = designs.map(({ name }) => name);
  const dependent = dependences(designs, column);
  return {
    labels: [{ name: column, term: column, contrast: "dy/dx" }],
    add(block, values, sums, at) {
      for (const dependence of dependent) {
        const first = values.first[dependence.name]!;
        const { total, parts } = predictorSlope(dependence, column, theta, block);
        sums.estimates[at]! += weightedDot(first, total, block);
        for (const [parameter, part] of parts) sums.addDerivative(at, parameter, weightedDot(first, part, block));
        predictors.forEach((_, q) => {
          const curvature = values.second[pairOf(predictors, dependence.predictor, q)]!;
          addWeighted(sums.factors[q]![at]!, curvature, total, block, 1);
        });
      }
    },
  };
}

interface PredictorSlope {
  /** ∂η/∂column by rows. */
  readonly total: Float64Array;
  /** By parameter: ∂x_j/∂column by rows. */
  readonly parts: readonly (readonly [parameter: number, derivative: Float64Array])[];
}

function predictorSlope(
  { basis, parameters, offset }: Dependence,
  column: string,
  theta: Float64Array,
  { table, rows }: EvaluatedBlock,
): PredictorSlope {
  const total = new Float64Array(rows);
  const parts = basis.differentiate(table, column).flatMap((derivative, c) => {
    if (derivative === undefined) return [];
    const parameter = parameters[c]!;
    const coefficient = theta[parameter]!;
    for (let i = 0; i < rows; i++) total[i]! += coefficient * derivative[i]!;
    return [[parameter, derivative] as const];
  });
  for (const derivative of offset?.differentiate(table, column) ?? []) {
    if (derivative !== undefined) for (let i = 0; i < rows; i++) total[i]! += derivative[i]!;
  }
  return { total, parts };
}

import { type Dependence, dependences, isPlain } from "./dependence.ts";
import type { Effect } from "./effect.ts";
import type { EffectRows } from "./effect-rows.ts";
import type { EvaluatedBlock } from "./evaluated-block.ts";
import type { PredictorDesign } from "./predictor-design.ts";
import { pairOf, type QuantityValues } from "./quantity-values.ts";

/** How a slope is written, and whether it is taken in ln x: times x. */
export interface SlopeScale {
  readonly contrast: string;
  readonly timesColumn: boolean;
}

/**
 * The derivative of the quantity in a column: Σ_p ∂g/∂η_p · ∂η_p/∂column, with ∂η_p/∂column = Σ_j θ_j ∂x_j/∂column from
 * the formula itself. Its derivative in θ_j of predictor q is Σ_p g_pq (∂η_p/∂column) x_j + g_q ∂x_j/∂column.
 */
export function slopeEffect(
  column: string,
  designs: readonly PredictorDesign[],
  theta: Float64Array,
  { contrast, timesColumn }: SlopeScale,
): Effect {
  const predictors = designs.map(({ name }) => name);
  const dependent = dependences(designs, [column]);
  return {
    labels: [{ name: column, term: column, contrast }],
    write(block, values, out, slot) {
      for (const dependence of dependent) {
        if (!timesColumn && isPlain(dependence, column)) {
          writePlain(dependence.predictor, dependence.parameters[0]!, predictors, theta, block, values, out, slot);
        } else {
          const times = timesColumn ? block.table.numbers(column) : undefined;
          const slope = predictorSlope(dependence, column, theta, block, times);
          writeSlope(dependence.predictor, slope, predictors, block, values, out, slot);
        }
      }
    },
  };
}

/** A slope that is a multiple of ∂g/∂η_p: all such effects share their factors. */
function writePlain(
  p: number,
  parameter: number,
  predictors: readonly string[],
  theta: Float64Array,
  { rows }: EvaluatedBlock,
  values: QuantityValues,
  out: EffectRows,
  slot: number,
): void {
  const first = values.first[predictors[p]!]!;
  const coefficient = theta[parameter]!;
  const into = out.values[slot]!;
  for (let i = 0; i < rows; i++) into[i]! += coefficient * first[i]!;
  out.addPart({ slot, parameter, by: first, scale: 1 });
  predictors.forEach((_, q) => {
    out.addFactor(q, slot, values.second[pairOf(predictors, p, q)]!, coefficient);
  });
}

interface PredictorSlope {
  /** ∂η/∂column by rows. */
  readonly total: Float64Array;
  /** By parameter: ∂x_j/∂column by rows. */
  readonly parts: readonly (readonly [parameter: number, derivative: Float64Array])[];
}

function writeSlope(
  p: number,
  { total, parts }: PredictorSlope,
  predictors: readonly string[],
  { rows }: EvaluatedBlock,
  values: QuantityValues,
  out: EffectRows,
  slot: number,
): void {
  const first = values.first[predictors[p]!]!;
  const into = out.values[slot]!;
  for (let i = 0; i < rows; i++) into[i]! += first[i]! * total[i]!;
  for (const [parameter, times] of parts) out.addPart({ slot, parameter, by: first, times, scale: 1 });
  predictors.forEach((_, q) => {
    const curvature = values.second[pairOf(predictors, p, q)]!;
    const factor = out.ownFactor(q, slot);
    for (let i = 0; i < rows; i++) factor[i]! += curvature[i]! * total[i]!;
  });
}

/** The slope of a predictor, times another column where one is given. */
function predictorSlope(
  { basis, parameters, offset }: Dependence,
  column: string,
  theta: Float64Array,
  { table, rows }: EvaluatedBlock,
  times: Float64Array | undefined,
): PredictorSlope {
  const total = new Float64Array(rows);
  const parts = basis.differentiate(table, column).flatMap((derivative, c) => {
    if (derivative === undefined) return [];
    const parameter = parameters[c]!;
    const coefficient = theta[parameter]!;
    const scaled = times === undefined ? derivative : derivative.map((slope, i) => slope * times[i]!);
    for (let i = 0; i < rows; i++) total[i]! += coefficient * scaled[i]!;
    return [[parameter, scaled] as const];
  });
  for (const derivative of offset?.differentiate(table, column) ?? []) {
    if (derivative !== undefined) for (let i = 0; i < rows; i++) total[i]! += derivative[i]! * (times?.[i] ?? 1);
  }
  return { total, parts };
}

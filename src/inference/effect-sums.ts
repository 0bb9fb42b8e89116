import { kernels } from "../linalg/kernels.ts";
import type { EvaluatedBlock } from "./evaluated-block.ts";
import type { PredictorDesign } from "./predictor-design.ts";
import { blockColumns } from "./score-blocks.ts";

/**
 * Weighted sums over the rows of effects and of their derivatives in the parameters. Most of a derivative is
 * Σᵢ uᵢxᵢⱼ with a factor u by effect and predictor: effects write u into `factors`, and one product of matrices a
 * block does the rest.
 */
export class EffectSums {
  readonly estimates: Float64Array;
  /** Row-major: effects by parameters. */
  readonly jacobian: Float64Array;
  /** `factors[p][e][i]`: zero, or set by the effect, before each `addProducts`. */
  readonly factors: readonly (readonly Float64Array[])[];
  readonly parameters: number;
  rows = 0;
  weight = 0;
  readonly #designs: readonly PredictorDesign[];

  constructor(effects: number, parameters: number, designs: readonly PredictorDesign[], rows: number) {
    this.parameters = parameters;
    this.#designs = designs;
    this.estimates = new Float64Array(effects);
    this.jacobian = new Float64Array(effects * parameters);
    this.factors = designs.map(() => blockColumns(effects, rows));
  }

  /** Adds Σᵢ uᵢxᵢⱼ for every effect and parameter, and counts the rows. */
  addProducts({ rows, columns, weights }: EvaluatedBlock): void {
    this.#designs.forEach(({ start }, p) => {
      kernels.products(this.factors[p]!, columns[p]!, undefined, 0, rows, this.jacobian, this.parameters, 0, start);
      for (const factor of this.factors[p]!) factor.fill(0, 0, rows);
    });
    this.rows += rows;
    for (let i = 0; i < rows; i++) this.weight += weights?.[i] ?? 1;
  }

  /** Adds to the derivative of an effect in a parameter. */
  addDerivative(effect: number, parameter: number, amount: number): void {
    this.jacobian[effect * this.parameters + parameter]! += amount;
  }
}

/** Σᵢ wᵢaᵢbᵢ over a block. */
export function weightedDot(a: Float64Array, b: Float64Array, { rows, weights }: EvaluatedBlock): number {
  let sum = 0;
  if (weights === undefined) for (let i = 0; i < rows; i++) sum += a[i]! * b[i]!;
  else for (let i = 0; i < rows; i++) sum += weights[i]! * a[i]! * b[i]!;
  return sum;
}

/** into[i] += sign·wᵢaᵢbᵢ. */
export function addWeighted(
  into: Float64Array,
  a: Float64Array,
  b: Float64Array,
  { rows, weights }: EvaluatedBlock,
  sign: 1 | -1,
): void {
  if (weights === undefined) for (let i = 0; i < rows; i++) into[i]! += sign * a[i]! * b[i]!;
  else for (let i = 0; i < rows; i++) into[i]! += sign * weights[i]! * a[i]! * b[i]!;
}

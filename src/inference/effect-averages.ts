import { kernels } from "../linalg/kernels.ts";
import type { EffectRows, Factor, Part } from "./effect-rows.ts";
import type { EvaluatedBlock } from "./evaluated-block.ts";
import type { PredictorDesign } from "./predictor-design.ts";

/** Weighted sums of effects and of their derivatives in the parameters over the rows, added block by block. */
export class EffectAverages {
  /** Sums by slot, and (row-major) by slot and parameter. */
  readonly #values: Float64Array;
  readonly #derivatives: Float64Array;
  readonly #parameters: number;
  readonly #designs: readonly PredictorDesign[];
  rows = 0;
  weight = 0;

  constructor(slots: number, parameters: number, designs: readonly PredictorDesign[]) {
    this.#parameters = parameters;
    this.#designs = designs;
    this.#values = new Float64Array(slots);
    this.#derivatives = new Float64Array(slots * parameters);
  }

  add(block: EvaluatedBlock, { values, factors, parts }: EffectRows): void {
    const { rows, weights } = block;
    for (const [slot, value] of values.entries()) this.#values[slot]! += sumOf(value, undefined, undefined, block);
    for (const p of this.#designs.keys()) this.#addFactors(p, factors[p]!, block);
    this.#addParts(parts, block);
    this.rows += rows;
    if (weights === undefined) this.weight += rows;
    else for (let i = 0; i < rows; i++) this.weight += weights[i]!;
  }

  /** The average of a slot, and its derivatives in the parameters. */
  average(slot: number): { readonly value: number; readonly gradient: Float64Array } {
    const from = slot * this.#parameters;
    const gradient = this.#derivatives.slice(from, from + this.#parameters);
    return { value: this.#values[slot]! / this.weight, gradient: gradient.map((sum) => sum / this.weight) };
  }

  /** Σᵢ wᵢuᵢxᵢⱼ, once for factors that are the same array. */
  #addFactors(p: number, factors: readonly Factor[], { columns, rows, weights }: EvaluatedBlock): void {
    const { start, size } = this.#designs[p]!;
    const arrays = [...new Set(factors.map(({ by }) => by))];
    const sums = new Float64Array(arrays.length * size);
    kernels.products(arrays, columns[p]!, weights, 0, rows, sums, size, 0, 0);
    const position = new Map(arrays.map((by, a) => [by, a]));
    for (const { slot, by, scale } of factors) {
      const from = position.get(by)! * size;
      const into = slot * this.#parameters + start;
      for (let j = 0; j < size; j++) this.#derivatives[into + j]! += scale * sums[from + j]!;
    }
  }

  /** The sum of an array that several parts share is taken once. */
  #addParts(parts: readonly Part[], block: EvaluatedBlock): void {
    const known = new Map<Float64Array, number>();
    for (const { slot, parameter, by, times, scale, rows } of parts) {
      const shared = times === undefined && rows === undefined ? known.get(by) : undefined;
      const sum = shared ?? sumOf(by, times, rows, block);
      if (times === undefined && rows === undefined) known.set(by, sum);
      this.#derivatives[slot * this.#parameters + parameter]! += scale * sum;
    }
  }
}

/** Σ wᵢ·byᵢ·timesᵢ over a block, or over some of its rows. */
function sumOf(
  by: Float64Array,
  times: Float64Array | undefined,
  at: Int32Array | undefined,
  { rows, weights }: EvaluatedBlock,
): number {
  let sum = 0;
  if (at === undefined && weights === undefined) {
    if (times === undefined) for (let i = 0; i < rows; i++) sum += by[i]!;
    else for (let i = 0; i < rows; i++) sum += by[i]! * times[i]!;
    return sum;
  }
  const count = at?.length ?? rows;
  for (let c = 0; c < count; c++) sum += (weights?.[at?.[c] ?? c] ?? 1) * by[c]! * (times?.[c] ?? 1);
  return sum;
}

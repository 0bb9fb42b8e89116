import { kernels } from "../linalg/kernels.ts";
import type { EffectScale, Panel } from "./random-intercept.ts";
import type { ParameterRange, ProblemData } from "./problem.ts";
import type { UnitBlock } from "./unit-blocks.ts";

/**
 * The scores of units at every node, s_gk = Σ_t ∂ℓ_t/∂θ. Their posterior mean is the unit's score, their posterior
 * covariance its part of the Hessian beside the mean of second derivatives (Louis 1982).
 */
export class UnitScores<P extends string, Y extends string> {
  readonly #panel: Panel<P, Y>;
  readonly #data: ProblemData<P | EffectScale, Y>;
  readonly #ranges: readonly ParameterRange<P | EffectScale>[];
  /** By parameter: entry (unit - from) · K + k. */
  readonly #scores: readonly Float64Array[];
  readonly #weights: Float64Array;

  constructor(
    panel: Panel<P, Y>,
    data: ProblemData<P | EffectScale, Y>,
    ranges: readonly ParameterRange<P | EffectScale>[],
    length: number,
  ) {
    this.#panel = panel;
    this.#data = data;
    this.#ranges = ranges;
    const { start, size } = ranges.at(-1)!;
    this.#scores = Array.from({ length: start + size }, () => new Float64Array(length));
    this.#weights = new Float64Array(length);
  }

  /** Adds the units' scores to the gradient, and the covariances of scores to the upper triangle of the Hessian. */
  add(block: UnitBlock<P>, gradient: Float64Array, hessian: Float64Array): void {
    const { nodes, units } = this.#panel;
    const entries = (block.to - block.from) * nodes;
    this.#sum(block, entries);
    for (let g = block.from; g < block.to; g++) {
      const w = this.#data.weights?.[units.rows[units.starts[g]!]!] ?? 1;
      const at = (g - block.from) * nodes;
      for (let k = 0; k < nodes; k++) this.#weights[at + k] = w * block.posterior[at + k]!;
      this.#scores.forEach((s, j) => {
        let mean = 0;
        for (let k = 0; k < nodes; k++) mean += block.posterior[at + k]! * s[at + k]!;
        for (let k = 0; k < nodes; k++) s[at + k] = s[at + k]! - mean;
        gradient[j] = gradient[j]! + w * mean;
      });
    }
    kernels.products(this.#scores, this.#scores, this.#weights, 0, entries, hessian, gradient.length, 0, 0);
  }

  #sum(block: UnitBlock<P>, entries: number): void {
    const { effect } = this.#panel;
    for (const score of this.#scores) score.fill(0, 0, entries);
    for (const { name, start, size } of this.#ranges) {
      const slope = block.at.first[name === "lnSigmaU" ? effect : (name as P)];
      const { columns } = this.#data.predictors[name];
      for (let j = 0; j < size; j++) this.#gather(block, slope, columns?.[j], this.#scores[start + j]!);
      if (name !== "lnSigmaU") continue;
      const score = this.#scores[start]!;
      for (let e = 0; e < entries; e++) score[e] = score[e]! * block.shift[e]!;
    }
  }

  /** Σ_t x_t ∂ℓ_t for each unit and node. */
  #gather(block: UnitBlock<P>, slope: Float64Array, x: Float64Array | undefined, into: Float64Array): void {
    const { units, nodes } = this.#panel;
    let entry = 0;
    for (let g = block.from; g < block.to; g++) {
      const at = (g - block.from) * nodes;
      for (let t = units.starts[g]!; t < units.starts[g + 1]!; t++, entry += nodes) {
        const each = x === undefined ? 1 : x[units.rows[t]!]!;
        for (let k = 0; k < nodes; k++) into[at + k] = into[at + k]! + each * slope[entry + k]!;
      }
    }
  }
}

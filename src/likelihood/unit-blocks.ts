import { gaussHermite } from "../special/gauss-hermite.ts";
import type { OutcomeBlock } from "./likelihood.ts";
import { type Panel, unitSizes } from "./random-intercept.ts";
import { clearDerivatives, makeScratch, type Scratch } from "./scratch.ts";
import type { NodePlaces } from "./unit-modes.ts";

/** Rows times nodes evaluated together, where no single unit has more. */
const together = 4096;
const logRootPi = 0.5 * Math.log(Math.PI);

/** Some units with every row evaluated at every node; the arrays are scratch, read them at once. */
export interface UnitBlock<P extends string> {
  /** Units `from` to before `to`. */
  readonly from: number;
  readonly to: number;
  /** Of the likelihood: entry (position - starts[from]) · K + k for a row at node k. */
  readonly at: Scratch<P>;
  /** ln of the integral, by unit (from 0). */
  readonly value: Float64Array;
  /** Posterior probability of each node given the unit's outcomes: entry (unit - from) · K + k. */
  readonly posterior: Float64Array;
  /** σa there, what the node adds to the predictor. */
  readonly shift: Float64Array;
}

/** All rows' predictors without intercepts, σ, and where the nodes are. */
export interface PanelPoint<P extends string, Y extends string> {
  readonly rows: OutcomeBlock<P, Y>;
  readonly sigma: number;
  readonly places: NodePlaces;
}

/** Evaluates units block by block in scratch arrays that are made once. */
export class UnitBlocks<P extends string, Y extends string> {
  readonly #panel: Panel<P, Y>;
  readonly #scratch: Scratch<P>;
  readonly #outcome: Record<Y, Float64Array>;
  readonly #value: Float64Array;
  readonly #posterior: Float64Array;
  readonly #shift: Float64Array;
  /** Most entries of a block's arrays. */
  readonly length: number;

  constructor(panel: Panel<P, Y>) {
    this.#panel = panel;
    const all = panel.units.rows.length * panel.nodes;
    this.length = Math.max(unitSizes(panel.units).largest * panel.nodes, Math.min(together, all));
    const array = (): Float64Array => new Float64Array(this.length);
    this.#scratch = makeScratch(panel.likelihood, this.length);
    this.#outcome = Object.fromEntries(panel.likelihood.outcomes.map((name) => [name, array()])) as Record<
      Y,
      Float64Array
    >;
    [this.#value, this.#posterior, this.#shift] = [array(), array(), array()];
  }

  /** @param derivatives whether first and second derivatives are wanted beside the value */
  each(point: PanelPoint<P, Y>, derivatives: boolean, visit: (block: UnitBlock<P>) => void): void {
    const { starts } = this.#panel.units;
    const units = starts.length - 1;
    for (let from = 0; from < units; ) {
      let to = from + 1;
      while (to < units && (starts[to + 1]! - starts[from]!) * this.#panel.nodes <= this.length) to++;
      this.#evaluate(point, from, to, derivatives);
      this.#weigh(point, from, to);
      visit({ from, to, at: this.#scratch, value: this.#value, posterior: this.#posterior, shift: this.#shift });
      from = to;
    }
  }

  /** The likelihood at every node of every row. */
  #evaluate({ rows, sigma, places }: PanelPoint<P, Y>, from: number, to: number, derivatives: boolean): void {
    const { likelihood, effect, units, nodes } = this.#panel;
    const { nodes: z } = gaussHermite(nodes);
    const scratch = this.#scratch;
    let at = 0;
    for (let g = from; g < to; g++) {
      const shiftAt = (g - from) * nodes;
      const wide = Math.SQRT2 * places.scale[g]!;
      for (let k = 0; k < nodes; k++) this.#shift[shiftAt + k] = sigma * (places.centre[g]! + wide * z[k]!);
      for (let p = units.starts[g]!; p < units.starts[g + 1]!; p++, at += nodes) {
        const row = units.rows[p]!;
        for (const name of likelihood.predictors) scratch.eta[name].fill(rows.eta[name][row]!, at, at + nodes);
        for (const name of likelihood.outcomes) this.#outcome[name].fill(rows.outcome[name][row]!, at, at + nodes);
        const eta = scratch.eta[effect];
        for (let k = 0; k < nodes; k++) eta[at + k] = eta[at + k]! + this.#shift[shiftAt + k]!;
      }
    }
    const block = { rows: at, eta: scratch.eta, outcome: this.#outcome };
    if (!derivatives && likelihood.values !== undefined) likelihood.values(block, scratch.value);
    else {
      clearDerivatives(scratch, at);
      likelihood.rows(block, scratch);
    }
  }

  /** ln Σ_k exp(c_k + Σ_t ℓ_tk) with c_k = ln(√2 scale) + ln w_k + z_k² - a_k²/2 - ½ ln 2π, and each node's share in it. */
  #weigh({ places }: PanelPoint<P, Y>, from: number, to: number): void {
    const { units, nodes } = this.#panel;
    const { nodes: z, logScaled } = gaussHermite(nodes);
    const { value } = this.#scratch;
    let at = 0;
    for (let g = from; g < to; g++) {
      const p = this.#posterior.subarray((g - from) * nodes, (g - from + 1) * nodes);
      const scale = places.scale[g]!;
      let largest = Number.NEGATIVE_INFINITY;
      for (let k = 0; k < nodes; k++) {
        const a = places.centre[g]! + Math.SQRT2 * scale * z[k]!;
        p[k] = logScaled[k]! - 0.5 * a * a;
      }
      for (let t = units.starts[g]!; t < units.starts[g + 1]!; t++, at += nodes)
        for (let k = 0; k < nodes; k++) p[k] = p[k]! + value[at + k]!;
      for (let k = 0; k < nodes; k++) largest = Math.max(largest, p[k]!);
      let sum = 0;
      for (let k = 0; k < nodes; k++) {
        p[k] = Math.exp(p[k]! - largest);
        sum += p[k]!;
      }
      for (let k = 0; k < nodes; k++) p[k] = p[k]! / sum;
      this.#value[g - from] = largest + Math.log(sum) + Math.log(scale) - logRootPi;
    }
  }
}

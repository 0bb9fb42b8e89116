import type { Likelihood, Pair } from "./likelihood.ts";
import type { EffectScale, Panel } from "./random-intercept.ts";
import { pairsOf, type PredictorPair, type Scratch } from "./scratch.ts";
import type { UnitBlock } from "./unit-blocks.ts";

/**
 * The posterior means over the nodes of a row's derivatives, for all predictors and ln σ, into arrays that hold all rows.
 * With b = σa, dη/d(ln σ) = b: ∂ ln σ is E[bℓ'], ∂² with another predictor E[b ∂²ℓ], ∂² ln σ E[b²ℓ'' + bℓ'].
 */
export class RowExpectations<P extends string, Y extends string> {
  readonly #panel: Panel<P, Y>;
  readonly #pairs: readonly PredictorPair<P>[];
  readonly #once: Float64Array;
  readonly #twice: Float64Array;

  constructor(panel: Panel<P, Y>) {
    this.#panel = panel;
    this.#pairs = pairsOf(panel.likelihood.predictors);
    this.#once = new Float64Array(panel.nodes);
    this.#twice = new Float64Array(panel.nodes);
  }

  write({ from, to, at, posterior, shift }: UnitBlock<P>, out: Scratch<P | EffectScale>): void {
    const { likelihood, effect, units, nodes } = this.#panel;
    const [once, twice] = [this.#once, this.#twice];
    let entry = 0;
    for (let g = from; g < to; g++) {
      const p = posterior.subarray((g - from) * nodes, (g - from + 1) * nodes);
      for (let k = 0; k < nodes; k++) {
        const b = shift[(g - from) * nodes + k]!;
        once[k] = p[k]! * b;
        twice[k] = once[k]! * b;
      }
      for (let t = units.starts[g]!; t < units.starts[g + 1]!; t++, entry += nodes) {
        const row = units.rows[t]!;
        for (const name of likelihood.predictors) out.first[name][row] = mean(p, at.first[name], entry);
        for (const { key } of this.#pairs) out.second[key][row] = mean(p, at.second[key], entry);
        for (const [name, key] of withEffect(likelihood, effect))
          out.second[`${name}_lnSigmaU`][row] = mean(once, at.second[key], entry);
        const slope = mean(once, at.first[effect], entry);
        out.first.lnSigmaU[row] = slope;
        out.second.lnSigmaU_lnSigmaU[row] = slope + mean(twice, at.second[`${effect}_${effect}`], entry);
      }
    }
  }
}

/** Each predictor with the key of its second derivative with the effect's. */
function withEffect<P extends string>({ predictors }: Pick<Likelihood<P>, "predictors">, effect: P): [P, Pair<P>][] {
  const place = predictors.indexOf(effect);
  return predictors.map((name, a) => [name, a <= place ? `${name}_${effect}` : `${effect}_${name}`]);
}

/** Σ_k p_k f[from + k]. */
function mean(p: Float64Array, f: Float64Array, from: number): number {
  let sum = 0;
  for (let k = 0; k < p.length; k++) sum += p[k]! * f[from + k]!;
  return sum;
}

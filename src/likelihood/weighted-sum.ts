import type { Quantity } from "./likelihood.ts";
import { makeScratch, pairsOf } from "./scratch.ts";

/** Σ_k c_k q_k of quantities that share predictors or have their own. */
export function weightedSum<P extends string>(
  label: string,
  terms: readonly (readonly [number, Quantity<P>])[],
): Quantity<P> {
  const predictors = [...new Set(terms.flatMap(([, term]) => term.predictors))];
  return {
    label,
    predictors,
    rows({ rows, eta }, out) {
      out.value.fill(0, 0, rows);
      for (const [c, term] of terms) {
        const at = makeScratch(term, rows);
        term.rows({ rows, eta }, at);
        const add = (from: Float64Array, to: Float64Array): void => {
          for (let i = 0; i < rows; i++) to[i]! += c * from[i]!;
        };
        add(at.value, out.value);
        for (const name of term.predictors) add(at.first[name], out.first[name]);
        const second = out.second as Readonly<Record<string, Float64Array>>;
        for (const { a, b, key } of pairsOf(term.predictors)) {
          const turned = `${term.predictors[b]}_${term.predictors[a]}`;
          add(at.second[key], second[key] ?? second[turned]!);
        }
      }
    },
  };
}

import { countSums } from "./count-sums.ts";
import { expQuantity } from "./exp-quantity.ts";
import type { Block, Likelihood, Quantity, RowDerivatives } from "./likelihood.ts";
import { clearDerivatives, makeScratch } from "./scratch.ts";

type Predictors = "index" | "lnAlpha";

/**
 * Pr(from <= y <= to) of a count, Poisson or NB2: Stata's pr(n) and pr(a, b). With k·p(k) at both ends, ∂/∂η = from·p(from) - (to +
 * 1)·p(to + 1): in η the sum telescopes. In ln α it is Σ p(k) ∂ℓ(k).
 *
 * @param from a whole number, at least 0
 * @param to a whole number, or Infinity
 */
export function countProbability<P extends Predictors>(
  likelihood: Likelihood<P, "y">,
  from: number,
  to: number,
): Quantity<P> {
  const probability =
    from === to ? expQuantity(`Pr(y = ${from})`, logMass(likelihood, from)) : ofRange(likelihood, from, to);
  return from > 0 && to < Infinity ? { ...probability, turns: true } : probability;
}

/** ln p(k): the log-likelihood of an outcome that is k. */
function logMass<P extends Predictors>(likelihood: Likelihood<P, "y">, k: number): Quantity<P> {
  return {
    label: "",
    predictors: likelihood.predictors,
    rows: ({ rows, eta }, out) => likelihood.rows({ rows, eta, outcome: { y: new Float64Array(rows).fill(k) } }, out),
  };
}

function ofRange<P extends Predictors>(likelihood: Likelihood<P, "y">, from: number, to: number): Quantity<P> {
  const ends = [
    { k: from, sign: 1 },
    { k: to + 1, sign: -1 },
  ].filter(({ k }) => k > 0 && k < Infinity);
  const dispersed = (likelihood.predictors as readonly Predictors[]).includes("lnAlpha");
  const sums = new Float64Array(3);
  return {
    label: `Pr(${from === 0 ? "" : to === Infinity ? `y >= ${from}` : `${from} <= `}${to === Infinity ? "" : `y <= ${to}`})`,
    predictors: likelihood.predictors,
    rows(block, out) {
      const { value, first, second } = out as RowDerivatives<Predictors>;
      const eta = block.eta as Block<Predictors>["eta"];
      for (let i = 0; i < block.rows; i++) {
        countSums({ from, to }, eta.index[i]!, dispersed ? eta.lnAlpha[i]! : -Infinity, sums);
        value[i] = sums[0]!;
        if (!dispersed) continue;
        first.lnAlpha[i] = sums[1]!;
        second.lnAlpha_lnAlpha[i] = sums[2]!;
      }
      const at = makeScratch(likelihood, block.rows);
      const scores = at.first as RowDerivatives<Predictors>["first"];
      for (const { k, sign } of ends) {
        clearDerivatives(at, block.rows);
        logMass(likelihood, k).rows(block, at);
        for (let i = 0; i < block.rows; i++) {
          const end = sign * k * Math.exp(at.value[i]!);
          first.index[i]! += end;
          second.index_index[i]! += end * scores.index[i]!;
          if (dispersed) second.index_lnAlpha[i]! += end * scores.lnAlpha[i]!;
        }
      }
    },
  };
}

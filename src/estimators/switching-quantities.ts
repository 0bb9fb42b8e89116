import type { Quantity } from "../likelihood/likelihood.ts";
import type { SwitchingPredictor } from "../likelihood/switching-likelihood.ts";
import { inverseMills } from "../special/normal.ts";
import { heckmanQuantities } from "./heckman-quantities.ts";
import { lambdaOfSigmaAndRho } from "./error-covariance.ts";

type Regime = 0 | 1;

/** What `predict`, `marginalEffects` and `predictions` offer after `switching`; the first is the default. */
export type SwitchingQuantity =
  | "effect"
  | "effectIn1"
  | "effectIn0"
  | "outcome1"
  | "outcome0"
  | "outcome1In1"
  | "outcome1In0"
  | "outcome0In1"
  | "outcome0In0"
  | "probability"
  | "index";

/**
 * Σ_r c_r E[y_r | x, regime]: E[y_r] = x'β_r, and in regime 1 (0) plus ρ_rσ_r h(z'γ), h(s) = φ(s)/Φ(s) (-φ(s)/Φ(-s)); either way
 * h' = -h(h + s).
 */
function outcomeMean(
  label: string,
  weights: Readonly<Partial<Record<Regime, number>>>,
  within?: Regime,
): Quantity<SwitchingPredictor> {
  const terms = ([0, 1] as const).flatMap((regime) => {
    const weight = weights[regime];
    return weight === undefined ? [] : [{ weight, regime }];
  });
  const named = <Word extends "outcome" | "lnSigma" | "atanhRho">(word: Word) =>
    terms.map(({ regime }) => `${word}${regime}` as const);
  const errors = within === undefined ? [] : [...named("lnSigma"), ...named("atanhRho")];
  return {
    label,
    predictors: [...(within === undefined ? [] : (["selection"] as const)), ...named("outcome"), ...errors],
    rows({ rows, eta }, { value, first, second }) {
      for (let i = 0; i < rows; i++) {
        value[i] = 0;
        for (const { weight, regime } of terms) {
          value[i]! += weight * eta[`outcome${regime}`][i]!;
          first[`outcome${regime}`][i] = weight;
        }
        if (within === undefined) continue;
        const s = eta.selection[i]!;
        const h = within === 1 ? inverseMills(s) : -inverseMills(-s);
        const slope = -h * (h + s);
        const curvature = -slope * (h + s) - h * (1 + slope);
        for (const { weight, regime } of terms) {
          const [l, a] = [`lnSigma${regime}`, `atanhRho${regime}`] as const;
          const sigma = Math.exp(eta[l][i]!);
          const rho = Math.tanh(eta[a][i]!);
          const [lambda, byRho] = [weight * sigma * rho, weight * sigma * (1 - rho * rho)];
          value[i]! += lambda * h;
          first.selection[i]! += lambda * slope;
          first[l][i] = lambda * h;
          first[a][i] = byRho * h;
          second.selection_selection[i]! += lambda * curvature;
          second[`selection_${l}`][i] = lambda * slope;
          second[`selection_${a}`][i] = byRho * slope;
          second[`${l}_${l}`][i] = lambda * h;
          second[`${l}_${a}`][i] = byRho * h;
          second[`${a}_${a}`][i] = -2 * rho * byRho * h;
        }
      }
    },
  };
}

const effect = { 0: -1, 1: 1 } as const;
const { probability, index } = heckmanQuantities(lambdaOfSigmaAndRho);

/** The quantities of a switching regression: counterfactual means and effects of regime 1 against 0. */
export const switchingQuantities: Readonly<Record<SwitchingQuantity, Quantity<SwitchingPredictor>>> = {
  effect: outcomeMean("E[y₁ - y₀]", effect),
  effectIn1: outcomeMean("E[y₁ - y₀ | regime 1]", effect, 1),
  effectIn0: outcomeMean("E[y₁ - y₀ | regime 0]", effect, 0),
  outcome1: outcomeMean("E[y₁]", { 1: 1 }),
  outcome0: outcomeMean("E[y₀]", { 0: 1 }),
  outcome1In1: outcomeMean("E[y₁ | regime 1]", { 1: 1 }, 1),
  outcome1In0: outcomeMean("E[y₁ | regime 0]", { 1: 1 }, 0),
  outcome0In1: outcomeMean("E[y₀ | regime 1]", { 0: 1 }, 1),
  outcome0In0: outcomeMean("E[y₀ | regime 0]", { 0: 1 }, 0),
  probability: { ...probability, label: "Pr(regime 1)" } as Quantity<SwitchingPredictor>,
  index: { ...index, label: "Index of regime 1" } as Quantity<SwitchingPredictor>,
};

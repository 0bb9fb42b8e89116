import type { Quantity } from "../likelihood/likelihood.ts";
import { weightedSum } from "../likelihood/weighted-sum.ts";
import { conditionalMeanExp, latentMeanExp } from "./heckman-log-quantities.ts";
import { ofPredictors } from "./renamed-quantity.ts";

type Regime = 0 | 1;

/** What is offered beside the others where both outcomes are log(y): the same of y itself. */
export type SwitchingLogQuantity =
  | "effectExp"
  | "effectExpIn1"
  | "effectExpIn0"
  | "outcome1Exp"
  | "outcome0Exp"
  | "outcome1ExpIn1"
  | "outcome1ExpIn0"
  | "outcome0ExpIn1"
  | "outcome0ExpIn0";

const subscripts = ["₀", "₁"] as const;

/** E[exp(y_r)] = exp(x'β_r + σ_r²/2), and in regime 1 times Φ(s + λ_r)/Φ(s), in regime 0 times Φ(-s - λ_r)/Φ(-s); s = z'γ. */
function mean(regime: Regime, within?: Regime): Quantity {
  const quantity = within === undefined ? latentMeanExp("") : conditionalMeanExp("", within === 1 ? 1 : -1);
  const [outcome, lnSigma, lambda] = [`outcome${regime}`, `lnSigma${regime}`, `lambda${regime}`];
  const names = { selection: "selection", outcome, lnSigma, lambda };
  return ofPredictors(quantity, names, `E[exp(y)${subscripts[regime]}${given(within)}]`);
}

function effect(within?: Regime): Quantity {
  const label = `E[exp(y)${subscripts[1]} - exp(y)${subscripts[0]}${given(within)}]`;
  return weightedSum(label, [
    [1, mean(1, within)],
    [-1, mean(0, within)],
  ]);
}

function given(within: Regime | undefined): string {
  return within === undefined ? "" : ` | regime ${within}`;
}

/** The quantities of y itself, in the predictors of two steps: λ_r = ρ_rσ_r. */
export const switchingLogQuantities: Readonly<Record<SwitchingLogQuantity, Quantity>> = {
  effectExp: effect(),
  effectExpIn1: effect(1),
  effectExpIn0: effect(0),
  outcome1Exp: mean(1),
  outcome0Exp: mean(0),
  outcome1ExpIn1: mean(1, 1),
  outcome1ExpIn0: mean(1, 0),
  outcome0ExpIn1: mean(0, 1),
  outcome0ExpIn0: mean(0, 0),
};

import { ReducedFormErrors, type RowPoint } from "./instrumented-likelihood.ts";
import { addLogCdf } from "./instrumented-rows.ts";
import type { Likelihood } from "./likelihood.ts";
import { RowFunction } from "./row-function.ts";
import { RowSum } from "./row-sum.ts";

/** The linear predictors of a switching regression: z'γ; of each regime x'β, ln σ, and atanh ρ with the selection's error. */
export type SwitchingPredictor =
  | "selection"
  | "outcome0"
  | "outcome1"
  | "lnSigma0"
  | "lnSigma1"
  | "atanhRho0"
  | "atanhRho1";

const predictors: readonly SwitchingPredictor[] = [
  "selection",
  "outcome0",
  "outcome1",
  "lnSigma0",
  "lnSigma1",
  "atanhRho0",
  "atanhRho1",
];

/**
 * Two regimes: y = x'β_r + u_r is seen in regime r = 1 where z'γ + v > 0, else in r = 0, with u_r ~ N(0, σ_r²), v ~ N(0, 1) and
 * corr(u_r, v) = ρ_r. In regime r, with e = (y - x'β_r)/σ_r and a = atanh ρ_r,
 *
 *   ln Φ(±(z'γ cosh a + e sinh a)) - ln σ_r - e²/2 - ½ ln 2π,      + in regime 1.
 *
 * Source: Maddala (1983), section 8.3; Lokshin and Sajaia (2004), Stata Journal 4, 282-289.
 */
export const switchingLikelihood: Likelihood<SwitchingPredictor, "regime" | "outcome0" | "outcome1"> = {
  predictors,
  outcomes: ["regime", "outcome0", "outcome1"],
  located: { outcome0: ["outcome0"], outcome1: ["outcome1"] },
  rows({ rows, eta, outcome }, out) {
    const sum = new RowSum(predictors, out, rows);
    const all = predictors.map((name) => eta[name]);
    const regimes = [
      { sign: -1, endogenous: [outcome.outcome0], errors: regimeErrors(0) },
      { sign: 1, endogenous: [outcome.outcome1], errors: regimeErrors(1) },
    ] as const;
    const t = new RowFunction(predictors.length);
    for (let row = 0; row < rows; row++) {
      const { sign, endogenous, errors } = regimes[outcome.regime[row] === 0 ? 0 : 1];
      const point: RowPoint = { eta: all, endogenous, row };
      errors.add(point, sum);
      t.predictor(all[0]![row]!, 0);
      errors.condition(t, point, 1);
      addLogCdf(sum, row, t, sign);
    }
  },
};

function regimeErrors(regime: 0 | 1): ReducedFormErrors {
  const names = {
    mean: `outcome${regime}`,
    lnSigma: `lnSigma${regime}`,
    atanhRho: `atanhRho${regime}`,
    amongForms: [],
  };
  return new ReducedFormErrors(predictors, [names]);
}

import { isLogOutcome } from "../formula/log-outcome.ts";
import type { Quantity } from "../likelihood/likelihood.ts";
import type { SwitchingPredictor } from "../likelihood/switching-likelihood.ts";
import { inverseMills } from "../special/normal.ts";
import { heckmanQuantities } from "./heckman-quantities.ts";
import { lambdaOfSigmaAndRho } from "./error-covariance.ts";
import { allInSigmaAndRho } from "./in-sigma-and-rho.ts";
import { millsCurvature, millsRatio, millsSlope } from "./mills-ratio.ts";
import { switchingLogQuantities } from "./switching-log-quantities.ts";

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
  | "index"
  | "mills1"
  | "mills0";

/** The predictors that its means are made of: λ_r = ρ_rσ_r is the coefficient of the hazard. */
type Mean = "selection" | "outcome0" | "outcome1" | "lambda0" | "lambda1";

/** Σ_r c_r E[y_r | x, regime]: E[y_r] = x'β_r, and in regime 1 (0) plus λ_r h(z'γ), h(s) = φ(s)/Φ(s) (-φ(s)/Φ(-s)); h' = -h(h + s). */
function outcomeMean(
  label: string,
  weights: Readonly<Partial<Record<Regime, number>>>,
  within?: Regime,
): Quantity<Mean> {
  const terms = ([0, 1] as const).flatMap((regime) => {
    const weight = weights[regime];
    return weight === undefined
      ? []
      : [{ weight, outcome: `outcome${regime}` as const, lambda: `lambda${regime}` as const }];
  });
  const inRegime = within === undefined ? [] : (["selection", ...terms.map(({ lambda }) => lambda)] as const);
  const [selection, ...lambdas] = inRegime;
  return {
    label,
    predictors: [...(selection ? [selection] : []), ...terms.map(({ outcome }) => outcome), ...lambdas],
    rows({ rows, eta }, { value, first, second }) {
      for (let i = 0; i < rows; i++) {
        value[i] = 0;
        for (const { weight, outcome } of terms) {
          value[i]! += weight * eta[outcome][i]!;
          first[outcome][i] = weight;
        }
        if (within === undefined) continue;
        const s = eta.selection[i]!;
        const h = within === 1 ? inverseMills(s) : -inverseMills(-s);
        const [slope, curvature] = [millsSlope(s, h), millsCurvature(s, h)];
        for (const { weight, lambda } of terms) {
          value[i]! += weight * eta[lambda][i]! * h;
          first.selection[i]! += weight * eta[lambda][i]! * slope;
          first[lambda][i] = weight * h;
          second.selection_selection[i]! += weight * eta[lambda][i]! * curvature;
          second[`selection_${lambda}`][i] = weight * slope;
        }
      }
    },
  };
}

const effect = { 0: -1, 1: 1 } as const;
const { probability, index, mills } = heckmanQuantities(lambdaOfSigmaAndRho);

const means = {
  effect: outcomeMean("E[y₁ - y₀]", effect),
  effectIn1: outcomeMean("E[y₁ - y₀ | regime 1]", effect, 1),
  effectIn0: outcomeMean("E[y₁ - y₀ | regime 0]", effect, 0),
  outcome1: outcomeMean("E[y₁]", { 1: 1 }),
  outcome0: outcomeMean("E[y₀]", { 0: 1 }),
  outcome1In1: outcomeMean("E[y₁ | regime 1]", { 1: 1 }, 1),
  outcome1In0: outcomeMean("E[y₁ | regime 0]", { 1: 1 }, 0),
  outcome0In1: outcomeMean("E[y₀ | regime 1]", { 0: 1 }, 1),
  outcome0In0: outcomeMean("E[y₀ | regime 0]", { 0: 1 }, 0),
};

const ofRegime = {
  probability: { ...probability, label: "Pr(regime 1)" } as Quantity<SwitchingPredictor>,
  index: { ...index, label: "Index of regime 1" } as Quantity<SwitchingPredictor>,
  mills1: { ...mills, label: "Inverse Mills ratio of regime 1" } as Quantity<SwitchingPredictor>,
  mills0: millsRatio("Inverse Mills ratio of regime 0", -1) as Quantity<SwitchingPredictor>,
};

const twoStepQuantities = { ...means, ...ofRegime } as Readonly<Record<SwitchingQuantity, Quantity>>;

/** By maximum likelihood, in ln σ and atanh ρ of each regime. */
function withRhos(quantities: Readonly<Record<string, Quantity>>): Readonly<Record<string, Quantity>> {
  return allInSigmaAndRho(quantities, { lambda0: ["lnSigma0", "atanhRho0"], lambda1: ["lnSigma1", "atanhRho1"] });
}

/** The quantities of a switching regression by maximum likelihood: counterfactual means and effects of regime 1 against 0. */
export const switchingQuantities = {
  ...withRhos(means as unknown as Readonly<Record<string, Quantity>>),
  ...ofRegime,
} as Readonly<Record<SwitchingQuantity, Quantity<SwitchingPredictor>>>;

const logQuantities = withRhos(switchingLogQuantities);

type Outcomes = Readonly<Record<"outcome0" | "outcome1", string>>;

const areLogs = ({ outcome0, outcome1 }: Outcomes): boolean => isLogOutcome(outcome0) && isLogOutcome(outcome1);

/** The same; where both outcomes are log(y), those of y too. */
export function switchingQuantitiesFor(formulas: Outcomes): Readonly<Record<string, Quantity<SwitchingPredictor>>> {
  return areLogs(formulas) ? { ...switchingQuantities, ...logQuantities } : switchingQuantities;
}

/** After two steps, of which the λ's are parameters. */
export function switchingTwoStepQuantitiesFor(formulas: Outcomes): Readonly<Record<string, Quantity>> {
  return areLogs(formulas) ? { ...twoStepQuantities, ...switchingLogQuantities } : twoStepQuantities;
}

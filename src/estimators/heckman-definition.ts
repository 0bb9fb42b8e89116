import { interiorLimit } from "../diagnostics/rho-maxima.ts";
import { isLogOutcome } from "../formula/log-outcome.ts";
import { type HeckmanPredictor, heckmanLikelihood } from "../likelihood/heckman-likelihood.ts";
import type { Quantity } from "../likelihood/likelihood.ts";
import { lambdaAsCoefficient, lambdaOfSigmaAndRho } from "./error-covariance.ts";
import { heckmanLogQuantities, heckmanTwoStepLogQuantities } from "./heckman-log-quantities.ts";
import { heckmanQuantities } from "./heckman-quantities.ts";
import type { LikelihoodDefinition } from "./likelihood-definition.ts";

const quantities = heckmanQuantities(lambdaOfSigmaAndRho);
const twoStepQuantities = heckmanQuantities(lambdaAsCoefficient) as unknown as Readonly<Record<string, Quantity>>;

/** The quantities of a selection model by maximum likelihood; where its outcome is log(y), those of y too. */
export function heckmanQuantitiesFor(outcome: string): LikelihoodDefinition<HeckmanPredictor, string>["quantities"] {
  return isLogOutcome(outcome) ? { ...quantities, ...heckmanLogQuantities } : quantities;
}

/** The same after two steps, of which λ is a parameter. */
export function heckmanTwoStepQuantitiesFor(outcome: string): Readonly<Record<string, Quantity>> {
  return isLogOutcome(outcome) ? { ...twoStepQuantities, ...heckmanTwoStepLogQuantities } : twoStepQuantities;
}

/** The selection model as data: likelihood, equations, quantities. */
export const heckmanDefinition: LikelihoodDefinition<HeckmanPredictor, "selected" | "outcome"> = {
  estimator: "heckman",
  title: "Heckman selection model (maximum likelihood)",
  likelihood: heckmanLikelihood,
  equations: [
    { role: "selection", predictor: "selection", binary: true },
    { role: "outcome", predictor: "outcome", within: "selection" },
  ],
  quantities,
  isInterior: (point) => Math.abs(Math.tanh(point.at(-1)!)) <= interiorLimit,
  outcomes: ({ equations }) => ({ selected: equations[0]!.outcome, outcome: equations[1]!.outcome }),
};

import { type HeckmanPredictor, heckmanLikelihood } from "../likelihood/heckman-likelihood.ts";
import { lambdaOfSigmaAndRho } from "./error-covariance.ts";
import { heckmanQuantities } from "./heckman-quantities.ts";
import type { LikelihoodDefinition } from "./likelihood-definition.ts";

/** The selection model as data: likelihood, equations, quantities. */
export const heckmanDefinition: LikelihoodDefinition<HeckmanPredictor, "selected" | "outcome"> = {
  estimator: "heckman",
  title: "Heckman selection model (maximum likelihood)",
  likelihood: heckmanLikelihood,
  equations: [
    { role: "selection", predictor: "selection", binary: true },
    { role: "outcome", predictor: "outcome", within: "selection" },
  ],
  quantities: heckmanQuantities(lambdaOfSigmaAndRho),
  isInterior: (point) => Math.abs(Math.tanh(point.at(-1)!)) <= 0.99,
  outcomes: ({ equations }) => ({ selected: equations[0]!.outcome, outcome: equations[1]!.outcome }),
};

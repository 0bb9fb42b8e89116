import { expQuantity } from "../likelihood/exp-quantity.ts";
import { isLogOutcome } from "../formula/log-outcome.ts";
import type { Quantity } from "../likelihood/likelihood.ts";
import { type ErrorCovariance, lambdaAsCoefficient, lambdaOfSigmaAndRho } from "./error-covariance.ts";
import { heckmanLogQuantities, logLatentMean } from "./heckman-log-quantities.ts";
import { conditionalMean, heckmanQuantities } from "./heckman-quantities.ts";

type Quantities = Readonly<Record<string, Quantity>>;

/**
 * The mean of the outcome at the given columns; of the treated, "meanIn1" x'β + δd + λφ/Φ(z'γ), and of the untreated, "meanIn0" x'β +
 * δd - λφ/Φ(-z'γ): Stata's yctrt and ycntrt where d is 1 and 0 in the data; probability and index of treatment.
 */
function treatmentQuantities<P extends string>(lambda: ErrorCovariance<P>): Quantities {
  const { mean, probability, index } = heckmanQuantities(lambda);
  return {
    mean: { ...mean, label: "E[y]" },
    meanIn1: conditionalMean("E[y | treated]", lambda, 1),
    meanIn0: conditionalMean("E[y | not treated]", lambda, -1),
    probability: { ...probability, label: "Pr(treated)" },
    index: { ...index, label: "Index of treatment" },
  } as unknown as Quantities;
}

const ofLikelihood = treatmentQuantities(lambdaOfSigmaAndRho);

const logQuantities = {
  meanExp: expQuantity("E[exp(y)]", logLatentMean),
  meanExpIn1: { ...heckmanLogQuantities.conditionalExp, label: "E[exp(y) | treated]" },
} as unknown as Quantities;

/** The quantities after two steps, of which λ is a parameter. */
export const treatmentTwoStepQuantities: Quantities = treatmentQuantities(lambdaAsCoefficient);

/** The quantities by maximum likelihood; where the outcome is log(y), those of y too. */
export function treatmentQuantitiesFor(outcome: string): Quantities {
  return isLogOutcome(outcome) ? { ...ofLikelihood, ...logQuantities } : ofLikelihood;
}

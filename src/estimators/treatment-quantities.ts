import { isLogOutcome } from "../formula/log-outcome.ts";
import type { Quantity } from "../likelihood/likelihood.ts";
import { type ErrorCovariance, lambdaAsCoefficient, lambdaOfSigmaAndRho } from "./error-covariance.ts";
import { conditionalMeanExp, latentMeanExp, withRho } from "./heckman-log-quantities.ts";
import { conditionalMean, heckmanQuantities } from "./heckman-quantities.ts";

type Quantities = Readonly<Record<string, Quantity>>;

/**
 * The mean of the outcome at the given columns; of the treated, "meanIn1" x'β + δd + λφ/Φ(z'γ), and of the untreated, "meanIn0" x'β +
 * δd - λφ/Φ(-z'γ): Stata's yctrt and ycntrt where d is 1 and 0 in the data; probability and index of treatment.
 */
function treatmentQuantities<P extends string>(lambda: ErrorCovariance<P>): Quantities {
  const { mean, probability, index } = heckmanQuantities(lambda);
  const { between: _, ...ofColumns } = mean;
  return {
    mean: { ...ofColumns, label: "E[y]" },
    meanIn1: conditionalMean("E[y | treated]", lambda, 1),
    meanIn0: conditionalMean("E[y | not treated]", lambda, -1),
    probability: { ...probability, label: "Pr(treated)" },
    index: { ...index, label: "Index of treatment" },
  } as unknown as Quantities;
}

const ofLikelihood = treatmentQuantities(lambdaOfSigmaAndRho);

const ofSteps = treatmentQuantities(lambdaAsCoefficient);

const stepsLogQuantities: Quantities = {
  meanExp: latentMeanExp("E[exp(y)]"),
  meanExpIn1: conditionalMeanExp("E[exp(y) | treated]", 1),
  meanExpIn0: conditionalMeanExp("E[exp(y) | not treated]", -1),
};

const logQuantities = withRho(stepsLogQuantities);

/** The quantities after two steps, of which λ is a parameter; where the outcome is log(y), those of y too. */
export function treatmentTwoStepQuantities(outcome: string): Quantities {
  return isLogOutcome(outcome) ? { ...ofSteps, ...stepsLogQuantities } : ofSteps;
}

/** The quantities by maximum likelihood; where the outcome is log(y), those of y too. */
export function treatmentQuantitiesFor(outcome: string): Quantities {
  return isLogOutcome(outcome) ? { ...ofLikelihood, ...logQuantities } : ofLikelihood;
}

import { countProbability } from "../likelihood/count-probability.ts";
import { indexQuantity } from "../likelihood/index-quantity.ts";
import type { Likelihood, Quantity } from "../likelihood/likelihood.ts";
import { poissonMean } from "../likelihood/poisson-likelihood.ts";

/** The mean and the index of a count, and probabilities of the counts that are named: "probability(3)", "probability(2, 5)". */
export function countQuantities<P extends "index" | "lnAlpha">(
  likelihood: Likelihood<P, "y">,
): Readonly<Record<"mean" | "index", Quantity<P>>> {
  const probability = (from: number, to: number): Quantity<P> => countProbability(likelihood, from, to);
  const mean = { ...poissonMean, counted: { probability } } as unknown as Quantity<P>;
  return { mean, index: indexQuantity as unknown as Quantity<P> };
}

import type { MeanDerivatives } from "../likelihood/average-partial-effects.ts";
import type { LikelihoodDefinition } from "./likelihood-definition.ts";

/** The mean of a 0/1 model's outcome with two derivatives, at an index by rows. */
export function meanOf(
  { absorbs, likelihood }: LikelihoodDefinition<string, string>,
  eta: Float64Array,
): MeanDerivatives {
  const name = likelihood.predictors[0]!;
  const rows = eta.length;
  const [value, first, second] = [new Float64Array(rows), new Float64Array(rows), new Float64Array(rows)];
  absorbs!.binary!.mean.rows(
    { rows, eta: { [name]: eta } },
    { value, first: { [name]: first }, second: { [`${name}_${name}`]: second } },
  );
  return { value, first, second };
}

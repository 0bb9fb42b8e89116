import type { LikelihoodEquation } from "./likelihood-definition.ts";

/** Whether a model is of one 0/1 outcome, whatever further equations without an outcome it has (a variance). */
export function oneBinaryOutcome<P extends string>(equations: readonly LikelihoodEquation<P>[]): boolean {
  const [first, ...others] = equations.filter(({ outcome }) => outcome !== "none");
  return first?.binary === true && others.length === 0;
}

import type { Iteration } from "../optimize/newton.ts";

const slowRatio = 0.15;
const slowSteps = 3;

/**
 * Watches a Newton search for the mark of separation. Towards an infinite coefficient the decrement falls by a constant
 * factor (e⁻¹ for logit and probit), never quadratically; towards a finite maximum each is about the square of the one
 * before. Three slow steps in a row end the search, so that the certificate can be asked for.
 */
export class SeparationWatch {
  #previous = Number.POSITIVE_INFINITY;
  #slow = 0;

  onIteration = ({ decrement }: Iteration): "stop" | undefined => {
    this.#slow = decrement > slowRatio * this.#previous ? this.#slow + 1 : 0;
    this.#previous = decrement;
    return this.#slow >= slowSteps ? "stop" : undefined;
  };
}

/** The record of a model that is estimated for its numbers only: there is none. */
export function noRecord(): never {
  throw new Error("a model estimated on a resample, or as a step of another, has no record of its own");
}

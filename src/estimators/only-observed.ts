import { EstimandError } from "../errors.ts";

/** The refusal of another information where steps are stacked. */
export function onlyObserved(method: string): EstimandError {
  return new EstimandError(
    "bad-option",
    `With method: "${method}" the covariance is made of the observed information: leave 'information' out, or use method: "ml".`,
    { option: "information", method },
  );
}

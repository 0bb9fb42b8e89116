import { EstimandError } from "../errors.ts";
import type { FittedModel, OwnCovariance } from "../fit/model.ts";

/** The words of covariances that only some estimators have, and who has them. */
const owners: Readonly<Record<string, string>> = {
  efficient: 'GMM (iv with method "gmm", "gmm-iterated" or "gmm-cue")',
  bekker: 'LIML and Fuller\'s estimator (iv with method "liml" or "fuller")',
};

/**
 * The covariance that an estimator has of its own under this word; undefined for words that any estimator may have.
 *
 * @throws EstimandError "undefined-covariance" where the model has none, "bad-option" for "bekker" under probability weights
 */
export function ownCovariance({ own = {}, frame }: FittedModel, word: string): OwnCovariance | undefined {
  if (!Object.hasOwn(owners, word)) return undefined;
  if (word === "bekker" && frame.weights?.kind === "probability") {
    throw new EstimandError("bad-option", 'Probability weights leave no room for vcov: "bekker": use "robust".', {
      option: "vcov",
      weights: "probability",
    });
  }
  if (Object.hasOwn(own, word)) return own[word];
  throw new EstimandError("undefined-covariance", `vcov: "${word}" belongs to ${owners[word]}; use "robust".`, {
    option: word,
  });
}

import { EstimandError } from "../errors.ts";
import type { FittedModel } from "../fit/model.ts";
import { likelihoodProblem } from "../likelihood/likelihood-problem.ts";
import { normalMeanLikelihood } from "../likelihood/normal-mean-likelihood.ts";
import type { LikelihoodProblem } from "../likelihood/problem.ts";
import { linearResidual } from "./linear-residual.ts";

/**
 * The likelihood whose scores a test uses: the model's own, or for a regression that of normal errors with σ² = RSS/N.
 *
 * @throws EstimandError "undefined-test" for estimates that maximise no likelihood (instrumental variables, two steps)
 */
export function scoreProblem(model: FittedModel): LikelihoodProblem {
  if (model.problem !== undefined) return model.problem;
  const [equation, ...others] = model.frame.equations;
  if (equation === undefined || others.length > 0 || equation.instruments !== undefined) throw noLikelihood();
  const { rows, nobs, weights } = model.frame;
  const mean = { columns: equation.regressors.columns, offset: equation.offset };
  const rss = linearResidual(model).reduce((sum, e, i) => sum + (weights?.values[i] ?? 1) * e * e, 0);
  return likelihoodProblem(normalMeanLikelihood(rss / nobs), {
    rows,
    predictors: { mean },
    outcomes: { y: equation.outcome },
    weights: weights?.values,
  });
}

function noLikelihood(): EstimandError {
  return new EstimandError(
    "undefined-test",
    "This estimate maximises no likelihood (instrumental variables, or two steps), so it has no score to test with. " +
      "Estimate the larger model and use wald(fit, [...]).",
  );
}

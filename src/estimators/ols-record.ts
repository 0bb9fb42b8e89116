import { nearCollinearity } from "../diagnostics/near-collinearity.ts";
import type { Fit } from "../fit/fit.ts";
import type { ChosenCovariance, FittedModel } from "../fit/model.ts";
import { presetOf } from "../inference/presets.ts";
import type { LeastSquares } from "../linalg/least-squares.ts";
import { printedFit } from "../report/print-fit.ts";
import { leastSquaresRecord, type LinearFitted, perfectFit } from "./least-squares-record.ts";
import type { OlsFit } from "./ols.ts";
import { slopesTest } from "./slopes-test.ts";

/** The fit of a least-squares model for this covariance. */
export function olsRecord(
  formula: string,
  model: FittedModel,
  fitted: LinearFitted,
  solution: LeastSquares,
  covariance: ChosenCovariance,
): OlsFit {
  const test = slopesTest(model, covariance, covariance.label === "iid" ? explainedRatio(model, fitted) : undefined);
  const record = {
    estimator: "ols",
    title: fitted.frame.weights === undefined ? "Ordinary least squares" : "Weighted least squares",
    formula,
    ...leastSquaresRecord(model, fitted, covariance),
    ...logLikelihood(fitted, model.theta.length + (presetOf(model.like).countsSigma ? 1 : 0)),
    warnings: [...perfectFit(fitted), ...nearCollinearity(fitted.problem, solution), ...covariance.warnings],
    tests: test === undefined ? {} : { model: test },
  };
  return printedFit<OlsFit>(record, model);
}

/** The normal log-likelihood at the maximum over σ too, with variances σ²/w under analytic weights. */
function logLikelihood(
  { frame, problem, rss, tss, hasIntercept }: LinearFitted,
  k: number,
): Pick<Fit, "logLik" | "logLikNull" | "aic" | "bic"> {
  if (frame.weights?.kind === "probability" || !(rss > 0)) return {};
  const n = frame.nobs;
  const logWeights =
    frame.weights?.kind === "analytic" ? problem.weights!.reduce((sum, weight) => sum + Math.log(weight), 0) : 0;
  const at = (squares: number): number => (logWeights - n * (Math.log((2 * Math.PI * squares) / n) + 1)) / 2;
  const logLik = at(rss);
  return {
    logLik,
    ...(hasIntercept ? { logLikNull: at(tss) } : {}),
    aic: -2 * logLik + 2 * k,
    bic: -2 * logLik + k * Math.log(n),
  };
}

/** The Wald statistic of all slopes under "iid", from sums of squares: what is explained over s². */
function explainedRatio({ theta }: FittedModel, { rss, tss, frame, small }: LinearFitted): number {
  return (tss - rss) / (rss / (small ? frame.nobs - theta.length : frame.nobs));
}

import { nearCollinearity } from "../diagnostics/near-collinearity.ts";
import type { Fit, Warning } from "../fit/fit.ts";
import type { ChosenCovariance, FittedModel } from "../fit/model.ts";
import { countedK } from "../inference/counted-k.ts";
import { presetOf } from "../inference/presets.ts";
import type { LeastSquares } from "../linalg/least-squares.ts";
import { printedFit } from "../report/print-fit.ts";
import { leastSquaresRecord, type LinearFitted, perfectFit } from "./least-squares-record.ts";
import type { OlsFit } from "./ols.ts";
import { slopesTest } from "./slopes-test.ts";

/** What tells a regression on transformed columns from least squares. */
export interface RegressionVariant {
  /** Of the record: estimator, title, and fields of its own. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** Whether the outcome is the model's own, so that it has a log-likelihood. */
  readonly likelihood: boolean;
  readonly warnings: readonly Warning[];
}

const plain: RegressionVariant = { fields: {}, likelihood: true, warnings: [] };

/** The fit of a least-squares model for this covariance. */
export function olsRecord(
  formula: string,
  model: FittedModel,
  fitted: LinearFitted,
  solution: LeastSquares,
  covariance: ChosenCovariance,
  { fields, likelihood, warnings }: RegressionVariant = plain,
): OlsFit {
  const test = slopesTest(model, covariance, covariance.label === "iid" ? explainedRatio(model, fitted) : undefined);
  const record = {
    estimator: "ols",
    title: fitted.frame.weights === undefined ? "Ordinary least squares" : "Weighted least squares",
    formula,
    ...leastSquaresRecord(model, fitted, covariance),
    ...(likelihood
      ? logLikelihood(
          fitted,
          model.theta.length + (fitted.frame.absorbed?.degrees ?? 0) + (presetOf(model.like).countsSigma ? 1 : 0),
        )
      : {}),
    warnings: [
      ...perfectFit(fitted),
      ...nearCollinearity(fitted.problem, solution),
      ...warnings,
      ...covariance.warnings,
    ],
    tests: test === undefined ? {} : { model: test },
    ...fields,
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
function explainedRatio(model: FittedModel, { rss, withinTss, frame, small }: LinearFitted): number {
  return (withinTss - rss) / (rss / (small ? frame.nobs - countedK(model) : frame.nobs));
}

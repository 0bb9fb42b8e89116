import type { Conventions, Fit, Warning } from "../fit/fit.ts";
import type { ChosenCovariance, FittedModel } from "../fit/model.ts";
import { convergenceTold } from "../fit/convergence-told.ts";
import { withLateField } from "../fit/late-field.ts";
import { freeObservations } from "../formula/free-observations.ts";
import { covarianceMatrix } from "../inference/estimates.ts";
import { type FitRecord, printedFit } from "../report/print-fit.ts";
import { absorbedFacts } from "./absorbed-facts.ts";
import type { Information, LikelihoodDefinition, LikelihoodEstimate, OwnFields } from "./likelihood-definition.ts";
import { modelTest, slopes } from "./model-test.ts";

/** What the record says beside the estimate itself. */
export interface RecordContext {
  readonly formula: Fit["formula"];
  readonly information: Information;
  readonly logLikNull: number | undefined;
  /** Choices of this fit worth printing: `{ separation: "drop" }`. */
  readonly choices: Readonly<Record<string, unknown>>;
}

/** Withheld where the estimate is at the bound of its range: its variance of 0 is no measure of anything. */
function standardError(estimate: number, variance: number): number {
  return Number.isFinite(estimate) ? Math.sqrt(variance) : Number.NaN;
}

/** The fit of a likelihood model: every field of the contract, for this covariance. */
export function likelihoodRecord<P extends string, Y extends string, Own extends OwnFields>(
  definition: LikelihoodDefinition<P, Y, Own>,
  estimate: LikelihoodEstimate<P, Y>,
  context: RecordContext,
  model: FittedModel,
  covariance: ChosenCovariance,
): Fit & Own {
  const { frame, maximum } = estimate;
  const { names, theta } = model;
  const k = theta.length;
  const maximized = maximum.point.length;
  const own = definition.own?.(estimate, model, covariance);
  const comparable = definition.maximizesLogLik !== false && frame.absorbed === undefined;
  const test = modelTest(model, covariance, maximum.value, comparable ? context.logLikNull : undefined);
  const fields = {
    estimator: definition.estimator,
    title: definition.title,
    formula: context.formula,
    outcome: frame.equations.flatMap(({ outcomeName }) => outcomeName || []).join(", "),
    coef: Object.fromEntries(names.map((name, j) => [name, theta[j]!])),
    se: Object.fromEntries(names.map((name, j) => [name, standardError(theta[j]!, covariance.values[j * k + j]!)])),
    vcov: covarianceMatrix(names, covariance.values),
    nobs: frame.nobs,
    dfModel: slopes(model).length,
    dfResidual: freeObservations(frame) - maximized,
    ...likelihoodFacts(maximum.value, context.logLikNull, maximized + (frame.absorbed?.degrees ?? 0), frame.nobs),
    ...(frame.absorbed === undefined ? {} : { absorbed: absorbedFacts(frame.absorbed) }),
    converged: maximum.converged,
    iterations: maximum.iterations,
    ...(Number.isNaN(maximum.decrement) ? {} : { gradientNorm: maximum.decrement }),
    rows: { used: frame.rows, dropped: frame.droppedRows },
    droppedColumns: frame.droppedColumns,
    conventions: conventions(estimate, context, covariance),
    ...own,
    warnings: [...convergence(estimate), ...estimate.warnings, ...(own?.warnings ?? []), ...covariance.warnings],
  };
  const ofModel = test === undefined || Number.isNaN(test.statistic) ? {} : { model: test };
  const tests = (): Fit["tests"] => ({ ...ofModel, ...own?.tests, ...definition.lateTests?.(model, covariance) });
  return printedFit<Fit & Own>(withLateField(fields, "tests", tests) as unknown as FitRecord<Fit & Own>, model);
}

type Facts = Required<Pick<Fit, "logLik" | "aic" | "bic">> & Pick<Fit, "logLikNull" | "pseudoR2">;

function likelihoodFacts(logLik: number, logLikNull: number | undefined, k: number, nobs: number): Facts {
  const facts = { logLik, aic: -2 * logLik + 2 * k, bic: -2 * logLik + k * Math.log(nobs) };
  return logLikNull === undefined ? facts : { ...facts, logLikNull, pseudoR2: 1 - logLik / logLikNull };
}

function conventions(
  { frame }: LikelihoodEstimate,
  { information, choices }: RecordContext,
  covariance: ChosenCovariance,
): Conventions {
  const { weights } = frame;
  return {
    vcov: covariance.label,
    vcovFormula: covariance.formula,
    distribution: covariance.distribution,
    df: covariance.df,
    information,
    weights: weights === undefined ? "none" : `${weights.kind} (${weights.column})`,
    ...(frame.offset === undefined ? {} : { offset: frame.offset }),
    ...choices,
    ...covariance.facts,
  };
}

const endings: Readonly<Record<string, string>> = {
  "too-many-iterations": "it reached the limit of iterations (raise maxIterations)",
  "no-ascent": "no step along the Newton direction raised the log-likelihood",
  "not-finite": "the log-likelihood or its derivatives are not finite numbers there",
};

/** What must be known when the search did not end at a maximum; another warning may say it better. */
function convergence({ maximum, warnings }: LikelihoodEstimate): Warning[] {
  const { converged, ending, iterations, decrement, ridge } = maximum;
  if (converged || convergenceTold(warnings)) return [];
  const flat = ridge > 0 ? " The log-likelihood is not concave there, so its parameters may not be identified." : "";
  const message =
    `The estimation did not converge in ${iterations} iterations: ${endings[ending] ?? ending}. ` +
    `Do not read these numbers as estimates.${flat}`;
  return [{ code: "not-converged", message, ending, iterations, decrement, ridge }];
}

import { EstimandError } from "../errors.ts";
import type { Fit } from "../fit/fit.ts";
import type { FittedModel } from "../fit/model.ts";
import { negativeInverse } from "../likelihood/information.ts";
import type { LikelihoodProblem } from "../likelihood/problem.ts";
import { dot, multiplyVector, quadraticForm } from "../linalg/matrix.ts";
import { newton } from "../optimize/newton.ts";
import { type BootstrapSetting, bootstrapSetting, type BootstrapTestOptions } from "./bootstrap-setting.ts";
import { type BootstrapStatistic, type BootstrapTest, bootstrapTest } from "./bootstrap-test.ts";
import { clusterScores } from "./cluster-scores.ts";
import type { Restriction } from "./linear-combination.ts";
import { restrictedObjective } from "./restricted-objective.ts";
import { modelWithData } from "./with-vcov.ts";

/**
 * The score bootstrap of one linear hypothesis about a model estimated by maximum likelihood: the scores at the estimate
 * under the null are multiplied by random weights, one a cluster (or a row), in place of estimating again. The statistic
 * is that of Lagrange multipliers, Σ_g q_g/√(Σ_g q_g²) with q_g = r'(-H)⁻¹s_g, robust to misspecification and to
 * dependence within clusters. For the interval the model is estimated under each value tried.
 *
 * @param hypothesis one restriction: "rd = 0", "a = b", "selection:educ = 0"
 * @param options `cluster`, `weights`, `replications`, `seed`, `enumerate`, `level`, `onProgress`
 * @throws EstimandError "needs-data", "undefined-test" for models without a likelihood and where there is no estimate
 *   under the null, "bad-hypothesis", "bad-option"
 * @example
 * scoreBootstrapTest(probit("exporter ~ rd + size", firms), "rd = 0", { cluster: "region", seed: 1 }).p;
 *
 * Source: Kline and Santos (2012), Journal of Econometric Methods 1, 23-41; Roodman et al. (2019), section 4.5.
 */
export function scoreBootstrapTest(fit: Fit, hypothesis: string, options: BootstrapTestOptions = {}): BootstrapTest {
  const model = modelWithData(fit, "A bootstrap test");
  const { problem } = model;
  if (problem === undefined) throw noLikelihood(fit);
  const setting = bootstrapSetting(model, hypothesis, options);
  const name =
    options.cluster === undefined ? "Score bootstrap test" : `Score cluster bootstrap test (${options.cluster})`;
  return bootstrapTest(name, hypothesis, setting, scoreStatistic(model, problem, setting), options);
}

function scoreStatistic(
  model: FittedModel,
  problem: LikelihoodProblem,
  { restriction, way, draws }: BootstrapSetting,
): BootstrapStatistic {
  const { weights } = restriction;
  const known = new Map<number, Float64Array>();
  const parts = (value: number): Float64Array => {
    const found = known.get(value) ?? scoreParts(model, problem, { weights, value }, way);
    known.set(value, found);
    return found;
  };
  const sum = (of: Float64Array): number => of.reduce((total, part) => total + part, 0);
  return {
    estimate: dot(weights, model.theta),
    unit: Math.sqrt(quadraticForm(weights, model.bread, weights.length)),
    statistic: (value) => {
      const at = parts(value);
      return sum(at) / Math.sqrt(dot(at, at));
    },
    exceeding: (value) => exceedingShare(parts(value), draws),
  };
}

/** Differences below it are rounding: a draw that repeats the sample has its statistic. */
const rounding = 1e-9;

function exceedingShare(parts: Float64Array, draws: BootstrapSetting["draws"]): number {
  const ratio = (weighted: (part: number, g: number) => number): number => {
    let [sum, squares] = [0, 0];
    parts.forEach((part, g) => {
      const x = weighted(part, g);
      sum += x;
      squares += x * x;
    });
    return squares > 0 ? (sum * sum) / squares : 0;
  };
  const observed = ratio((part) => part) * (1 - rounding);
  let total = 0;
  draws.each((weights, chance) => {
    if (ratio((part, g) => part * weights[g]!) >= observed) total += chance;
  });
  return total;
}

/** q_g = r'(-H)⁻¹s_g by group, at the estimate under the restriction. */
function scoreParts(
  model: FittedModel,
  problem: LikelihoodProblem,
  restriction: Restriction,
  way: BootstrapSetting["way"],
): Float64Array {
  const { theta, hessian } = restrictedMaximum(model, problem, restriction);
  const inverse = negativeInverse(hessian, theta.length);
  if (inverse === undefined) throw noEstimate(restriction.value);
  const direction = multiplyVector(inverse, restriction.weights);
  const scores = clusterScores(
    { theta, frame: model.frame, scores: (start, rows, out) => problem.scores(theta, start, rows, out) },
    way,
  );
  return Float64Array.from({ length: way.count }, (_, g) =>
    scores.reduce((total, column, j) => total + direction[j]! * column[g]!, 0),
  );
}

function restrictedMaximum(
  model: FittedModel,
  problem: LikelihoodProblem,
  restriction: Restriction,
): { readonly theta: Float64Array; readonly hessian: Float64Array } {
  const { objective, start, whole } = restrictedObjective(problem, restriction, model.theta, model.bread);
  const found = newton(objective, start);
  if (!found.converged) throw noEstimate(restriction.value);
  const theta = whole(found.point);
  const hessian = new Float64Array(theta.length ** 2);
  problem.derivatives(theta, new Float64Array(theta.length), hessian);
  return { theta, hessian };
}

function noLikelihood(fit: Fit): EstimandError {
  const message =
    `${fit.title} is not estimated by maximising a likelihood, so it has no scores to draw from: use ` +
    `${fit.estimator === "ols" ? "wildBootstrapTest(fit, ...)" : "withVcov(fit, bootstrap({ seed }))"}.`;
  return new EstimandError("undefined-test", message, { estimator: fit.estimator });
}

function noEstimate(value: number): EstimandError {
  const message = `The model has no estimate where the tested combination is ${value}: there is no score test of it.`;
  return new EstimandError("undefined-test", message, { value });
}

import { multiplyVector, transpose } from "../linalg/matrix.ts";
import { bfgs } from "../optimize/bfgs.ts";
import { newton } from "../optimize/newton.ts";
import type { Objective } from "../optimize/objective.ts";
import { negativeInverseRoot } from "./information.ts";
import { likelihoodProblem } from "./likelihood-problem.ts";
import type { Maximum, MaximizeOptions } from "./maximize.ts";
import { penalizedProblem } from "./penalized-problem.ts";
import type { LikelihoodProblem } from "./problem.ts";
import { steadyMaximum } from "./steady-maximum.ts";
import { orthogonalProblem } from "./steady-problem.ts";

/** Scoring steps shrink by a constant factor, not quadratically: the last digits want a smaller decrement. */
const smallest = 1e-20;
/** Healthy data need about ten scoring steps. */
const scoringSteps = 25;

/**
 * The maximum of a binary likelihood with Jeffreys' penalty, searched over orthogonal columns. The penalized likelihood is
 * equivariant, since ½ ln |I| only shifts by a constant; so a column far from 0 (a calendar year) costs no digits.
 *
 * @param logWeightSlope w'(η)/w(η)
 * @param start in the parameters of the columns as they are
 */
export function penalizedMaximum<P extends string, Y extends string>(
  problem: LikelihoodProblem<P, Y>,
  logWeightSlope: (eta: number) => number,
  start: Float64Array,
  options: MaximizeOptions = {},
): Maximum {
  const steady = orthogonalProblem(problem, (data) =>
    penalizedProblem(likelihoodProblem(problem.likelihood, data), logWeightSlope),
  );
  return steadyMaximum(problem, steady, start, scoringSearch, options);
}

/**
 * Scoring steps; where these come on slowly (the penalty alone keeps the estimate finite) the search of Broyden, Fletcher,
 * Goldfarb and Shanno in units in which the information is the identity. Scoring has the last word on convergence.
 */
function scoringSearch(objective: Objective, start: Float64Array, options: MaximizeOptions): Maximum {
  const { maxIterations = 100 } = options;
  const tolerance = Math.min(options.tolerance ?? 1, smallest);
  const scoring = { ...options, tolerance, maxIterations: Math.min(maxIterations, scoringSteps) };
  const first = newton(objective, start, scoring);
  const root = negativeInverseRoot(first.hessian, objective.size);
  const left = maxIterations - first.iterations;
  if (first.converged || left <= 0 || root === undefined) return first;
  const { point, iterations } = quasiNewton(objective, first.point, root, { maxIterations: left, tolerance });
  const last = newton(objective, point, { ...scoring, maxIterations: Math.min(left - iterations, scoringSteps) });
  return { ...last, iterations: first.iterations + iterations + last.iterations };
}

function quasiNewton(
  objective: Objective,
  from: Float64Array,
  root: Float64Array,
  limits: { readonly maxIterations: number; readonly tolerance: number },
): { readonly point: Float64Array; readonly iterations: number } {
  const k = objective.size;
  const turned = transpose(root, k, k);
  const at = (z: Float64Array): Float64Array => multiplyVector(root, z).map((move, j) => from[j]! + move);
  const slopes = new Float64Array(k);
  const scratch = new Float64Array(k * k);
  const found = bfgs(
    {
      value: (z) => -objective.value(at(z)),
      gradient(z) {
        objective.derivatives(at(z), slopes, scratch);
        return multiplyVector(turned, slopes).map((slope) => -slope);
      },
    },
    new Float64Array(k),
    { curvature: 1, ...limits },
  );
  return { point: at(found.point), iterations: found.iterations };
}

import type { FirstEstimate, InstrumentalEstimate } from "../diagnostics/instrumental-estimate.ts";
import { momentCovariance } from "../diagnostics/moment-covariance.ts";
import { weightedMoments } from "../diagnostics/weighted-moments.ts";
import { EstimandError } from "../errors.ts";
import type { ChosenCovariance } from "../fit/model.ts";
import type { VcovOption } from "../inference/vcov-option.ts";
import type { Combination } from "../moments/combination.ts";
import { coefficientsOf } from "../moments/instrument-space.ts";
import type { InstrumentalSolution } from "../moments/instrumental-solution.ts";
import { movedBy } from "../moments/k-class.ts";
import { instrumentsOf } from "../moments/linear-problem.ts";

/** A GMM estimate: with the weights that it was computed with. */
export interface GmmEstimate {
  readonly solution: InstrumentalSolution;
  readonly gmm: NonNullable<InstrumentalEstimate["gmm"]>;
  readonly iterations: number;
  readonly converged: boolean;
  /** Of the continuously updated estimate: g'Hg of the criterion where the search ended. */
  readonly gradientNorm: number;
}

/**
 * The estimate b that minimises g(b)'S⁻¹g(b), g = Z'W(y - Xb), with S from the residuals of an estimate.
 *
 * @throws EstimandError "undefined-covariance" where S is singular, as with fewer clusters than instruments
 */
export function gmmStep(first: FirstEstimate, from: InstrumentalSolution, option: VcovOption): GmmEstimate {
  const { problem, space, twoStage } = first;
  const weight = momentCovariance(first, from, option);
  const found = weightedMoments(first, twoStage, weight.values);
  if (found === undefined) throw singular(weight, space.size);
  const { coefficients, inverse, root, rss } = found.fit;
  const columns = instrumentsOf(problem);
  const written = (direction: Float64Array): Combination => ({
    columns,
    coefficients: coefficientsOf(space, direction),
  });
  const solution: InstrumentalSolution = {
    ...movedBy(coefficients, problem, space, twoStage),
    inverse,
    regressors: found.directions.map(written),
    ...(root === undefined ? {} : { root, steadyRegressors: inRoot(found.directions, root).map(written) }),
  };
  return { solution, gmm: { weight, criterion: rss }, iterations: 1, converged: true, gradientNorm: 0 };
}

/** The directions times C: combined where they are a few numbers long, not over the rows. */
function inRoot(directions: readonly Float64Array[], root: Float64Array): readonly Float64Array[] {
  const k = directions.length;
  return directions.map((first, j) =>
    first.map((_, at) => directions.reduce((sum, direction, i) => sum + direction[at]! * root[i * k + j]!, 0)),
  );
}

const mostSteps = 1000;
const tolerance = 1e-11;

/** Two-step GMM repeated until b no longer moves. Source: Hansen, Heaton and Yaron (1996). */
export function iteratedGmm(first: FirstEstimate, option: VcovOption): GmmEstimate {
  let at = gmmStep(first, first.twoStage, option);
  for (let iterations = 2; iterations <= mostSteps; iterations++) {
    const next = gmmStep(first, at.solution, option);
    const moved = distance(at.solution, next.solution);
    at = { ...next, iterations, converged: false };
    if (moved < tolerance) return { ...at, converged: true };
  }
  return at;
}

/** The largest change of a coefficient in standard errors. */
function distance(from: InstrumentalSolution, to: InstrumentalSolution): number {
  const k = from.coefficients.length;
  const changes = from.coefficients.map(
    (b, j) => Math.abs(to.coefficients[j]! - b) / Math.sqrt(to.inverse[j * (k + 1)]!),
  );
  return Math.max(...changes);
}

function singular({ label, facts }: ChosenCovariance, instruments: number): EstimandError {
  const clusters = facts.clusters as readonly { readonly clusters: number }[] | undefined;
  const few =
    clusters === undefined ? "" : ` ${Math.min(...clusters.map((way) => way.clusters))} clusters cannot weigh`;
  return new EstimandError(
    "undefined-covariance",
    `The weight matrix of GMM (${label}) is singular:${few || " its rows do not tell apart"} ${instruments} instruments, ` +
      `exogenous columns included. Use fewer instruments, another weightMatrix, or method: "2sls".`,
    { weightMatrix: label, instruments },
  );
}

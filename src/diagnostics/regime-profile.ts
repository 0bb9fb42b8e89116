import { fixedAt } from "../likelihood/held-maximum.ts";
import { likelihoodProblem } from "../likelihood/likelihood-problem.ts";
import { maximize, type Maximum } from "../likelihood/maximize.ts";
import { olsenSwitchingLikelihood } from "../likelihood/olsen-switching-likelihood.ts";
import type { LikelihoodProblem } from "../likelihood/problem.ts";
import type { SwitchingPredictor } from "../likelihood/switching-likelihood.ts";
import { closely } from "./correlation-profile.ts";
import type { RhoProfile } from "./rho-profile.ts";

/** A switching regression. */
export type SwitchingProblem = LikelihoodProblem<SwitchingPredictor, "regime" | "outcome0" | "outcome1">;

/** A point of its likelihood: its last parameters are atanh ρ₀ and atanh ρ₁. */
export interface RegimePoint {
  readonly theta: Float64Array;
  readonly logLik: number;
}

export type Correlations = readonly [rho0: number, rho1: number];

/** The end of the profiles: no correlation is looked at beyond it. */
export const farthest = 0.999;

/** The likelihood maximised over all but some of the correlations. */
export interface RegimeProfile {
  /** At ρ₀ = ρ₁ = 0. */
  readonly independent: RegimePoint;
  /** At both correlations, from a point anywhere: the likelihood is concave in Olsen's parameters. */
  at(rhos: Correlations, near: RegimePoint): RegimePoint;
  /** Over the other correlation too, within ±0.999, uphill from a point. */
  along(regime: 0 | 1): RhoProfile;
}

export function correlationsOf(theta: Float64Array): Correlations {
  return [Math.tanh(theta.at(-2)!), Math.tanh(theta.at(-1)!)];
}

/** The profile of a switching regression over both correlations, from its equations one by one. */
export function regimeProfile(problem: SwitchingProblem, independent: RegimePoint): RegimeProfile {
  const { data, ranges } = problem;
  const split = ranges[1]!.start;
  const residual = residuals(problem, independent.theta);
  const searched = {
    rows: data.rows,
    predictors: {
      selection: data.predictors.selection,
      scaled0: { columns: data.predictors.outcome0.columns },
      scaled1: { columns: data.predictors.outcome1.columns },
      precision0: { columns: undefined },
      precision1: { columns: undefined },
    },
    outcomes: { regime: data.outcomes.regime, outcome: residual },
    weights: data.weights,
  };
  const sigmaAt = problem.size - 4;
  const second = ranges[2]!.start;
  const sigmaOf = (j: number): number => sigmaAt + (j < second ? 0 : 1);
  const at = (rhos: Correlations, { theta }: RegimePoint): RegimePoint => {
    const start = theta.slice(0, sigmaAt + 2);
    for (let j = split; j < sigmaAt; j++)
      start[j] = (theta[j]! - independent.theta[j]!) * Math.exp(-theta[sigmaOf(j)]!);
    for (let j = sigmaAt; j < start.length; j++) start[j] = Math.exp(-theta[j]!);
    const { point, value, decrement } = maximize(
      likelihoodProblem(olsenSwitchingLikelihood(rhos), searched),
      start,
      closely,
    );
    const found = Float64Array.of(...point, ...rhos.map(Math.atanh));
    for (let j = split; j < sigmaAt; j++) found[j] = point[j]! / point[sigmaOf(j)]! + independent.theta[j]!;
    for (let j = sigmaAt; j < point.length; j++) found[j] = -Math.log(point[j]!);
    return { theta: found, logLik: value + decrement / 2 };
  };
  const along = (regime: 0 | 1): RhoProfile => ({
    independent: { ...independent, rho: 0 },
    at: (rho, near) => {
      const other = correlationsOf(near.theta)[1 - regime]!;
      const from = at(regime === 0 ? [rho, other] : [other, rho], near);
      return { ...climbed(problem, from, regime), rho };
    },
  });
  return { independent, at, along };
}

/** Uphill from a point with the correlation of a regime held; the point itself where that does not end within ±0.999. */
function climbed(problem: SwitchingProblem, from: RegimePoint, regime: 0 | 1): RegimePoint {
  const other = 1 - regime;
  if (Math.abs(correlationsOf(from.theta)[other]!) > farthest - 1e-9) return from;
  const fixed = fixedAt([problem.size - 2 + regime], problem.size);
  const found = maximize(problem, from.theta, { ...closely, fixed });
  return isWithin(found) && found.value + found.decrement / 2 >= from.logLik
    ? { theta: found.point, logLik: found.value + found.decrement / 2 }
    : from;
}

/** Converged, and at correlations within ±0.999. */
export function isWithin({ point, converged }: Maximum): boolean {
  return converged && correlationsOf(point).every((rho) => Math.abs(rho) <= farthest + 1e-9);
}

/** y - x'b in the row's regime, b the coefficients of its regression. */
function residuals({ data, ranges }: SwitchingProblem, theta: Float64Array): Float64Array {
  return data.outcomes.regime.map((regime, i) => {
    const r = regime === 0 ? 0 : 1;
    const { columns = [], offset } = data.predictors[`outcome${r}`];
    const { start } = ranges[1 + r]!;
    const fitted = columns.reduce((sum, column, j) => sum + column[i]! * theta[start + j]!, offset?.[i] ?? 0);
    return data.outcomes[`outcome${r}`][i]! - fitted;
  });
}

import { PanelEngine } from "./panel-engine.ts";
import type { LikelihoodProblem, ProblemData } from "./problem.ts";
import type { EffectScale, Panel } from "./random-intercept.ts";

/** A panel's likelihood with its data: an objective whose nodes stay where they were put. */
export interface PanelProblem<P extends string = string, Y extends string = string>
  extends LikelihoodProblem<P | EffectScale, Y> {
  readonly panel: Panel<P, Y>;
  /** The same with its nodes put for these parameters, and as many as given. */
  placed(theta: Float64Array, nodes?: number): PanelProblem<P, Y>;
}

/**
 * The log-likelihood of a random intercept: Σ_g w_g ln ∫ φ(a) Π_t exp ℓ(η_t + σ_u a) da, each integral by Gauss-Hermite
 * nodes put around the mode of its integrand (Liu and Pierce 1994). While a problem exists its nodes stay where they were
 * put (at the first parameters at which it is evaluated, or by `placed`), so value, gradient and Hessian are exactly those
 * of one function; a maximum is one of the integral when its nodes were put there and are enough.
 *
 * Rows keep their order; `first` and `second` of a block are posterior means, whose sums over a unit with x make its score;
 * the second derivatives of the whole have the posterior covariances of scores beside them. `scores` writes a unit's score
 * into its first row, and 0 into its others. A unit's weight is that of its first row, and its value stands there.
 */
export function panelProblem<P extends string, Y extends string>(
  panel: Panel<P, Y>,
  data: ProblemData<P | EffectScale, Y>,
  at?: Float64Array,
): PanelProblem<P, Y> {
  const engine = new PanelEngine(panel, data);
  if (at !== undefined) engine.place(at);
  const { likelihood, ranges, size } = engine;
  return {
    panel,
    likelihood,
    data,
    ranges,
    size,
    placed: (theta, nodes = panel.nodes) => panelProblem({ ...panel, nodes }, data, theta),
    reposed: (other, inward) => panelProblem(panel, other, at && inward?.(at)),
    value: (theta) => engine.value(theta),
    derivatives: (theta, gradient, hessian) => engine.derivatives(theta, gradient, hessian),
    expectedHessian: (_, hessian) => void hessian.fill(Number.NaN),
    scores: (theta, start, rows, out) => engine.scores(theta, { start, rows }, out),
    eachBlock: (theta, visit, range) => engine.eachBlock(theta, visit, range),
  };
}

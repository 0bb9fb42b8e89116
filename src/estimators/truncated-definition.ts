import type { Frame } from "../formula/frame-types.ts";
import { withoutRows } from "../formula/without-rows.ts";
import type { NormalPredictor } from "../likelihood/interval-likelihood.ts";
import type { Maximum } from "../likelihood/maximize.ts";
import { normalStart } from "../likelihood/normal-start.ts";
import type { LikelihoodProblem } from "../likelihood/problem.ts";
import { truncatedLikelihood } from "../likelihood/truncated-likelihood.ts";
import type { limitedQuantities } from "./censored-quantities.ts";
import { checkRows } from "./check-rows.ts";
import { checkVarying } from "./check-varying.ts";
import { logParameter } from "./derived-parameter.ts";
import type { LikelihoodDefinition, OwnFields } from "./likelihood-definition.ts";
import { normalNullLogLik } from "./normal-null.ts";
import { givenLimits, type LimitOptions, limitsOf } from "./outcome-limits.ts";
import { tobitQuantities } from "./tobit-definition.ts";

type Outcome = "y" | "lower" | "upper";

/** The quantities of a truncated regression, the mean where the outcome is seen first; of an outcome log(y) also of y itself. */
export function truncatedQuantities(limits: LimitOptions, formula: string): ReturnType<typeof limitedQuantities> {
  const { conditional, ...others } = tobitQuantities(limits, formula);
  return conditional === undefined ? others : { conditional, ...others };
}

/** Truncated regression as data, for its limits and formula. */
export function truncatedDefinition(
  options: LimitOptions,
  formula = "y ~ 1",
): LikelihoodDefinition<NormalPredictor, Outcome, OwnFields> {
  const limits = givenLimits(options);
  const start = (problem: LikelihoodProblem<NormalPredictor, Outcome>) => normalStart(problem, ({ y }) => y);
  return {
    estimator: "truncated",
    title: "Truncated regression",
    likelihood: truncatedLikelihood,
    separations: ["drop"],
    ownOptions: ["lower", "upper"],
    choices: { ...limits },
    equations: [{ role: "", predictor: "index" }],
    quantities: truncatedQuantities(limits, formula),
    outcomes: (frame) => ({ y: frame.equations[0]!.outcome, ...limitsOf(frame, limits) }),
    screen: (frame) => ({ frame: withinLimits(frame, limits), warnings: [] }),
    start,
    nullLogLik: (problem, frame) => normalNullLogLik(problem, frame, start),
    own({ frame, problem, maximum }, model, covariance) {
      const sigma = logParameter(model, covariance, "lnSigma");
      return { sigma: sigma.estimate, derived: { sigma }, warnings: heavyTail(frame, problem, maximum) };
    },
  };
}

/** Why there is no maximum where the search runs off: means many standard deviations outside of the limits. */
function heavyTail(frame: Frame, problem: LikelihoodProblem<NormalPredictor, Outcome>, { point, converged }: Maximum) {
  if (converged) return [];
  const { y } = problem.data.outcomes;
  const sigma = Math.exp(point.at(-1)!);
  let outside = 0;
  problem.eachBlock(point, ({ eta, start: from, rows }) => {
    for (let i = 0; i < rows; i++) if (Math.abs(y[from + i]! - eta.index[i]!) > 4 * sigma) outside++;
  });
  if (outside < 0.5 * frame.rows) return [];
  const name = frame.equations[0]!.outcomeName;
  const message =
    `The likelihood keeps rising as the mean of ${name} moves away beyond the limit and its variance grows: ${name} falls off ` +
    "as slowly as an exponential distribution, or slower, and no truncated normal fits it best. Use log(y), poisson or twoPart.";
  return [{ code: "boundary", message, column: name }];
}

/** Rows at a limit or beyond it leave: there, nothing would have been seen. */
function withinLimits(whole: Frame, limits: LimitOptions): Frame {
  const { lower, upper } = limitsOf(whole, limits);
  const y = whole.equations[0]!.outcome;
  const name = whole.equations[0]!.outcomeName;
  const below = withoutRows(
    whole,
    y.map((value, i) => Number(value <= lower[i]!)),
    `${name} at the lower limit or below`,
  );
  const rest = below === whole ? upper : limitsOf(below, limits).upper;
  const frame = withoutRows(
    below,
    below.equations[0]!.outcome.map((value, i) => Number(value >= rest[i]!)),
    `${name} at the upper limit or above`,
  );
  checkRows(frame, 0);
  checkVarying(frame, 0);
  return frame;
}

import { censoringWarnings, checkUncensored, type KnownOutcome, openSides } from "../diagnostics/censoring.ts";
import { withoutOneSidedSeparation } from "../diagnostics/one-sided-separation.ts";
import { isLogOutcome } from "../formula/log-outcome.ts";
import type { Frame } from "../formula/frame-types.ts";
import { intervalLikelihood, type NormalPredictor } from "../likelihood/interval-likelihood.ts";
import { nearestKnown, normalStart } from "../likelihood/normal-start.ts";
import type { LikelihoodProblem } from "../likelihood/problem.ts";
import { limitedLogQuantities } from "./censored-log-quantities.ts";
import { limitedQuantities } from "./censored-quantities.ts";
import { checkVarying } from "./check-varying.ts";
import { logParameter } from "./derived-parameter.ts";
import type { LikelihoodDefinition, OwnFields } from "./likelihood-definition.ts";
import { normalNullLogLik } from "./normal-null.ts";
import { outcomeCounts } from "./outcome-counts.ts";
import { givenLimits, type LimitOptions, type Limits, limitsOf } from "./outcome-limits.ts";

/** The quantities for these limits: of an outcome log(y) also of y itself. */
export function tobitQuantities(limits: LimitOptions, formula: string): ReturnType<typeof limitedQuantities> {
  return { ...limitedQuantities(limits), ...(isLogOutcome(formula) ? limitedLogQuantities(limits) : {}) };
}

/** The tobit model as data, for its limits and formula. */
export function tobitDefinition(
  options: LimitOptions,
  formula = "y ~ 1",
  instrumented = false,
): LikelihoodDefinition<NormalPredictor, "low" | "high", OwnFields> {
  const limits = givenLimits(options);
  const start = (problem: LikelihoodProblem<NormalPredictor, "low" | "high">) => normalStart(problem, nearestKnown);
  return {
    estimator: "tobit",
    title: "Tobit (censored regression)",
    likelihood: intervalLikelihood,
    separations: ["drop"],
    ownOptions: ["lower", "upper"],
    choices: { ...limits },
    equations: [{ role: "", predictor: "index" }],
    quantities: tobitQuantities(limits, formula),
    outcomes: (frame) => knownOutcome(frame, limitsOf(frame, limits)),
    screen(whole) {
      const censoring = screened(whole, limitsOf(whole, limits), instrumented);
      const sides = openSides(knownOutcome(whole, limitsOf(whole, limits)));
      const { frame, warnings } = withoutOneSidedSeparation(whole, sides, "drop", {
        below: "censored",
        above: "censored",
      });
      return { frame, warnings: [...censoring, ...warnings] };
    },
    start,
    nullLogLik: (problem, frame) => normalNullLogLik(problem, frame, start),
    own({ frame, problem }, model, covariance) {
      const sigma = logParameter(model, covariance, "lnSigma");
      const { nInterval: _, ...counts } = outcomeCounts(problem.data.outcomes, frame);
      return { sigma: sigma.estimate, ...counts, derived: { sigma } };
    },
  };
}

/** y where it is between the limits; at a limit or beyond, all that is known is that y* is beyond it. */
function knownOutcome({ equations }: Frame, { lower, upper }: Limits): KnownOutcome {
  const y = equations[0]!.outcome;
  return {
    low: y.map((value, i) => (value <= lower[i]! ? -Infinity : Math.min(value, upper[i]!))),
    high: y.map((value, i) => (value >= upper[i]! ? Infinity : Math.max(value, lower[i]!))),
  };
}

function screened(frame: Frame, limits: Limits, instrumented: boolean): ReturnType<typeof censoringWarnings> {
  checkVarying(frame, 0);
  checkUncensored(frame, knownOutcome(frame, limits));
  const { outcome, outcomeName } = frame.equations[0]!;
  const count = (counts: (y: number, i: number) => boolean): number => outcome.filter(counts).length;
  const counts = {
    left: count((y, i) => y <= limits.lower[i]!),
    right: count((y, i) => y >= limits.upper[i]!),
    belowLower: count((y, i) => y < limits.lower[i]!),
    aboveUpper: count((y, i) => y > limits.upper[i]!),
  };
  return censoringWarnings(outcomeName, counts, instrumented);
}

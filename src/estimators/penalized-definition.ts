import type { Warning } from "../fit/fit.ts";
import type { Frame } from "../formula/frame-types.ts";
import type { Maximum, MaximizeOptions } from "../likelihood/maximize.ts";
import { penalizedMaximum } from "../likelihood/penalized-maximum.ts";
import { penalizedProblem } from "../likelihood/penalized-problem.ts";
import type { LikelihoodProblem } from "../likelihood/problem.ts";
import { inverseMills } from "../special/normal.ts";
import { binaryNullLogLik } from "./binary-null.ts";
import { checkBinary } from "./check-binary.ts";
import type { LikelihoodDefinition, OwnFields } from "./likelihood-definition.ts";
import { poseProblem } from "./pose-problem.ts";

export type PenalizedLink = "logit" | "probit";

/** What a penalized fit has beside the common fields. */
export interface PenalizedFields extends OwnFields {
  /** ℓ(β) + ½ ln |I(β)| at the estimate; it depends on the units of the columns. */
  readonly penalizedLogLik: number;
}

/** w'(η)/w(η) of the working weights. */
const logWeightSlopes: Readonly<Record<PenalizedLink, (eta: number) => number>> = {
  logit: (eta) => -Math.tanh(eta / 2),
  probit: (eta) => inverseMills(-eta) - inverseMills(eta) - 2 * eta,
};

/**
 * A binary model with Jeffreys' penalty as data.
 *
 * @param model the model without it
 * @param told what is to be told of it
 */
export function penalizedDefinition(
  link: PenalizedLink,
  { likelihood, quantities }: Pick<LikelihoodDefinition<"index", "y">, "likelihood" | "quantities">,
  told: readonly Warning[] = [],
): LikelihoodDefinition<"index", "y", PenalizedFields> {
  const equations = [{ role: "", predictor: "index" }] as const;
  const outcomes: LikelihoodDefinition<"index", "y">["outcomes"] = (frame) => {
    checkBinary(frame, 0);
    return { y: frame.equations[0]!.outcome };
  };
  const unpenalized = (frame: Frame) => poseProblem({ likelihood, equations, outcomes }, frame);
  const searched = (problem: LikelihoodProblem<"index", "y">, frame: Frame, options: MaximizeOptions): Maximum => {
    const maximum = penalizedMaximum(problem, logWeightSlopes[link], new Float64Array(problem.size), options);
    return { ...maximum, value: unpenalized(frame).value(maximum.point) };
  };
  return {
    estimator: "firth",
    title: `Firth's penalized ${link}`,
    likelihood,
    equations,
    quantities,
    outcomes,
    ownOptions: ["link"],
    separations: ["keep"],
    maximizesLogLik: false,
    choices: { link, penalty: "½ ln |I(β)|" },
    pose: (frame) => penalizedProblem(unpenalized(frame), logWeightSlopes[link]),
    search: (problem, frame, options) => ({ maximum: searched(problem, frame, options), warnings: told }),
    again(frame) {
      const problem = penalizedProblem(unpenalized(frame), logWeightSlopes[link]);
      return { problem, maximum: searched(problem, frame, {}) };
    },
    nullLogLik: (_, frame) => binaryNullLogLik(unpenalized(frame), frame),
    own: ({ problem, maximum }) => ({ penalizedLogLik: problem.value(maximum.point) }),
  };
}

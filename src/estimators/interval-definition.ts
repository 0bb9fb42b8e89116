import { allRows } from "../diagnostics/all-rows.ts";
import { type KnownOutcome, openSides } from "../diagnostics/censoring.ts";
import { withoutOneSidedSeparation } from "../diagnostics/one-sided-separation.ts";
import { EstimandError } from "../errors.ts";
import type { Frame } from "../formula/frame-types.ts";
import { intervalLikelihood, type NormalPredictor } from "../likelihood/interval-likelihood.ts";
import { nearestKnown, normalStart } from "../likelihood/normal-start.ts";
import { type Maximum, maximize } from "../likelihood/maximize.ts";
import type { LikelihoodProblem } from "../likelihood/problem.ts";
import { limitedQuantities } from "./censored-quantities.ts";
import { logParameter } from "./derived-parameter.ts";
import type { LikelihoodDefinition, OwnFields } from "./likelihood-definition.ts";
import { normalNullLogLik } from "./normal-null.ts";
import { outcomeCounts } from "./outcome-counts.ts";
import { tobitQuantities } from "./tobit-definition.ts";

const open = { below: "open at one side", above: "open at one side" };

const start = (problem: LikelihoodProblem<NormalPredictor, "low" | "high">): Float64Array =>
  normalStart(problem, nearestKnown);

type Quantities = LikelihoodDefinition<NormalPredictor, string>["quantities"];

/** The quantities: the latent mean first, as each row has limits of its own; of [log(low), log(high)] also that of y itself. */
export function intervalQuantities(formula: string): Quantities {
  return tobitQuantities({ lower: "by row" }, formula);
}

/** Interval regression as data. */
export const intervalDefinition: LikelihoodDefinition<NormalPredictor, "low" | "high", OwnFields> = {
  estimator: "interval",
  title: "Interval regression",
  likelihood: intervalLikelihood,
  separations: ["drop"],
  equations: [{ role: "", predictor: "index", outcome: "interval" }],
  quantities: limitedQuantities({ lower: "by row" }),
  outcomes: knownOutcome,
  screen(frame) {
    checkBounded(frame);
    return withoutOneSidedSeparation(frame, openSides(knownOutcome(frame)), "drop", open);
  },
  start,
  search(problem, frame, options) {
    const maximum = maximize(problem, start(problem), options);
    checkCrossed(frame, problem, maximum);
    return { maximum, warnings: [] };
  },
  nullLogLik: (problem, frame) => normalNullLogLik(problem, frame, start),
  own({ frame, problem }, model, covariance) {
    const sigma = logParameter(model, covariance, "lnSigma");
    return { sigma: sigma.estimate, ...outcomeCounts(problem.data.outcomes, frame), derived: { sigma } };
  },
};

function knownOutcome({ equations }: Frame): KnownOutcome {
  return { low: equations[0]!.outcome, high: equations[0]!.outcomeHigh! };
}

/** Refuses a sample in which every outcome is open at the same side: the likelihood rises for ever. */
function checkBounded(frame: Frame): void {
  const { low, high } = knownOutcome(frame);
  const { outcomeName } = frame.equations[0]!;
  const side = low.every((value) => value === -Infinity)
    ? "below"
    : high.every((value) => value === Infinity)
      ? "above"
      : "";
  if (side === "") return;
  throw new EstimandError(
    "unbounded-likelihood",
    `${outcomeName} is open ${side} in ${allRows(frame.rows)}, so that nothing keeps the estimates from running off to that side. ` +
      "Look at the two columns.",
    { column: outcomeName },
  );
}

/** Refuses a sample whose intervals a line of the columns passes through, found by the search: as σ goes to 0 the likelihood rises to 1. */
function checkCrossed(
  frame: Frame,
  problem: LikelihoodProblem<NormalPredictor, "low" | "high">,
  { point }: Maximum,
): void {
  const { low, high } = problem.data.outcomes;
  let crossed = true;
  problem.eachBlock(point, ({ eta, start: from, rows }) => {
    for (let i = 0; i < rows; i++) {
      const fitted = eta.index[i]!;
      if (!(low[from + i]! <= fitted && fitted <= high[from + i]!)) crossed = false;
    }
  });
  if (!crossed) return;
  const { outcomeName, regressors } = frame.equations[0]!;
  throw new EstimandError(
    "unbounded-likelihood",
    `A line of the columns passes through every interval ${outcomeName}, so that the likelihood rises for ever as σ goes to 0. The ` +
      `intervals say too little for these ${regressors.names.length} coefficients: use fewer terms, more rows, or narrower intervals.`,
    { column: outcomeName, crossed: frame.rows, coefficients: regressors.names.length },
  );
}

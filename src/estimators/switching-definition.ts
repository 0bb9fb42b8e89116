import { isInside } from "../diagnostics/regime-maximum.ts";
import { exclusionWarning } from "../diagnostics/selection-warnings.ts";
import { withoutSeparation } from "../diagnostics/separation.ts";
import { EstimandError } from "../errors.ts";
import type { Frame } from "../formula/frame-types.ts";
import { likelihoodProblem } from "../likelihood/likelihood-problem.ts";
import { maximize } from "../likelihood/maximize.ts";
import { probitLikelihood } from "../likelihood/probit-likelihood.ts";
import type { LikelihoodProblem } from "../likelihood/problem.ts";
import { type SwitchingPredictor, switchingLikelihood } from "../likelihood/switching-likelihood.ts";
import { leastSquares } from "../linalg/least-squares.ts";
import type { LikelihoodDefinition } from "./likelihood-definition.ts";
import { switchingQuantities } from "./switching-quantities.ts";

/** The outcomes of its likelihood. */
export type SwitchingOutcome = "regime" | "outcome0" | "outcome1";

/** The switching regression as data. */
export const switchingDefinition: LikelihoodDefinition<SwitchingPredictor, SwitchingOutcome> = {
  estimator: "switching",
  title: "Endogenous switching regression (maximum likelihood)",
  likelihood: switchingLikelihood,
  equations: [
    { role: "selection", predictor: "selection", binary: true },
    { role: "outcome0", predictor: "outcome0", within: "selection", where: 0 },
    { role: "outcome1", predictor: "outcome1", within: "selection" },
  ],
  quantities: switchingQuantities,
  isInterior: isInside,
  outcomes: ({ equations }) => ({
    regime: equations[0]!.outcome,
    outcome0: equations[1]!.outcome,
    outcome1: equations[2]!.outcome,
  }),
  screen(frame, mode) {
    const { frame: screened, warnings } = withoutSeparation(frame, 0, mode);
    checkRegimes(screened);
    const [selection, ...outcomes] = screened.equations.map(({ regressors }) => regressors.names);
    return { frame: screened, warnings: [...warnings, ...exclusionWarning(selection!, outcomes.flat())] };
  },
};

const halfLogTwoPi = 0.9189385332046728;

/** The equations as if the errors were uncorrelated: (γ, β₀, β₁, ln σ₀, ln σ₁), and the log-likelihood. */
export function independentRegimes({ data }: LikelihoodProblem<SwitchingPredictor, SwitchingOutcome>): {
  readonly point: readonly number[];
  readonly logLik: number;
} {
  const { rows, predictors, outcomes, weights } = data;
  const probit = likelihoodProblem(probitLikelihood, {
    rows,
    predictors: { index: predictors.selection },
    outcomes: { y: outcomes.regime },
    weights,
  });
  const first = maximize(probit, new Float64Array(probit.size));
  const regressions = ([0, 1] as const).map((regime) => {
    const { columns = [], offset } = predictors[`outcome${regime}`];
    const counts = outcomes.regime.map((d) => (d === regime ? 1 : 0));
    const y = outcomes[`outcome${regime}`].map((value, i) => counts[i]! * (value - (offset?.[i] ?? 0)));
    const { coefficients, rss } = leastSquares(columns, y, { weights });
    const total = counts.reduce((sum, count, i) => sum + count * (weights?.[i] ?? 1), 0);
    const lnSigma = 0.5 * Math.log(rss / total);
    return { coefficients, lnSigma, logLik: -total * (halfLogTwoPi + lnSigma + 0.5) };
  });
  const coefficients = regressions.flatMap((each) => [...each.coefficients]);
  return {
    point: [...first.point, ...coefficients, ...regressions.map(({ lnSigma }) => lnSigma)],
    logLik: regressions.reduce((sum, { logLik }) => sum + logLik, first.value),
  };
}

/** Refuses a regime without enough rows for its coefficients and variance. */
function checkRegimes({ equations }: Frame): void {
  for (const { active, regressors, formula, role } of equations.slice(1)) {
    const rows = active!.reduce((sum, counts) => sum + counts, 0);
    const parameters = regressors.columns.length + 1;
    if (rows > parameters) continue;
    throw new EstimandError(
      "too-few-rows",
      `Only ${rows} rows are in the regime of ${role} ('${formula}'), which has ${parameters} parameters with its variance: leave out ` +
        "some of its columns, or use more data.",
      { role, rows, parameters },
    );
  }
}

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
import { atanhParameter, logParameter } from "./derived-parameter.ts";
import { exogenousRegimes } from "./regime-tests.ts";
import type { LikelihoodDefinition } from "./likelihood-definition.ts";
import { bestOfStarts } from "./several-starts.ts";
import { switchingQuantities } from "./switching-quantities.ts";

type Outcomes = "regime" | "outcome0" | "outcome1";

/** The switching regression as data. */
export const switchingDefinition: LikelihoodDefinition<SwitchingPredictor, Outcomes> = {
  estimator: "switching",
  title: "Endogenous switching regression (maximum likelihood)",
  likelihood: switchingLikelihood,
  equations: [
    { role: "selection", predictor: "selection", binary: true },
    { role: "outcome0", predictor: "outcome0", within: "selection", where: 0 },
    { role: "outcome1", predictor: "outcome1", within: "selection" },
  ],
  quantities: switchingQuantities,
  isInterior: (point) => [-1, -2].every((at) => Math.abs(Math.tanh(point.at(at)!)) <= 0.99),
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
  search(problem, _frame, options) {
    const { point } = independentRegimes(problem);
    const pairs = [
      [0, 0],
      [0.5, 0.5],
      [-0.5, -0.5],
      [0.5, -0.5],
      [-0.5, 0.5],
    ];
    const starts = pairs.map((rhos) => Float64Array.of(...point, ...rhos.map(Math.atanh)));
    return bestOfStarts(problem, starts, [problem.size - 2, problem.size - 1], options);
  },
  own({ problem, maximum, frame }, model, covariance) {
    const likelihoodRatio = 2 * (maximum.value - independentRegimes(problem).logLik);
    return {
      derived: {
        sigma0: logParameter(model, covariance, "lnSigma0"),
        sigma1: logParameter(model, covariance, "lnSigma1"),
        rho0: atanhParameter(model, covariance, "atanhRho0"),
        rho1: atanhParameter(model, covariance, "atanhRho1"),
      },
      tests: exogenousRegimes(likelihoodRatio, frame.weights?.kind, model, covariance),
    };
  },
};

const halfLogTwoPi = 0.9189385332046728;

/** The equations as if the errors were uncorrelated: (γ, β₀, β₁, ln σ₀, ln σ₁), and the log-likelihood. */
function independentRegimes({ data }: LikelihoodProblem<SwitchingPredictor, Outcomes>) {
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

import { interiorLimit } from "../diagnostics/rho-maxima.ts";
import { exclusionWarning } from "../diagnostics/selection-warnings.ts";
import { withoutSeparation } from "../diagnostics/separation.ts";
import { EstimandError } from "../errors.ts";
import type { Frame } from "../formula/frame-types.ts";
import { ivProbitLikelihood } from "../likelihood/iv-probit-likelihood.ts";
import type { Quantity } from "../likelihood/likelihood.ts";
import { probitLikelihood } from "../likelihood/probit-likelihood.ts";
import { likelihoodProblem } from "../likelihood/likelihood-problem.ts";
import { maximize } from "../likelihood/maximize.ts";
import type { LikelihoodProblem } from "../likelihood/problem.ts";
import { leastSquares } from "../linalg/least-squares.ts";
import { checkVarying } from "./check-varying.ts";
import type { LikelihoodDefinition } from "./likelihood-definition.ts";
import { treatmentQuantitiesFor } from "./treatment-quantities.ts";

/** The linear predictors of the treatment model. */
export type TreatmentPredictor = "selection" | "outcome" | "lnSigma" | "atanhRho";

const form = { mean: "outcome", lnSigma: "lnSigma", atanhRho: "atanhRho", amongForms: [] } as const;

/** The endogenous treatment model as data. */
export const treatmentDefinition: LikelihoodDefinition<TreatmentPredictor, string> = {
  estimator: "treatment",
  title: "Linear regression with an endogenous treatment (maximum likelihood)",
  likelihood: ivProbitLikelihood<TreatmentPredictor>("selection", [form]),
  equations: [
    { role: "treatment", predictor: "selection", binary: true },
    { role: "outcome", predictor: "outcome" },
  ],
  quantities: treatmentQuantitiesFor("y ~ 1") as Readonly<Record<string, Quantity<TreatmentPredictor>>>,
  isInterior: (point) => Math.abs(Math.tanh(point.at(-1)!)) <= interiorLimit,
  outcomes: ({ equations: [treatment, outcome] }) => ({ y: treatment!.outcome, outcome: outcome!.outcome }),
  screen(frame, mode) {
    checkTreated(frame);
    checkVarying(frame, 1);
    const { frame: screened, warnings } = withoutSeparation(frame, 0, mode);
    const [treatment, outcome] = screened.equations.map(({ regressors }) => regressors.names);
    return { frame: screened, warnings: [...warnings, ...exclusionWarning(treatment!, outcome!, "treatment")] };
  },
};

/** Both equations as if the errors were uncorrelated: (γ, β, ln σ). */
export function independentStart({ data }: LikelihoodProblem<TreatmentPredictor, string>): number[] {
  const { rows, predictors, outcomes, weights } = data;
  const probit = likelihoodProblem(probitLikelihood, {
    rows,
    predictors: { index: predictors.selection },
    outcomes: { y: outcomes.y! },
    weights,
  });
  const first = maximize(probit, new Float64Array(probit.size));
  const { columns = [], offset } = predictors.outcome;
  const y = offset === undefined ? outcomes.outcome! : outcomes.outcome!.map((value, i) => value - offset[i]!);
  const { coefficients, rss } = leastSquares(columns, y, { weights });
  const total = weights?.reduce((sum, w) => sum + w, 0) ?? rows;
  return [...first.point, ...coefficients, 0.5 * Math.log(rss / total)];
}

/** Refuses an outcome equation without the treatment. */
export function checkTreated({ equations: [treatment, outcome] }: Frame): void {
  const name = treatment!.outcomeName;
  if (outcome!.regressors.basis.sources.includes(name)) return;
  throw new EstimandError(
    "under-identified",
    `The outcome equation '${outcome!.formula}' does not contain the treatment '${name}': add it among its terms.`,
    { treatment: name, formula: outcome!.formula },
  );
}

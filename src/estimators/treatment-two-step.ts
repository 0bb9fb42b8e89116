import type { TableInput } from "../data/input.ts";
import type { SelectionData } from "../diagnostics/independent-equations.ts";
import { exclusionWarning } from "../diagnostics/selection-warnings.ts";
import type { Fit } from "../fit/fit.ts";
import { testResult } from "../fit/make-test-result.ts";
import { areIndependent } from "../linalg/are-independent.ts";
import { type SelectionCorrection, selectionCorrection } from "../moments/selection-correction.ts";
import { checkVarying } from "./check-varying.ts";
import type { HeckmanOptions, SelectionFormulas } from "./heckman.ts";
import { heckmanTwoStep } from "./heckman-two-step.ts";
import type { LikelihoodOptions } from "./likelihood-definition.ts";
import { waldStatistic } from "./model-test.ts";
import type { RhoRule } from "./rho-rules.ts";
import { selectedRows } from "./second-step.ts";
import { selectionHazard } from "./selection-hazard.ts";
import { checkTreated, treatmentDefinition } from "./treatment-definition.ts";
import { treatmentTwoStepQuantities } from "./treatment-quantities.ts";
import type { TwoStepKind } from "./two-step-kind.ts";

const treatmentKind: TwoStepKind = {
  estimator: "treatment",
  title: "Linear regression with an endogenous treatment (two-step)",
  equations: treatmentDefinition.equations,
  quantities: treatmentTwoStepQuantities,
  check(frame) {
    checkTreated(frame);
    checkVarying(frame, 1);
  },
  identification({ equations }) {
    const [treatment, outcome] = equations.map(({ regressors }) => regressors.names);
    return exclusionWarning(treatment!, outcome!, "treatment");
  },
  secondStep: (_frame, data, gamma) => withHazard(data, gamma),
  own: (_sample, model, covariance) => ({
    tests: {
      lambda: testResult({
        name: "Wald test of exogenous treatment",
        null: "The errors of treatment and of the outcome are uncorrelated (λ = 0).",
        statistic: waldStatistic(model, covariance, [model.names.indexOf("outcome:lambda")]),
        distribution: "chi2",
        df: [1],
      }),
    },
  }),
};

/**
 * The second step: least squares of y on x, d and the hazard E[v | d, z] = φ/Φ(z'γ) where treated, -φ/Φ(-z'γ) where not. Its derivative
 * in z'γ is -h(h + z'γ) in both, so Heckman's formulas hold with all rows selected.
 *
 * Source: Maddala (1983), section 5.7, p. 120-122; Greene (2018), section 19.6.
 */
function withHazard(data: SelectionData, gamma: Float64Array): SelectionCorrection | undefined {
  const everybody = { ...data.outcomes, selected: new Float64Array(data.rows).fill(1) };
  const rows = selectedRows({ ...data, outcomes: everybody }, gamma);
  const treated = data.outcomes.selected;
  const hazard = selectionHazard(rows.index, treated);
  const W = [...rows.X, hazard];
  if (!areIndependent(W, rows.weights)) return undefined;
  return selectionCorrection({ ...rows, mills: hazard });
}

/** The endogenous treatment model in two steps; see `treatment`. */
export function treatmentTwoStep(
  formulas: Readonly<Record<"treatment" | "outcome", string>>,
  data: TableInput,
  options: LikelihoodOptions,
  rhoRule: RhoRule,
): Fit {
  const given = { ...options, rhoRule } as HeckmanOptions;
  return heckmanTwoStep(formulas as unknown as SelectionFormulas, data, given, treatmentKind);
}

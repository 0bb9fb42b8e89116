import type { TableInput } from "../data/input.ts";
import { millsCollinearity } from "../diagnostics/mills-collinearity.ts";
import { millsWarning } from "../diagnostics/selection-warnings.ts";
import type { DerivedParameter, Fit, Like, Warning } from "../fit/fit.ts";
import { testResult } from "../fit/make-test-result.ts";
import type { ChosenCovariance, FittedModel } from "../fit/model.ts";
import { chooseCovariance } from "../inference/covariance.ts";
import { checkLikelihoodOptions } from "./likelihood-options.ts";
import type { LikelihoodOptions, OwnFields } from "./likelihood-definition.ts";
import { sampleOf } from "./likelihood-sample.ts";
import { waldStatistic } from "./model-test.ts";
import { onlyObserved } from "./only-observed.ts";
import { rhoOutOfBounds } from "./rho-out-of-bounds.ts";
import { errorParameters, type RhoRule } from "./rho-rules.ts";
import { steadyFrame } from "./steady-frame.ts";
import { stepsRecord } from "./steps-record.ts";
import type { SwitchingFormulas } from "./switching.ts";
import { switchingDefinition } from "./switching-definition.ts";
import { regimeData, type SwitchingSteps, switchingSteps, switchingTwoStepModel } from "./switching-two-step-model.ts";
import { twoStepErrors } from "./two-step-errors.ts";

/** The switching regression in two steps; see `switching`. */
export function switchingTwoStep(
  formulas: SwitchingFormulas,
  data: TableInput,
  options: LikelihoodOptions,
  rhoRule: RhoRule,
): Fit {
  checkLikelihoodOptions(switchingDefinition, options);
  if ((options.information ?? "observed") !== "observed") throw onlyObserved("two-step");
  const { separation = "drop", maxIterations, tolerance, onIteration } = options;
  const whole = sampleOf(switchingDefinition, formulas, data, options);
  const { frame, warnings } = switchingDefinition.screen!(whole, separation);
  const steady = steadyFrame(frame);
  const steps = switchingSteps(steady.frame, { maxIterations, tolerance, onIteration });
  const context = {
    estimator: "switching",
    title: "Endogenous switching regression (two-step)",
    method: "two-step",
    formula: { ...formulas },
    searches: [steps.probit.maximum],
    choices: { separation, rhoRule },
    warnings: [...warnings, ...steady.warnings, ...identification(steps, rhoRule)],
  };
  const under = (like: Like | undefined): FittedModel => {
    const self: FittedModel = {
      ...steady.restored(switchingTwoStepModel(steps, rhoRule)),
      ...(like === undefined ? {} : { like }),
      restated: under,
      record: (covariance) => stepsRecord(context, self, covariance, ownFields(steps, rhoRule, self, covariance)),
    };
    return self;
  };
  const model = under(options.like);
  return model.record(chooseCovariance(model, options.vcov));
}

function identification({ frame, probit, regimes }: SwitchingSteps, rhoRule: RhoRule): Warning[] {
  const gamma = probit.maximum.point;
  return ([0, 1] as const).flatMap((regime) => {
    // Regime 0 is selection by -z'γ.
    const into = regime === 1 ? gamma : gamma.map((value) => -value);
    return [
      ...millsWarning(millsCollinearity(regimeData(frame, regime), into)),
      ...rhoOutOfBounds(regimes[regime], rhoRule, `in regime ${regime}`),
    ];
  });
}

function ownFields(
  { regimes }: SwitchingSteps,
  rhoRule: RhoRule,
  model: FittedModel,
  covariance: ChosenCovariance,
): OwnFields {
  const names = ([0, 1] as const).map((regime) => ({ lambda: `outcome${regime}:lambda`, lnSigma: `lnSigma${regime}` }));
  const derived = regimes.flatMap(({ coefficients, sigma: estimate }, regime): [string, DerivedParameter][] => {
    const { rho: reported } = errorParameters(coefficients.at(-1)!, estimate, rhoRule);
    const [sigma, rho, lambda] = twoStepErrors(model, covariance, names[regime]!, reported);
    return [
      [`sigma${regime}`, sigma],
      [`rho${regime}`, rho],
      [`lambda${regime}`, lambda],
    ];
  });
  const positions = names.map(({ lambda }) => model.names.indexOf(lambda));
  const lambda = testResult({
    name: "Wald test of exogenous switching",
    null: "The errors of both regimes are uncorrelated with the selection's (λ₀ = λ₁ = 0).",
    statistic: waldStatistic(model, covariance, positions),
    distribution: "chi2",
    df: [2],
  });
  return { derived: Object.fromEntries(derived), tests: { lambda } };
}

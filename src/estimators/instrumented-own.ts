import { interiorLimit } from "../diagnostics/rho-maxima.ts";
import { reducedFormStrength } from "../diagnostics/reduced-form-strength.ts";
import type { DerivedParameter, Warning } from "../fit/fit.ts";
import type { OutcomeForm } from "../diagnostics/remembered-form.ts";
import { testResult } from "../fit/make-test-result.ts";
import type { ChosenCovariance, FittedModel } from "../fit/model.ts";
import type { Frame } from "../formula/frame-types.ts";
import { cholesky } from "../linalg/cholesky.ts";
import { instrumentedNames } from "./control-function-names.ts";
import type { ControlFunctionSteps } from "./control-function-steps.ts";
import { logParameter } from "./derived-parameter.ts";
import { correlationFields } from "./correlation-fields.ts";
import { exogeneityWald, exogenous } from "./exogeneity-tests.ts";
import type { InstrumentedModel, InstrumentedTask } from "./instrumented-methods.ts";
import type { JointMaximum } from "./joint-maximum.ts";
import type { LikelihoodEstimate, OwnFields } from "./likelihood-definition.ts";
import { type ChiSquareSteps, chiSquareSteps } from "./minimum-chi-square-model.ts";
import { outcomeForm, rememberOutcomeForm } from "./outcome-form.ts";
import { steadyFrame } from "./steady-frame.ts";

const halfLogTwoPi = 0.9189385332046728;

/** The fields that a fit by maximum likelihood of a model with endogenous columns has of its own. */
export function instrumentedOwn(
  { model, sample, options }: InstrumentedTask,
  { maximum, exogenous: alone, maxima }: JointMaximum,
  forms: ControlFunctionSteps["forms"],
): (estimate: LikelihoodEstimate, fitted: FittedModel, covariance: ChosenCovariance) => OwnFields {
  const { frame, instrumental } = sample;
  const { columns, forms: names } = instrumentedNames(frame);
  const rhos = names.map(({ atanhRho }) => atanhRho);
  const independent = alone.value + reducedFormsLogLik(forms);
  const form = formIn(model, frame);
  return (_, fitted, covariance) => {
    const set = rememberOutcomeForm(fitted, form);
    const strength = reducedFormStrength(instrumental, covariance, () => set(covariance));
    const { tests: ofRho, ...along } = maxima
      ? correlationFields(maxima, fitted, covariance)
      : severalRhos(fitted, rhos);
    const likelihoodRatio = Math.max(0, 2 * (maximum.value - independent));
    const lr = exogenous("Likelihood-ratio test of exogeneity", columns, likelihoodRatio);
    const note = "It takes the likelihood to be right; the robust standard errors play no part in it.";
    return {
      method: "ml",
      ...strength,
      ...along,
      derived: { ...derived(fitted, covariance), ...along.derived },
      tests: {
        ...(maxima && ofRho?.waldRho === undefined
          ? {}
          : { waldRho: exogeneityWald(fitted, covariance, rhos, columns) }),
        ...(options.weights?.kind === "probability"
          ? {}
          : { lrRho: covariance.label === "iid" ? lr : testResult({ ...lr, note }) }),
      },
      warnings: [...strength.warnings, ...(along.warnings ?? [])],
    } as OwnFields;
  };
}

/** How the reduced form of the outcome's index is made, whatever the method of the fit. */
export function formIn(
  { outcome, binary }: InstrumentedModel,
  frame: Frame,
): (covariance: ChosenCovariance) => OutcomeForm {
  let steps: ChiSquareSteps | undefined;
  const note =
    "In units of the outcome's error given the column's (variance 1), as by control function and in two steps.";
  return (covariance) => {
    steps ??= chiSquareSteps(outcome, steadyFrame(frame).frame);
    return { ...outcomeForm(outcome, steps, covariance), ...(binary ? { note } : {}) };
  };
}

/** With several columns: the partial correlations, of which there is no profile. */
function severalRhos(fitted: FittedModel, rhos: readonly string[]): OwnFields {
  return { warnings: boundary(fitted, rhos) };
}

/** Of the reduced forms by themselves: -N/2 (m + m ln 2π + ln |Σ|). */
function reducedFormsLogLik({ sigma, residuals, total }: ControlFunctionSteps["forms"]): number {
  const m = residuals.length;
  const factor = cholesky(sigma, m) ?? new Float64Array(m * m).fill(Number.NaN);
  const halfLogDeterminant = residuals.reduce((sum, _, j) => sum + Math.log(factor[j * (m + 1)]!), 0);
  return -total * (m * (0.5 + halfLogTwoPi) + halfLogDeterminant);
}

function derived(fitted: FittedModel, covariance: ChosenCovariance): Readonly<Record<string, DerivedParameter>> {
  const { columns, lnSigmas } = instrumentedNames(fitted.frame);
  const sigmas = columns.map((name, j) => [`sigma(${name})`, logParameter(fitted, covariance, lnSigmas[j]!)] as const);
  return {
    ...(fitted.names.includes("lnSigma") ? { sigma: logParameter(fitted, covariance, "lnSigma") } : {}),
    ...Object.fromEntries(sigmas),
  };
}

function boundary({ theta, names }: FittedModel, rhos: readonly string[]): Warning[] {
  const at = rhos.map((name) => Math.tanh(theta[names.indexOf(name)]!)).find((rho) => Math.abs(rho) > interiorLimit);
  if (at === undefined) return [];
  const message =
    `The correlation of the errors is estimated as ${at.toPrecision(4)}: the likelihood rises towards the edge, where one error is ` +
    'a function of the other. Its standard error and Wald test mean nothing there; compare with method: "control-function".';
  return [{ code: "boundary", message, rho: at }];
}

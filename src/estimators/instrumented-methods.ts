import type { TableInput } from "../data/input.ts";
import { reducedFormStrength } from "../diagnostics/reduced-form-strength.ts";
import type { Screened } from "../diagnostics/separation.ts";
import type { Fit, Like } from "../fit/fit.ts";
import type { ChosenCovariance, FittedModel } from "../fit/model.ts";
import type { Frame } from "../formula/frame-types.ts";
import { chooseCovariance } from "../inference/covariance.ts";
import type { Quantity } from "../likelihood/likelihood.ts";
import type { Maximum, MaximizeOptions } from "../likelihood/maximize.ts";
import { controlFunctionModel, nodesOf } from "./control-function-model.ts";
import { instrumentedNames } from "./control-function-names.ts";
import {
  type ControlFunctionSteps,
  controlFunctionSteps,
  formsOf,
  type OutcomeModel,
} from "./control-function-steps.ts";
import { exogeneityWald, residualTest } from "./exogeneity-tests.ts";
import { formIn, instrumentedOwn } from "./instrumented-own.ts";
import { type InstrumentedSample, instrumentedSample } from "./instrumented-sample.ts";
import { jointMaximum } from "./joint-maximum.ts";
import type { LikelihoodDefinition, LikelihoodOptions, OwnFields } from "./likelihood-definition.ts";
import { finishLikelihood } from "./likelihood-estimator.ts";
import { chiSquareModel, chiSquareSteps } from "./minimum-chi-square-model.ts";
import { onlyObserved } from "./only-observed.ts";
import { rememberOutcomeForm } from "./outcome-form.ts";
import { poseProblem } from "./pose-problem.ts";
import { type SteadyFrame, steadyFrame } from "./steady-frame.ts";
import { stepsRecord } from "./steps-record.ts";

/** How a model with endogenous columns is estimated. */
export type InstrumentedMethod = "ml" | "two-step" | "control-function";

/** A model with endogenous columns: its outcome given the reduced forms' residuals, and its joint likelihood. */
export interface InstrumentedModel {
  readonly estimator: string;
  /** "Probit with endogenous columns" */
  readonly title: string;
  readonly columns?: readonly string[];
  readonly choices: Readonly<Record<string, unknown>>;
  readonly outcome: OutcomeModel & { readonly quantities: Readonly<Record<string, Quantity>> };
  readonly binary: boolean;
  /** "Rivers-Vuong test" */
  readonly residualTest: string;
  screen(frame: Frame): Screened;
  /** The joint likelihood, started from the steps. */
  // biome-ignore lint/suspicious/noExplicitAny: of any predictors and outcomes
  joint(columns: readonly string[]): LikelihoodDefinition<any, any>;
  start(steps: ControlFunctionSteps): Float64Array;
  /** The maximum of the outcome's likelihood with exogenous columns. */
  exogenous(frame: Frame): Maximum;
}

/** What is estimated, on which sample. */
export interface InstrumentedTask {
  readonly model: InstrumentedModel;
  readonly formula: string;
  readonly sample: InstrumentedSample;
  readonly options: LikelihoodOptions;
}

/** The fit of a model with endogenous columns by the method asked for. */
export function instrumentedFit(
  model: InstrumentedModel,
  formula: string,
  data: TableInput,
  { method, ...options }: LikelihoodOptions & { readonly method: InstrumentedMethod },
): Fit {
  if (method !== "ml" && (options.information ?? "observed") !== "observed") throw onlyObserved(method);
  const { estimator, columns, binary } = model;
  const equation = { role: "", predictor: "index", ...(binary ? { binary: true as const } : {}) };
  const posed = { estimator, equations: [equation], ...(columns === undefined ? {} : { columns }) };
  const sample = instrumentedSample(posed, formula, data, options, model.screen);
  const { maxIterations, tolerance, onIteration } = options;
  return methods[method]({ model, formula, sample, options }, { maxIterations, tolerance, onIteration });
}

const methods: Readonly<Record<InstrumentedMethod, (task: InstrumentedTask, search: MaximizeOptions) => Fit>> = {
  ml(task, search) {
    const { model, formula, sample, options } = task;
    const { frame } = sample;
    const definition = model.joint(instrumentedNames(frame).columns);
    const problem = poseProblem(definition, frame);
    const forms = formsOf(frame);
    const found = jointMaximum(model, problem, { frame, forms }, search);
    const own = instrumentedOwn(task, found, forms);
    const estimate = { frame, problem, maximum: found.maximum, warnings: [...sample.warnings, ...found.warnings] };
    return finishLikelihood({ ...definition, own }, estimate, { formula, options });
  },
  "two-step": (task, search) => {
    const steady = steadyFrame(task.sample.frame);
    const steps = chiSquareSteps(task.model.outcome, steady.frame, search);
    const fitted = steady.restored(chiSquareModel(task.model.outcome, steps));
    return inSteps(task, "two-step", steps, [steps.maximum, steps.reduced.maximum], fitted, steady.warnings);
  },
  "control-function": (task, search) => {
    const steady = steadyFrame(task.sample.frame);
    const steps = controlFunctionSteps(task.model.outcome, steady.frame, search);
    const fitted = steady.restored(controlFunctionModel(task.model.outcome, steps));
    return inSteps(task, "control-function", steps, [steps.maximum], fitted, steady.warnings);
  },
};

const inWords = { "two-step": "Newey's two-step", "control-function": "control function" } as const;

/** The fit of an estimate in steps. */
function inSteps(
  { model, formula, sample, options }: InstrumentedTask,
  method: "two-step" | "control-function",
  steps: ControlFunctionSteps,
  searches: readonly ControlFunctionSteps["maximum"][],
  estimated: FittedModel,
  ofColumns: SteadyFrame["warnings"],
): Fit {
  const { estimator, choices, binary } = model;
  const { columns, residuals } = instrumentedNames(sample.frame);
  const title = `${model.title} (${inWords[method]})`;
  const warnings = [...sample.warnings, ...ofColumns];
  const context = { estimator, title, method, formula, searches, choices, warnings };
  const form = formIn(model, sample.frame);
  const under = (like: Like | undefined): FittedModel => {
    const self: FittedModel = {
      ...estimated,
      ...(like === undefined ? {} : { like }),
      restated: under,
      record(covariance: ChosenCovariance) {
        const set = rememberOutcomeForm(self, form);
        const strength = reducedFormStrength(sample.instrumental, covariance, () => set(covariance));
        const wald = method === "two-step" ? {} : { exogeneity: exogeneityWald(self, covariance, residuals, columns) };
        const tests = { ...wald, residuals: residualTest(model.residualTest, steps, columns) };
        const residualNodes =
          binary && method === "control-function" && columns.length === 1 ? nodesOf(steps) : undefined;
        return stepsRecord(context, self, covariance, {
          ...strength,
          ...(residualNodes && { residualNodes }),
          tests,
        } as OwnFields);
      },
    };
    return self;
  };
  const fitted = under(options.like);
  return fitted.record(chooseCovariance(fitted, options.vcov));
}

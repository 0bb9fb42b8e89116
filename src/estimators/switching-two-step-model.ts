import { selectionProbit, type SelectionData } from "../diagnostics/independent-equations.ts";
import { screenedMaximum } from "../diagnostics/screened-maximum.ts";
import { EstimandError } from "../errors.ts";
import type { FittedModel, FittedPredictor } from "../fit/model.ts";
import type { Frame } from "../formula/frame-types.ts";
import type { LikelihoodProblem } from "../likelihood/problem.ts";
import type { Maximum, MaximizeOptions } from "../likelihood/maximize.ts";
import { areIndependent } from "../linalg/are-independent.ts";
import { selectionBlocks } from "../moments/selection-block.ts";
import { type SelectionCorrection, selectionCorrection } from "../moments/selection-correction.ts";
import { type MomentBlock, stackedMoments } from "../moments/stacked-moments.ts";
import { inverseOrNaN } from "../likelihood/information.ts";
import { noRecord } from "./no-record.ts";
import { parameterNames, poseProblem } from "./pose-problem.ts";
import { errorParameters, type RhoRule } from "./rho-rules.ts";
import { withSpread } from "./second-step-spread.ts";
import { selectedRows } from "./second-step.ts";
import { selectionHazard } from "./selection-hazard.ts";
import { switchingDefinition } from "./switching-definition.ts";
import { switchingTwoStepQuantitiesFor } from "./switching-quantities.ts";

/** The probit of the regime, and the regressions of both regimes with their hazards. */
export interface SwitchingSteps {
  readonly frame: Frame;
  readonly probit: { readonly problem: LikelihoodProblem<"index", "y">; readonly maximum: Maximum };
  readonly regimes: readonly [SelectionCorrection, SelectionCorrection];
}

/** Both steps on a sample without separation. */
export function switchingSteps(frame: Frame, options: MaximizeOptions = {}, start?: Float64Array): SwitchingSteps {
  const [data0, data1] = [regimeData(frame, 0), regimeData(frame, 1)];
  const posing = {
    problem: () => selectionProbit(data1),
    start: ({ size }: { size: number }) => start ?? new Float64Array(size),
  };
  const { problem, maximum } = screenedMaximum(frame, 0, "error", posing, options);
  const regimes = [secondStep(data0, 0, maximum.point), secondStep(data1, 1, maximum.point)] as const;
  return { frame, probit: { problem, maximum }, regimes };
}

/** A regime as a model of selection into it. */
export function regimeData(frame: Frame, regime: 0 | 1): SelectionData {
  const { rows, predictors, outcomes, weights } = poseProblem(switchingDefinition, frame).data;
  const constant = { columns: undefined };
  const outcome = `outcome${regime}` as const;
  return {
    rows,
    predictors: {
      selection: predictors.selection,
      outcome: predictors[outcome],
      lnSigma: constant,
      atanhRho: constant,
    },
    outcomes: { selected: outcomes.regime.map((d) => Number(d === regime)), outcome: outcomes[outcome] },
    weights,
  };
}

function secondStep(data: SelectionData, regime: 0 | 1, gamma: Float64Array): SelectionCorrection {
  const rows = selectedRows(data, gamma);
  const { selected, index } = rows;
  const hazard = selectionHazard(index, regime === 1 ? selected : selected.map((inIt) => 1 - inIt));
  const mills = hazard.map((value, i) => value * selected[i]!);
  if (areIndependent([...rows.X, mills], rows.weights)) return selectionCorrection({ ...rows, mills });
  throw new EstimandError(
    "under-identified",
    `In regime ${regime} the hazard of the first step is a combination of the columns of outcome${regime}: nothing tells the regime's ` +
      "selection from its outcome. Add to the selection equation a column that is not in the outcome's.",
    { role: `outcome${regime}` },
  );
}

/** What post-estimation knows of a switching regression in two steps: (γ, β₀, λ₀, β₁, λ₁, ln σ₀, ln σ₁) with their joint covariance. */
export function switchingTwoStepModel(steps: SwitchingSteps, rhoRule: RhoRule): FittedModel {
  const { frame, probit, regimes } = steps;
  const theta = probit.maximum.point;
  const first: MomentBlock = {
    size: theta.length,
    inverse: probit.maximum.inverse ?? inverseOrNaN(probit.maximum.hessian, theta.length),
    scores: (start, rows, out) => probit.problem.scores(theta, start, rows, out),
  };
  const errors = regimes.map(({ coefficients, sigma }) => errorParameters(coefficients.at(-1)!, sigma, rhoRule));
  const blocks = regimes.map((second, regime) => {
    const { sigma, rhoInCovariance: rho } = errors[regime]!;
    return selectionBlocks(second, frame.weights?.values, 0, { sigma, rho });
  });
  const sampled = stackedMoments([first, ...blocks.map((block) => block.sampled)]);
  const implied = stackedMoments([first, ...blocks.map((block) => block.implied)]);
  const predictors = stepPredictors(frame);
  const coefficients: FittedModel = {
    frame,
    theta: Float64Array.of(...theta, ...regimes.flatMap(({ coefficients }) => [...coefficients])),
    names: parameterNames(predictors, frame).map((name) => name.replace(/^lambda([01])$/, "outcome$1:lambda")),
    predictors,
    family: "likelihood",
    bread: sampled.bread,
    iid: { values: implied.iid, formula: "σᵣ²(W'W)⁻¹[W'(I-ρᵣ²Δ)W + Q](W'W)⁻¹ with W = [X, λ] of regime r, jointly" },
    scores: sampled.scores,
    hats: undefined,
    small: false,
    quantities: switchingTwoStepQuantitiesFor({
      outcome0: frame.equations[1]!.formula,
      outcome1: frame.equations[2]!.formula,
    }),
    refit(sample) {
      const again = switchingSteps(sample, {}, theta);
      return { model: switchingTwoStepModel(again, rhoRule), converged: again.probit.maximum.converged };
    },
    record: noRecord,
  };
  return regimes.reduce((model, second, regime) => {
    const { start } = predictors.find(({ name }) => name === `outcome${regime}`)!;
    return withSpread(model, { second, sigma: errors[regime]!.sigma, name: `lnSigma${regime}`, start });
  }, coefficients);
}

function stepPredictors({ equations }: Frame): FittedPredictor[] {
  const sizes = equations.map(({ regressors }) => regressors.names.length) as [number, number, number];
  const [selection, outcome0, outcome1] = sizes;
  const afterFirst = selection + outcome0;
  return [
    { name: "selection", equation: 0, start: 0, size: selection },
    { name: "outcome0", equation: 1, start: selection, size: outcome0 },
    { name: "lambda0", equation: undefined, start: afterFirst, size: 1 },
    { name: "outcome1", equation: 2, start: afterFirst + 1, size: outcome1 },
    { name: "lambda1", equation: undefined, start: afterFirst + 1 + outcome1, size: 1 },
  ];
}

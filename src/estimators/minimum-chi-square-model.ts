import type { FittedModel } from "../fit/model.ts";
import { blockColumns } from "../inference/score-blocks.ts";
import { indexQuantity } from "../likelihood/index-quantity.ts";
import { inverseOrNaN } from "../likelihood/information.ts";
import { maximize, type Maximum, type MaximizeOptions } from "../likelihood/maximize.ts";
import { kernels } from "../linalg/kernels.ts";
import { multiply, multiplyVector, quadraticForm, transpose } from "../linalg/matrix.ts";
import { controlFunctionBlock } from "../moments/control-function-block.ts";
import { reducedFormBlock } from "../moments/reduced-forms.ts";
import { type StackedMoments, stackedMoments } from "../moments/stacked-moments.ts";
import { type ControlFunctionSteps, controlFunctionSteps, type OutcomeModel } from "./control-function-steps.ts";
import { outcomeProblem, startOf } from "./control-function-steps.ts";
import { noRecord } from "./no-record.ts";

/** The outcome's likelihood on all instruments and the residuals, as it comes beside the control function. */
export interface ChiSquareSteps extends ControlFunctionSteps {
  readonly reduced: { readonly problem: ControlFunctionSteps["problem"]; readonly maximum: Maximum };
}

/** The steps of Newey's estimator. */
export function chiSquareSteps(
  model: OutcomeModel,
  frame: ControlFunctionSteps["frame"],
  options: MaximizeOptions = {},
): ChiSquareSteps {
  const steps = controlFunctionSteps(model, frame, options);
  const problem = outcomeProblem(model, frame, [...steps.forms.Z, ...steps.forms.residuals]);
  return { ...steps, reduced: { problem, maximum: maximize(problem, startOf(model, problem, frame), options) } };
}

/**
 * Newey's minimum chi-squared (AGLS) estimator. The outcome's index in terms of the instruments is z'α with α = D(Π)δ, D = [Π, I₁];
 * α̂ and λ̂ come from the outcome's likelihood on (z, v̂), and
 *
 *   δ̂ = (D'Ω⁻¹D)⁻¹ D'Ω⁻¹α̂,   Ω = [J⁻¹]_αα + (λ̂ - β̂)'Σ(λ̂ - β̂)·(Z'Z)⁻¹,   V(δ̂) = (D'Ω⁻¹D)⁻¹,
 *
 * J the information of the likelihood, β̂ the control function's coefficients of the endogenous columns, Σ the covariance of
 * their reduced forms' errors. Robust covariances come from the rows' contributions to α̂ - Π̂β.
 *
 * Source: Newey (1987), Journal of Econometrics 36, 231-250.
 */
export function chiSquareModel(outcome: OutcomeModel, steps: ChiSquareSteps): FittedModel {
  const { frame, forms, reduced } = steps;
  const auxiliary = controlFunctionBlock(reduced.problem, reduced.maximum.point, reduced.maximum.hessian, forms, 0);
  const stacked = stackedMoments([reducedFormBlock(forms), auxiliary]);
  const { names, columns } = frame.equations[0]!.regressors;
  const k = columns.length;
  const l = forms.Z.length;
  const D = structureOf(steps);
  const omega = weightOf(steps, auxiliary.inverse);
  const P = multiply(transpose(D, l, k), k, l, inverted(omega, l), l);
  const bread = inverted(multiply(P, k, l, D, k), k);
  const alpha = reduced.maximum.point.subarray(0, l);
  const theta = multiplyVector(bread, multiplyVector(P, alpha));
  const through = multiply(P, k, l, influenceOf(steps, theta, stacked), stacked.size);
  return {
    frame,
    theta,
    names,
    predictors: [{ name: "index", equation: 0, start: 0, size: k }],
    family: "likelihood",
    bread,
    breadWritten: "(D'Ω⁻¹D)⁻¹",
    iid: { values: bread, formula: "(D'Ω⁻¹D)⁻¹ (Newey)" },
    scores(start, rows, out) {
      const steps = blockColumns(stacked.size, rows);
      stacked.scores(start, rows, steps);
      for (let j = 0; j < k; j++) kernels.linear(steps, through, j * stacked.size, 0, rows, out[j]!.fill(0, 0, rows));
    },
    hats: undefined,
    small: false,
    quantities: { index: indexQuantity },
    refit: (sample) => {
      const again = chiSquareSteps(outcome, sample);
      const converged = again.maximum.converged && again.reduced.maximum.converged;
      return { model: chiSquareModel(outcome, again), converged };
    },
    record: noRecord,
  };
}

/** Positions of the endogenous columns among the regressors. */
function endogenousPositions({ frame }: ControlFunctionSteps): number[] {
  const { regressors, endogenous } = frame.equations[0]!;
  return endogenous.map((name) => regressors.names.indexOf(name));
}

/** D: instruments × regressors. */
function structureOf(steps: ControlFunctionSteps): Float64Array {
  const { frame, forms } = steps;
  const k = frame.equations[0]!.regressors.columns.length;
  const l = forms.Z.length;
  const D = new Float64Array(l * k);
  const endogenous = endogenousPositions(steps);
  let exogenous = 0;
  for (let c = 0; c < k; c++) {
    const j = endogenous.indexOf(c);
    if (j < 0) D[exogenous++ * k + c] = 1;
    else for (let z = 0; z < l; z++) D[z * k + c] = forms.coefficients[j * l + z]!;
  }
  return D;
}

/** Ω. */
function weightOf(steps: ChiSquareSteps, inverse: Float64Array): Float64Array {
  const { forms, maximum, reduced } = steps;
  const l = forms.Z.length;
  const size = reduced.problem.size;
  const distance = Float64Array.from(
    endogenousPositions(steps),
    (position, j) => reduced.maximum.point[l + j]! - maximum.point[position]!,
  );
  const scale = quadraticForm(distance, forms.sigma, distance.length);
  return Float64Array.from({ length: l * l }, (_, at) => {
    const [i, j] = [Math.floor(at / l), at % l];
    return inverse[i * size + j]! + scale * forms.inverse[at]!;
  });
}

/** α̂ - Π̂β by the stacked equations of both steps: instruments × equations. */
function influenceOf(steps: ChiSquareSteps, theta: Float64Array, { bread, size }: StackedMoments): Float64Array {
  const { forms } = steps;
  const [l, m] = [forms.Z.length, forms.residuals.length];
  const out = new Float64Array(l * size);
  for (let i = 0; i < l; i++) {
    out.set(bread.subarray((l * m + i) * size, (l * m + i + 1) * size), i * size);
    for (const [j, position] of endogenousPositions(steps).entries()) {
      for (let z = 0; z < l; z++) out[i * size + j * l + z]! -= theta[position]! * forms.inverse[i * l + z]!;
    }
  }
  return out;
}

function inverted(matrix: Float64Array, k: number): Float64Array {
  return inverseOrNaN(
    matrix.map((value) => -value),
    k,
  );
}

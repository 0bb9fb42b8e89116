import type { FittedModel, FittedPredictor } from "../fit/model.ts";
import type { Frame } from "../formula/frame-types.ts";
import type { Quantity } from "../likelihood/likelihood.ts";
import { controlFunctionBlock } from "../moments/control-function-block.ts";
import { errorSpread, errorSpreadBlock } from "../moments/error-spread.ts";
import { probitLikelihood } from "../likelihood/probit-likelihood.ts";
import { type ResidualNodes, residualNodes } from "../moments/residual-nodes.ts";
import { reducedFormBlock } from "../moments/reduced-forms.ts";
import { stackedMoments } from "../moments/stacked-moments.ts";
import { instrumentedNames } from "./control-function-names.ts";
import { type ControlFunctionSteps, controlFunctionSteps, type OutcomeModel } from "./control-function-steps.ts";
import { noRecord } from "./no-record.ts";
import { parameterNames } from "./pose-problem.ts";
import { overResiduals } from "./residual-average.ts";
import { structuralQuantities } from "./structural-quantity.ts";

/**
 * What post-estimation knows of a control function: the outcome's parameters with the coefficients of the residuals, the
 * reduced forms, and the spread of their errors, with the covariance of them all from the stacked moments of both steps.
 *
 * @param quantities of the outcome's model, as functions of its own index: they are averaged over the columns' errors
 */
export function controlFunctionModel(
  outcome: OutcomeModel & { readonly quantities: Readonly<Record<string, Quantity>> },
  steps: ControlFunctionSteps,
): FittedModel {
  const names = instrumentedNames(steps.frame);
  const binary = outcome.likelihood === probitLikelihood;
  const { frame, forms, problem, maximum } = steps;
  const blocks = [
    reducedFormBlock(forms),
    errorSpreadBlock(forms),
    controlFunctionBlock(problem, maximum.point, maximum.hessian, forms, 0),
  ];
  const stacked = stackedMoments(blocks, [2, 0, 1]);
  const predictors = stepPredictors(frame, problem.likelihood.predictors.slice(1));
  return {
    frame,
    theta: Float64Array.of(...maximum.point, ...forms.coefficients, ...errorSpread(forms)),
    names: parameterNames(predictors, frame),
    predictors,
    family: "likelihood",
    bread: stacked.bread,
    iid: {
      values: stacked.iid,
      formula: "G diag(V) G', V of each step by itself, G the derivatives through the steps",
    },
    scores: stacked.scores,
    hats: undefined,
    small: false,
    quantities: {
      ...structuralQuantities(outcome.quantities, names, problem.ranges.length > 1),
      ...(binary ? overResiduals(() => nodesOf(steps), names) : {}),
    },
    refit: (sample) => {
      const again = controlFunctionSteps(outcome, sample);
      return { model: controlFunctionModel(outcome, again), converged: again.maximum.converged };
    },
    record: noRecord,
  };
}

const known = new WeakMap<ControlFunctionSteps, ResidualNodes>();

/** The distribution of the residuals of one endogenous column: made when first asked for. */
export function nodesOf(steps: ControlFunctionSteps): ResidualNodes {
  const { residuals, weights } = steps.forms;
  const nodes = known.get(steps) ?? residualNodes(residuals[0]!, weights);
  known.set(steps, nodes);
  return nodes;
}

/** The outcome's index, the residuals' coefficients, its ancillary parameters, the reduced forms, the spread of their errors. */
function stepPredictors(frame: Frame, ancillary: readonly string[]): FittedPredictor[] {
  const { residuals, columns, lnSigmas, amongForms } = instrumentedNames(frame);
  const constant = (name: string) => ({ name, equation: undefined, size: 1 });
  const inOrder = [
    { name: "index", equation: 0, size: frame.equations[0]!.regressors.names.length },
    ...[...residuals, ...ancillary].map(constant),
    ...columns.map((name, j) => ({ name, equation: j + 1, size: frame.equations[j + 1]!.regressors.names.length })),
    ...[...lnSigmas, ...amongForms].map(constant),
  ];
  let start = 0;
  return inOrder.map((predictor) => {
    const placed = { ...predictor, start };
    start += predictor.size;
    return placed;
  });
}

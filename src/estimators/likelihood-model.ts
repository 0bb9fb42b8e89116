import type { Fit } from "../fit/fit.ts";
import { screenedMaximum } from "../diagnostics/screened-maximum.ts";
import type { ChosenCovariance, FittedModel, Refitted } from "../fit/model.ts";
import type { Frame } from "../formula/frame-types.ts";
import { keepRoot } from "../inference/covariance-root.ts";
import { rememberRoot } from "../inference/remembered-root.ts";
import { robustMeat } from "../inference/robust-meat.ts";
import { steadyModel } from "../inference/steady-model.ts";
import { type ExpectedInverse, expectedInverse } from "../likelihood/expected-inverse.ts";
import { inverseOrNaN } from "../likelihood/information.ts";
import { leverages } from "../likelihood/leverages.ts";
import { maximize } from "../likelihood/maximize.ts";
import { sandwich } from "../linalg/matrix.ts";
import type { Information, LikelihoodDefinition, LikelihoodEstimate, OwnFields } from "./likelihood-definition.ts";
import { noRecord } from "./no-record.ts";
import { oneBinaryOutcome } from "./one-binary-outcome.ts";
import { fittedPredictors, parameterNames, poseProblem } from "./pose-problem.ts";

const formulas: Readonly<Record<Information, string>> = {
  observed: "(−H)⁻¹",
  expected: "E[−H]⁻¹",
  opg: "(Σ sᵢsᵢ')⁻¹",
};

/**
 * What post-estimation knows of a likelihood fit. The bread is the inverse of the observed (or expected) information;
 * where that is not positive definite every entry is NaN, since there is no covariance.
 *
 * @param record makes the printed record for a covariance of this model
 * @param conventions whose conventions it follows, and how it would be under those of others
 */
export function likelihoodModel<P extends string, Y extends string, Own extends OwnFields>(
  definition: LikelihoodDefinition<P, Y, Own>,
  estimate: LikelihoodEstimate<P, Y>,
  information: Information,
  record: (model: FittedModel, covariance: ChosenCovariance) => Fit,
  conventions: Pick<FittedModel, "like" | "restated"> = {},
): FittedModel {
  const { frame, problem, maximum } = estimate;
  const predictors = fittedPredictors(definition, problem);
  const theta = maximum.point;
  const expected = lazy(() => expectedInverse(problem, maximum));
  const observed = maximum.inverse ?? inverseOrNaN(maximum.hessian, problem.size);
  const bread = information === "expected" ? expected().inverse : observed;
  const root = maximum.root && (information === "expected" ? expected().root : maximum.root);
  if (root !== undefined) rememberRoot(bread, () => root);
  const partial = {
    frame,
    theta,
    names: parameterNames(predictors, frame),
    predictors,
    family: "likelihood" as const,
    problem,
    bread,
    ...(root === undefined ? {} : { breadRoot: root }),
    scores: (start: number, rows: number, out: readonly Float64Array[]) => problem.scores(theta, start, rows, out),
    hats: hatsOf(estimate, expected),
    small: false,
    ...(problem.reposed === undefined ? {} : unitsOf(definition)),
    ...conventions,
    quantities: definition.quantities,
    refit: (sample: Frame) => refitted(definition, estimate, information, sample),
  };
  const model: FittedModel = {
    ...partial,
    iid: { values: bread, formula: formulas[information] },
    record: (covariance) => record(model, covariance),
  };
  if (information !== "opg") return model;
  const opg: FittedModel = {
    ...partial,
    iid: { values: inverseOfMeat(model), formula: formulas.opg },
    record: (covariance) => record(opg, covariance),
  };
  return opg;
}

/** (Σ ss')⁻¹, in coordinates where columns nearly collinear do no harm: M⁻¹ = C(C'MC)⁻¹C'. */
function inverseOfMeat(model: FittedModel): Float64Array {
  const k = model.theta.length;
  const steady = steadyModel(model);
  const inner = inverseOrNaN(
    robustMeat(steady, 0).map((x) => -x),
    k,
  );
  if (steady === model) return inner;
  const values = sandwich(steady.bread, inner, k);
  keepRoot(values, steady.bread, inner);
  return values;
}

/** The model on another sample of the same design, searched from the estimate on; separation there is a fault. */
function refitted<P extends string, Y extends string, Own extends OwnFields>(
  definition: LikelihoodDefinition<P, Y, Own>,
  { maximum: found }: LikelihoodEstimate<P, Y>,
  information: Information,
  frame: Frame,
): Refitted {
  const { problem, maximum } = definition.again?.(frame) ?? searchedAgain(definition, found.point, frame);
  const converged = maximum.converged && (definition.isInterior?.(maximum.point) ?? true);
  const model = likelihoodModel(definition, { frame, problem, maximum, warnings: [] }, information, noRecord);
  return { model, converged };
}

function searchedAgain<P extends string, Y extends string, Own extends OwnFields>(
  definition: LikelihoodDefinition<P, Y, Own>,
  start: Float64Array,
  frame: Frame,
): Pick<LikelihoodEstimate<P, Y>, "problem" | "maximum"> {
  const posing = { problem: (sample: Frame) => poseProblem(definition, sample), start: () => start };
  if (oneBinaryOutcome(definition.equations)) return screenedMaximum(frame, 0, "error", posing, {});
  const problem = posing.problem(frame);
  return { problem, maximum: maximize(problem, start) };
}

/** Panels integrate over units: these, and not rows, are independent. */
function unitsOf({ panel }: { readonly panel?: string }): Pick<FittedModel, "units"> {
  return panel === undefined ? {} : { units: panel };
}

/** Leverages as of a generalized linear model; computed when first asked for. */
function hatsOf(estimate: LikelihoodEstimate, expected: () => ExpectedInverse): FittedModel["hats"] {
  const { problem, frame, maximum } = estimate;
  if (problem.likelihood.expected === undefined || problem.likelihood.predictors.length !== 1) return undefined;
  const hats = lazy(() => leverages(problem, maximum.point, expected().root, frame.weights?.kind === "frequency"));
  return (start, rows, out) => hats()(start, rows, out);
}

function lazy<T>(compute: () => T): () => T {
  let known: { readonly value: T } | undefined;
  return () => {
    known ??= { value: compute() };
    return known.value;
  };
}

import { incidentalParameters, unreliableCorrection } from "../diagnostics/incidental-parameters.ts";
import type { SeparationMode } from "../diagnostics/separation.ts";
import type { Warning } from "../fit/fit.ts";
import type { Frame } from "../formula/frame-types.ts";
import type { Columns } from "../linalg/kernels.ts";
import { leastSquares } from "../linalg/least-squares.ts";
import {
  type AbsorbedMaximum,
  absorbedMaximum,
  type AbsorbedOptions,
  type AbsorbedProblem,
  curvatureWeights,
  rowTerms,
} from "../likelihood/absorbed-maximum.ts";
import { scoreBias } from "../likelihood/incidental-bias.ts";
import { multiplyVector } from "../linalg/matrix.ts";
import { meanOf } from "./absorbed-mean.ts";
import type { LikelihoodDefinition } from "./likelihood-definition.ts";
import { watchedAbsorbed } from "./watched-absorbed.ts";

/** A maximum over coefficients and absorbed effects, corrected for the effects' bias where asked. */
export interface AbsorbedEstimate {
  readonly frame: Frame;
  readonly problem: AbsorbedProblem;
  readonly maximum: AbsorbedMaximum;
  readonly choices: AbsorbedChoices;
  readonly warnings: readonly Warning[];
}

/** What a fit with absorbed effects is asked for. */
export interface AbsorbedChoices {
  /** Whether the coefficients are to be freed of the effects' bias. */
  readonly corrected: boolean;
  readonly separation: SeparationMode;
}

type Definition = LikelihoodDefinition<string, string>;

/** What the effects leave of the columns under the weights of a curvature, and (X̃'WX̃)⁻¹. */
export interface SweptColumns {
  readonly weights: Float64Array;
  readonly columns: Columns;
  readonly inverse: Float64Array;
}

/**
 * Estimates in a sample without levels that say nothing, watched for separation.
 *
 * @throws EstimandError "complete-separation", "quasi-separation"
 */
export function absorbedEstimate(
  definition: Definition,
  whole: Frame,
  choices: AbsorbedChoices,
  options: AbsorbedOptions,
): AbsorbedEstimate {
  const { frame, problem, maximum: found, warnings } = watchedAbsorbed(definition, whole, choices.separation, options);
  if (choices.corrected) {
    const { maximum, doubts } = withoutBias(definition, frame, problem, found, options);
    return { frame, problem, maximum, choices, warnings: [...warnings, ...doubts] };
  }
  const biased = definition.absorbs!.binary === undefined ? [] : incidentalParameters(frame);
  return { frame, problem, maximum: found, choices, warnings: [...warnings, ...biased] };
}

/** X̃ and (X̃'WX̃)⁻¹ at η. */
export function sweptColumns(
  problem: AbsorbedProblem,
  eta: Float64Array,
  curvature: "observed" | "expected",
): SweptColumns {
  const weights = curvatureWeights(problem, rowTerms(problem, eta, curvature));
  const columns = problem.demeaner.reweighted(weights).demeanAll(problem.columns);
  const { inverse } = leastSquares(columns, eta, { weights });
  return { weights, columns, inverse };
}

/** The coefficients less their bias, the effects that go with them, and whether to believe it. */
function withoutBias(
  definition: Definition,
  frame: Frame,
  problem: AbsorbedProblem,
  found: AbsorbedMaximum,
  options: AbsorbedOptions,
): { readonly maximum: AbsorbedMaximum; readonly doubts: readonly Warning[] } {
  const { weights, columns, inverse } = sweptColumns(problem, found.eta, "expected");
  const mean = meanOf(definition, found.eta);
  const bend = weights.map((weight, i) => (weight * mean.second[i]!) / mean.first[i]!);
  const bias = multiplyVector(inverse, scoreBias(columns, bend, weights, frame.absorbed!.effects));
  const coefficients = found.coefficients.map((value, j) => value + bias[j]!);
  const offset = found.eta.map((_, i) => problem.offset?.[i] ?? 0);
  problem.columns.forEach((column, j) => {
    for (let i = 0; i < offset.length; i++) offset[i]! += column[i]! * coefficients[j]!;
  });
  const again = absorbedMaximum({ ...problem, columns: [], offset }, found.eta, options);
  const k = coefficients.length;
  const changes = frame.equations[0]!.regressors.names.map((name, j) => ({
    name,
    before: found.coefficients[j]!,
    after: coefficients[j]!,
    se: Math.sqrt(inverse[j * (k + 1)]!),
  }));
  const converged = found.converged && again.converged;
  return {
    maximum: { ...again, coefficients, iterations: found.iterations, converged },
    doubts: unreliableCorrection(frame, changes),
  };
}

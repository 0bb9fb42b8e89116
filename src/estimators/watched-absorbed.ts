import { makeDemeaner } from "../absorb/demeaner.ts";
import { withoutAbsorbedSeparation } from "../diagnostics/absorbed-separation.ts";
import type { SeparationMode } from "../diagnostics/separation.ts";
import { SeparationWatch } from "../diagnostics/separation-watch.ts";
import type { Warning } from "../fit/fit.ts";
import type { Frame } from "../formula/frame-types.ts";
import {
  type AbsorbedMaximum,
  absorbedMaximum,
  type AbsorbedOptions,
  type AbsorbedProblem,
} from "../likelihood/absorbed-maximum.ts";
import type { LikelihoodDefinition } from "./likelihood-definition.ts";

type Definition = LikelihoodDefinition<string, string>;

/** A maximum over coefficients and effects, with the sample that it is of. */
export interface WatchedAbsorbed {
  readonly frame: Frame;
  readonly problem: AbsorbedProblem;
  readonly maximum: AbsorbedMaximum;
  readonly warnings: readonly Warning[];
}

/**
 * A search that is interrupted at the first mark of separation: then the certificate is asked for. Without one the search
 * goes on, else it starts anew on what is left of the sample. Healthy data cost nothing more than the search.
 */
export function watchedAbsorbed(
  definition: Definition,
  whole: Frame,
  separation: SeparationMode,
  options: AbsorbedOptions,
): WatchedAbsorbed {
  const { side } = definition.absorbs!;
  const problem = problemOf(definition, whole);
  const watch = new SeparationWatch();
  const first = absorbedMaximum(problem, startOf(definition, whole), {
    ...options,
    onIteration: (at) => watch.onIteration(at) ?? options.onIteration?.(at),
  });
  if (first.converged) return { frame: whole, problem, maximum: first, warnings: [] };
  const { frame, warnings } = withoutAbsorbedSeparation(whole, side, separation);
  if (frame === whole) return { frame, problem, maximum: absorbedMaximum(problem, first.eta, options), warnings };
  const rest = problemOf(definition, frame);
  return { frame, problem: rest, maximum: absorbedMaximum(rest, startOf(definition, frame), options), warnings };
}

function problemOf(definition: Definition, frame: Frame): AbsorbedProblem {
  const { regressors, offset } = frame.equations[0]!;
  const weights = frame.weights?.values;
  return {
    likelihood: definition.likelihood,
    outcomes: definition.outcomes(frame),
    demeaner: makeDemeaner(frame.absorbed!.effects, weights),
    columns: regressors.columns,
    offset,
    weights,
  };
}

/** The predictor of each row, as its outcome alone suggests it. */
function startOf({ absorbs }: Definition, { equations }: Frame): Float64Array {
  const { outcome } = equations[0]!;
  const mean = outcome.reduce((sum, y) => sum + y, 0) / outcome.length;
  return outcome.map((y) => absorbs!.start(y, mean));
}

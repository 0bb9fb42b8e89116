import type { Warning } from "../fit/fit.ts";
import type { Frame } from "../formula/frame-types.ts";
import { maximize, type Maximum, type MaximizeOptions } from "../likelihood/maximize.ts";
import type { LikelihoodProblem } from "../likelihood/problem.ts";
import type { Screened } from "./separation.ts";
import { SeparationWatch } from "./separation-watch.ts";

/** A problem on a sample: for the sample as it is, and for it without what is separated. */
export interface Posing<P extends string, Y extends string> {
  /** Whether firth has a penalized estimate of the model. */
  readonly penalizable?: true;
  problem(frame: Frame): LikelihoodProblem<P, Y>;
  start(problem: LikelihoodProblem<P, Y>, frame: Frame): Float64Array;
}

/** A maximum with the sample that it is of. */
export interface WatchedMaximum<P extends string, Y extends string> {
  readonly frame: Frame;
  readonly problem: LikelihoodProblem<P, Y>;
  readonly maximum: Maximum;
  readonly warnings: readonly Warning[];
}

/**
 * A search that is interrupted at the first mark of an infinite coefficient: then the certificate is asked for. Without one
 * the search goes on, else it starts anew on what is left of the sample. Healthy data cost nothing more than the search.
 *
 * @param certificate refuses the sample, or gives what is left of it and what is to be told
 */
export function watchedMaximum<P extends string, Y extends string>(
  whole: Frame,
  posing: Posing<P, Y>,
  options: MaximizeOptions,
  certificate: () => Screened,
): WatchedMaximum<P, Y> {
  const problem = posing.problem(whole);
  const watch = new SeparationWatch();
  const first = maximize(problem, posing.start(problem, whole), {
    ...options,
    onIteration: (at) => {
      const wanted = options.onIteration?.(at);
      return watch.onIteration(at) ?? wanted;
    },
  });
  if (first.converged) return { frame: whole, problem, maximum: first, warnings: [] };
  const { frame, warnings } = certificate();
  const same = frame === whole;
  const rest = same ? problem : posing.problem(frame);
  const start = same && first.value > Number.NEGATIVE_INFINITY ? first.point : posing.start(rest, frame);
  return { frame, problem: rest, maximum: maximize(rest, start, options), warnings };
}

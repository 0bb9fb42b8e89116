import type { Warning } from "../fit/fit.ts";
import type { Frame } from "../formula/frame-types.ts";
import { maximize, type Maximum, type MaximizeOptions } from "../likelihood/maximize.ts";
import type { LikelihoodProblem } from "../likelihood/problem.ts";
import { refinedMaximum } from "../likelihood/refined-maximum.ts";
import { type SeparationMode, withoutSeparation } from "./separation.ts";
import { SeparationWatch } from "./separation-watch.ts";

/** A problem on a sample: for the sample as it is, and for it without what is separated. */
export interface Posing<P extends string, Y extends string> {
  problem(frame: Frame): LikelihoodProblem<P, Y>;
  start(problem: LikelihoodProblem<P, Y>, frame: Frame): Float64Array;
}

export interface ScreenedMaximum<P extends string, Y extends string> {
  readonly frame: Frame;
  readonly problem: LikelihoodProblem<P, Y>;
  readonly maximum: Maximum;
  readonly warnings: readonly Warning[];
}

/**
 * Maximises the likelihood of a 0/1 outcome. Healthy data cost nothing more than the search; at the first mark of
 * separation the search is interrupted and the certificate asked for: without separation the search goes on, else it
 * starts anew on what is left of the sample.
 *
 * @param equation position of the 0/1 equation in the frame
 * @throws EstimandError "complete-separation", "quasi-separation"
 */
export function screenedMaximum<P extends string, Y extends string>(
  frame: Frame,
  equation: number,
  mode: SeparationMode,
  posing: Posing<P, Y>,
  options: MaximizeOptions,
): ScreenedMaximum<P, Y> {
  const problem = posing.problem(frame);
  const watch = new SeparationWatch();
  const first = maximize(problem, posing.start(problem, frame), {
    ...options,
    onIteration: (at) => {
      const wanted = options.onIteration?.(at);
      return watch.onIteration(at) ?? wanted;
    },
  });
  if (first.converged) return { frame, problem, maximum: refinedMaximum(problem, first, options), warnings: [] };
  const screened = withoutSeparation(frame, equation, mode);
  const same = screened.frame === frame;
  const rest = same ? problem : posing.problem(screened.frame);
  const start = same && first.value > Number.NEGATIVE_INFINITY ? first.point : posing.start(rest, screened.frame);
  const maximum = refinedMaximum(rest, maximize(rest, start, options), options);
  return { frame: screened.frame, problem: rest, maximum, warnings: screened.warnings };
}

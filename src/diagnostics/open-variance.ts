import type { Warning } from "../fit/fit.ts";
import type { Frame } from "../formula/frame-types.ts";
import { fixedAt, heldMaximum, ofHeld } from "../likelihood/held-maximum.ts";
import { type Maximum, maximize } from "../likelihood/maximize.ts";
import { varianceSentence } from "./variance-sentence.ts";
import { type HetProblem, type VarianceSeparation, valuesOf, varianceSeparation } from "./variance-separation.ts";
import { atInfinity } from "./variance-warnings.ts";

/** ln of index/σ where σ is infinite: Pr is ½ to 12 digits. */
const none = -27;
/** And where σ is 0: Pr is 0 or 1 to the last digit. */
const certain = 4;
/** No ln σ is brought further than this. */
const farthest = 300;

/**
 * The maximum of a heteroskedastic probit whose σ is best infinite in some rows: 1/σ is at the bound of its range, 0, as the
 * variance of effects or counts may be. The coefficients go as far as the likelihood changes; one for each combination that runs off is held
 * there, with a row and a column of zeros in the covariance, which is that of the others given it.
 */
export function openVariance(
  frame: Frame,
  problem: HetProblem,
  maximum: Maximum,
  found: VarianceSeparation,
): { readonly maximum: Maximum; readonly warnings: readonly Warning[] } {
  const held: number[] = [];
  const warnings: Warning[] = [];
  let at = maximum;
  for (let next: VarianceSeparation | undefined = found; next !== undefined; ) {
    const far = next.direction.reduce((most, each) => Math.max(most, Math.abs(each)), 0);
    held.push(next.direction.findLastIndex((each) => Math.abs(each) === far));
    warnings.push(atInfinity(varianceSentence(frame, next), next));
    at = atEnd(problem, at, next, held);
    next = varianceSeparation(problem, at, held);
  }
  return { maximum: at, warnings };
}

/** The maximum over the other parameters, at the end of a combination. */
function atEnd(problem: HetProblem, from: Maximum, found: VarianceSeparation, columns: readonly number[]): Maximum {
  const k = problem.size;
  const held = columns.map((column) => problem.ranges[1]!.start + column);
  const fixed = fixedAt(held, k);
  const run = maximize(problem, moved(problem, from.point, found), { fixed });
  const ended = run.value >= from.value - 1e-6 ? run : from;
  const end = heldMaximum(problem, ended.point, held);
  const isHeld = ofHeld(held, k);
  return {
    ...end,
    inverse: end.inverse!.map((value, at) => (isHeld(at) ? 0 : value)),
    converged: ended.converged,
    ending: ended.ending,
    iterations: from.iterations + run.iterations,
  };
}

/** Along the combination until its end; in the rows where nothing changes index/σ stays as it is. */
function moved({ data, ranges }: HetProblem, point: Float64Array, found: VarianceSeparation): Float64Array {
  const { index, lnSigma } = data.predictors;
  const { direction, border, open, sure } = found;
  const split = ranges[1]!.start;
  const fitted = valuesOf(index, point.subarray(0, split), data.rows);
  const logs = valuesOf(lnSigma, point.subarray(split), data.rows);
  const beyond = valuesOf({ columns: lnSigma.columns }, direction, data.rows).map((value) => value - border);
  let [steps, furthest] = [0, 0];
  for (let i = 0; i < data.rows; i++) {
    if (open[i] === 0 && sure[i] === 0) continue;
    const gap = Math.log(Math.abs(fitted[i]!)) - logs[i]! - (open[i] === 1 ? none : certain);
    steps = Math.max(steps, gap / beyond[i]!);
    furthest = Math.max(furthest, Math.abs(beyond[i]!));
  }
  if (!(steps * furthest < farthest) || (border !== 0 && index.offset !== undefined)) return point;
  const unit = Math.exp(steps * border);
  return point.map((value, j) => (j < split ? value * unit : value + steps * direction[j - split]!));
}

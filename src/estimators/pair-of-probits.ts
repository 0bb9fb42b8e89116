import type { SeparationMode } from "../diagnostics/separation.ts";
import type { Warning } from "../fit/fit.ts";
import type { Frame } from "../formula/frame-types.ts";
import type { Maximum } from "../likelihood/maximize.ts";
import { equationProbit } from "./equation-probit.ts";

/** The probits of a frame's two equations by themselves, on the sample in which neither is separated. */
export interface PairOfProbits {
  readonly frame: Frame;
  readonly first: Maximum;
  readonly second: Maximum;
  readonly warnings: readonly Warning[];
}

/**
 * Fits both equations by themselves, each screened on the rows that count in it, until neither takes anything more out of the
 * sample.
 *
 * @throws EstimandError "complete-separation", "quasi-separation"
 */
export function pairOfProbits(whole: Frame, mode: SeparationMode): PairOfProbits {
  const warnings: Warning[] = [];
  for (let frame = whole; ; ) {
    const first = equationProbit(frame, 0, mode);
    const second = equationProbit(first.frame, 1, mode);
    warnings.push(...first.warnings, ...second.warnings);
    if (second.frame === frame) return { frame, first: first.maximum, second: second.maximum, warnings };
    frame = second.frame;
  }
}

import type { Frame } from "../formula/frame-types.ts";
import type { MaximizeOptions } from "../likelihood/maximize.ts";
import { type SeparationMode, withoutSeparation } from "./separation.ts";
import { type Posing, type WatchedMaximum, watchedMaximum } from "./watched-maximum.ts";

export type ScreenedMaximum<P extends string, Y extends string> = WatchedMaximum<P, Y>;

/**
 * Maximises the likelihood of a 0/1 outcome, watched for separation.
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
  return watchedMaximum(frame, posing, options, () => withoutSeparation(frame, equation, mode, posing.penalizable));
}

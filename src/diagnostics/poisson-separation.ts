import type { Frame } from "../formula/frame-types.ts";
import { withoutOneSidedSeparation } from "./one-sided-separation.ts";
import type { Screened, SeparationMode } from "./separation.ts";

/**
 * Takes separation out of the sample of a Poisson regression: rows with y = 0 whose mean may fall to 0 while no row with y > 0
 * objects.
 *
 * @throws EstimandError "quasi-separation" with mode "error"
 */
export function withoutPoissonSeparation(frame: Frame, mode: SeparationMode): Screened {
  const sides = Int8Array.from(frame.equations[0]!.outcome, (y) => (y > 0 ? 0 : -1));
  return withoutOneSidedSeparation(frame, sides, mode, { below: "0", above: "0" });
}

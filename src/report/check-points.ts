import { EstimandError } from "../errors.ts";

/**
 * Refuses what there is nothing to draw from.
 *
 * @param points what should be a list with something in it
 * @param called the function that was called
 * @param wanted what it takes: "a fit with a profile, as heckman makes it by maximum likelihood"
 * @throws EstimandError "nothing-to-draw"
 */
export function checkPoints(points: unknown, called: string, wanted: string): void {
  const length = (points as ArrayLike<unknown> | null | undefined)?.length;
  if (typeof points === "object" && typeof length === "number" && length > 0) return;
  throw new EstimandError("nothing-to-draw", `${called} draws ${wanted}, and there is none in what it was given.`, {
    called,
  });
}

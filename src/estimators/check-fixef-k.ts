import { EstimandError } from "../errors.ts";
import type { FixefK } from "../formula/frame-types.ts";

const known: readonly string[] = ["nonnested", "full", "none"] satisfies FixefK[];

/**
 * Refuses a word for the counting of effects that means nothing.
 *
 * @throws EstimandError "bad-option"
 */
export function checkFixefK(fixefK: unknown): void {
  if (fixefK === undefined || known.includes(fixefK as string)) return;
  throw new EstimandError("bad-option", `fixefK is ${JSON.stringify(fixefK)}: use "nonnested", "full" or "none".`, {
    option: "fixefK",
    known,
  });
}

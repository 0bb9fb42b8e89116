import type { Way } from "../absorb/way.ts";
import type { AbsorbedEffect, Frame } from "../formula/frame-types.ts";
import { isNested } from "./counted-k.ts";

/**
 * The first absorbed effect with levels in several clusters; undefined where each level lies in one. Then the dummies of a
 * cluster are orthogonal to its residuals and to what they leave of its regressors, so that its leverage is that of the latter
 * alone.
 */
export function crossingEffect({ absorbed }: Frame, cluster: Way): AbsorbedEffect | undefined {
  return absorbed?.effects.find((effect) => !isNested(effect, [cluster]));
}

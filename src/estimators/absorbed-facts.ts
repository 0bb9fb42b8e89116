import type { AbsorbedFacts } from "../fit/fit.ts";
import { occupied } from "../absorb/effect-degrees.ts";
import type { Absorbed } from "../formula/frame-types.ts";

/** What a fit says of its absorbed effects. */
export function absorbedFacts({ effects, degrees, fixefK }: Absorbed): AbsorbedFacts {
  return {
    levels: Object.fromEntries(effects.map((effect) => [effect.name, occupied(effect)])),
    coefficients: degrees,
    fixefK,
  };
}

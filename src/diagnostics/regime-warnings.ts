import type { Warning } from "../fit/fit.ts";
import { type Place, shapeWarnings } from "./correlation-warnings.ts";
import { isInside } from "./regime-maximum.ts";
import { correlationsOf, type RegimePoint } from "./regime-profile.ts";
import type { RegimeMaxima } from "./regime-search.ts";

export const regimeSymbols = ["ρ₀", "ρ₁"] as const;

/** Says so when the likelihood of a switching regression has other local maxima, or does not exclude ρ₀ or ρ₁ = ±1. */
export function regimeWarnings({ maximum, maxima, boundary, independent, along }: RegimeMaxima): Warning[] {
  const best = isInside(maximum.point) ? placeOf({ theta: maximum.point, logLik: maximum.value }) : undefined;
  return shapeWarnings({
    symbols: regimeSymbols,
    best,
    maxima: maxima.map(placeOf),
    boundary: boundary && placeOf(boundary),
    independent: placeOf(independent),
    rhoSets: along.map(({ rhoSet }) => rhoSet),
  });
}

function placeOf({ theta, logLik }: RegimePoint): Place {
  return { rho: correlationsOf(theta), logLik };
}

import type { Warning } from "../fit/fit.ts";
import { beyond, isInside } from "./regime-maximum.ts";
import { type Correlations, correlationsOf, farthest, type RegimePoint } from "./regime-profile.ts";
import type { RegimeMaxima } from "./regime-search.ts";
import { interiorLimit } from "./rho-maxima.ts";

export const regimeSymbols = ["ρ₀", "ρ₁"] as const;

/** Both correlations and the log-likelihood there. */
interface RegimePlace {
  readonly rho: Correlations;
  readonly logLik: number;
}

const inside = `|ρ₀| and |ρ₁| <= ${interiorLimit}`;

/** Says so when the likelihood of a switching regression has other local maxima, or does not exclude ρ₀ or ρ₁ = ±1. */
export function regimeWarnings(maxima: RegimeMaxima): Warning[] {
  return [...severalMaxima(maxima), ...boundary(maxima)];
}

function severalMaxima({ maximum, maxima }: RegimeMaxima): Warning[] {
  if (!isInside(maximum.point)) return [];
  const at = placeOf({ theta: maximum.point, logLik: maximum.value });
  const others = maxima.map(placeOf).filter(({ rho }) => rho.some((each, r) => Math.abs(each - at.rho[r]!) > 1e-6));
  if (others.length === 0) return [];
  const message =
    `The log-likelihood has ${others.length + 1} local maxima with ${inside}. Returned is the highest, at ${told(at)}; the ` +
    `${others.length === 1 ? "other is" : "others are"} at ${others.map(told).join(", ")}.`;
  return [{ code: "several-maxima", message, returned: at, others }];
}

function boundary({ maximum, maxima, boundary: end, independent, interior }: RegimeMaxima): Warning[] {
  if (end === undefined) return [];
  const held = beyond(end.theta);
  const place = placeOf(end);
  const names = held.map((regime) => regimeSymbols[regime]).join(" and ");
  const limits = held
    .map((regime) => `${regimeSymbols[regime]} = ${place.rho[regime]! < 0 ? "-1" : "1"}`)
    .join(" and ");
  const meaning =
    `At ${limits} one error is an exact function of the other: the limit of the model, where estimates of ${names} have no ` +
    "standard error.";
  const facts = {
    boundary: place,
    held: true,
    limits,
    heldAt: held,
    interior: interior !== undefined,
    higher: !isInside(maximum.point),
    independent: placeOf(independent),
    maxima: maxima.map(placeOf),
  };
  const message = isInside(maximum.point)
    ? `The log-likelihood is hardly lower towards ${limits}, at ${told(place)}, than at the estimate, so the data do not exclude ` +
      `it. ${meaning} For ${names} read the likelihood-ratio sets instead of standard errors.`
    : `The log-likelihood rises towards ${limits}: with |ρ₀| and |ρ₁| <= ${farthest} it is highest at ${told(place)}; ${otherwise(maxima, independent)}. ${meaning} Reported ` +
      `are log-likelihood and coefficients with ${names} held there, standard errors given that, and the likelihood-ratio test ` +
      `of ρ₀ = ρ₁ = 0. See the profiles.`;
  return [{ code: "boundary", message, ...facts }];
}

/** What else there is where the highest point is at a bound. */
function otherwise(maxima: readonly RegimePoint[], independent: RegimePoint): string {
  const least = `it is ${independent.logLik.toFixed(2)} at ρ₀ = ρ₁ = 0`;
  if (maxima.length === 0) return `${least}, and no maximum with ${inside} was found`;
  const found = maxima.map((point) => told(placeOf(point))).join(", ");
  return `${least}, and the ${maxima.length === 1 ? "maximum" : "maxima"} with ${inside} at ${found} ${maxima.length === 1 ? "is" : "are"} lower`;
}

function placeOf({ theta, logLik }: RegimePoint): RegimePlace {
  return { rho: correlationsOf(theta), logLik };
}

function told({ rho, logLik }: RegimePlace): string {
  const [first, second] = rho.map((each) => String(Number(each.toPrecision(3))));
  return `ρ₀ = ${first}, ρ₁ = ${second} (log-likelihood ${logLik.toFixed(2)})`;
}

import type { Frame } from "./frame-types.ts";

/** Observations less the coefficients of absorbed effects: what is there for the coefficients and the residual. */
export function freeObservations({ nobs, absorbed }: Pick<Frame, "nobs" | "absorbed">): number {
  return nobs - (absorbed?.degrees ?? 0);
}

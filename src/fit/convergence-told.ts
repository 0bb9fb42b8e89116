import type { Warning } from "./fit.ts";

/**
 * Whether a fit that did not converge says so, and why: by itself, or since its estimate is at a bound or on the way to infinity, where
 * more iterations are of no use.
 */
export function convergenceTold(warnings: readonly Warning[]): boolean {
  return warnings.some(
    ({ code, variance }) =>
      code === "not-converged" || code === "boundary" || (code === "separation-kept" && variance === true),
  );
}

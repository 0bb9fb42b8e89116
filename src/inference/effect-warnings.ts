import { convergenceTold } from "../fit/convergence-told.ts";
import type { Fit, Warning } from "../fit/fit.ts";

/** The warnings of a fit, and that it did not converge. */
export function effectWarnings({ converged, warnings }: Fit): readonly Warning[] {
  if (converged || convergenceTold(warnings)) return warnings;
  return [
    { code: "not-converged", message: "The fit did not converge: these are not effects of an estimate." },
    ...warnings,
  ];
}

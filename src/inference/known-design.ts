import { checkFit } from "../fit/check-fit.ts";
import { EstimandError } from "../errors.ts";
import type { Fit } from "../fit/fit.ts";
import { designOf, type FittedDesign } from "../fit/fitted-design.ts";

/** The design of a fit in memory or a revived one, or the error that says how to have it. */
export function knownDesign(fit: Fit, what: string): FittedDesign {
  checkFit(fit, what);
  const design = designOf(fit);
  if (design !== undefined) return design;
  throw new EstimandError(
    "needs-data",
    `${what} needs to know the design, and this object is a copy of a fit without it. If it came out of JSON, make it a ` +
      "fit again by reviveFit(json); else pass the fit itself.",
    { estimator: fit.estimator },
  );
}

import { EstimandError } from "../../errors.ts";
import type { Fit } from "../../fit/fit.ts";
import type { DeterminantAnalysis } from "../analysis-result.ts";
import { found, resultOf } from "../parts/part.ts";
import { capabilityEquations } from "../specification.ts";

/** The estimate of who globalizes, which scenarios and cases are read from. */
export function participationFit({ participation }: DeterminantAnalysis): Fit {
  const { fit } = resultOf(participation);
  if (fit.converged) return fit;
  const message = "The estimate of who globalizes did not converge: neither scenarios nor cases can be read from it.";
  throw new EstimandError("needs-data", message, { estimator: fit.estimator });
}

/** Models of performance that can be read, by what they assume of selection. */
export function performanceFits({ performance }: DeterminantAnalysis): { selection?: Fit; parts?: Fit } {
  const result = found(performance);
  if (result === undefined) return {};
  const parts = found(result.twoPart)?.fit;
  return {
    ...(result.fit.converged ? { selection: result.fit } : {}),
    ...(parts?.converged === true ? { parts } : {}),
  };
}

/** The equation that takes a capability as endogenous, if the analysis has one. */
export function capabilityFormula({ specification }: DeterminantAnalysis): string | undefined {
  return capabilityEquations(specification)?.participation;
}

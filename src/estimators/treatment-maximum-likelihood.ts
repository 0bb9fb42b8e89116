import type { TableInput } from "../data/input.ts";
import { type CorrelatedMaximum, correlatedSearch } from "../diagnostics/correlated-search.ts";
import { correlationWarnings } from "../diagnostics/correlation-warnings.ts";
import type { Fit } from "../fit/fit.ts";
import type { Quantity } from "../likelihood/likelihood.ts";
import { type CorrelationFields, correlationFields } from "./correlation-fields.ts";
import { derivedErrorParameters } from "./heckman-derived.ts";
import type { LikelihoodDefinition, LikelihoodOptions, OwnFields } from "./likelihood-definition.ts";
import { likelihoodEstimator } from "./likelihood-estimator.ts";
import { independentStart, treatmentDefinition, type TreatmentPredictor } from "./treatment-definition.ts";
import { treatmentQuantitiesFor } from "./treatment-quantities.ts";

/** The endogenous treatment model by maximum likelihood along its profile over ρ; see `treatment`. */
export function treatmentMaximumLikelihood(
  formulas: Readonly<Record<"treatment" | "outcome", string>>,
  data: TableInput,
  options: LikelihoodOptions,
): Fit {
  return likelihoodEstimator(profiledTreatment(formulas.outcome))(formulas, data, options);
}

function profiledTreatment(
  outcome: string,
): LikelihoodDefinition<TreatmentPredictor, string, CorrelationFields & OwnFields> {
  let maxima: CorrelatedMaximum | undefined;
  return {
    ...treatmentDefinition,
    quantities: treatmentQuantitiesFor(outcome) as Readonly<Record<string, Quantity<TreatmentPredictor>>>,
    search(problem, _frame, options) {
      const independent = Float64Array.of(...independentStart(problem), 0);
      maxima = correlatedSearch(problem, independent, false, options);
      return { maximum: maxima.maximum, warnings: correlationWarnings(maxima) };
    },
    own(_, model, covariance) {
      const fields = correlationFields(maxima!, model, covariance);
      return { ...fields, method: "ml", derived: derivedErrorParameters(model, covariance, fields.derived.rho) };
    },
  };
}

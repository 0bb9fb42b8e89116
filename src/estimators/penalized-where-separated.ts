import type { TableInput } from "../data/input.ts";
import { EstimandError } from "../errors.ts";
import type { Fit, Warning } from "../fit/fit.ts";
import type { LikelihoodDefinition, LikelihoodOptions } from "./likelihood-definition.ts";
import { likelihoodEstimator } from "./likelihood-estimator.ts";
import { penalizedDefinition, type PenalizedLink } from "./penalized-definition.ts";

/** Options of the binary models that have a penalized form. */
export interface PenalizableOptions<Name extends string = string> extends Omit<LikelihoodOptions<Name>, "separation"> {
  /**
   * When columns predict the outcome perfectly in some rows: "drop" (default) the columns and those rows, with a warning;
   * "error"; "keep" everything and warn; or "firth": the penalized estimate of all of it, with a warning.
   */
  readonly separation?: LikelihoodOptions["separation"] | "firth";
}

/** The estimator of a binary model that gives the penalized estimate, if so asked, where columns separate. */
export function penalizedWhereSeparated(
  link: PenalizedLink,
  definition: LikelihoodDefinition<"index", "y">,
): (formula: string, data: TableInput, options?: PenalizableOptions) => Fit {
  const estimate = likelihoodEstimator(definition);
  return (formula, data, options) => {
    if (options?.separation !== "firth") return estimate(formula, data, options as LikelihoodOptions);
    const { separation: _, ...others } = options;
    try {
      return estimate(formula, data, { ...others, separation: "error" });
    } catch (error) {
      if (!isSeparation(error)) throw error;
      const found = error.message.split(/[:,] (?:every row is|so no finite)/)[0]!;
      const message =
        `${found}, so no finite coefficient is best: these are Firth's penalized estimates (separation: "firth"). Wald ` +
        "intervals of the columns that separate are too short on the far side.";
      const told: Warning = { ...error.facts, code: "separation-firth", message };
      return likelihoodEstimator(penalizedDefinition(link, definition, [told]))(formula, data, others);
    }
  };
}

function isSeparation(error: unknown): error is EstimandError {
  return error instanceof EstimandError && (error.code === "complete-separation" || error.code === "quasi-separation");
}

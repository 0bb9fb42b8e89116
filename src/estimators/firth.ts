import type { ColumnName, TableInput } from "../data/input.ts";
import { EstimandError } from "../errors.ts";
import type { Checked } from "../formula/check.ts";
import type { CoefficientNames } from "../formula/coefficient-names.ts";
import type { BinaryFit, LikelihoodDefinition, LikelihoodOptions } from "./likelihood-definition.ts";
import { likelihoodEstimator } from "./likelihood-estimator.ts";
import { logitDefinition } from "./logit.ts";
import { penalizedDefinition, type PenalizedFields, type PenalizedLink } from "./penalized-definition.ts";
import { probitDefinition } from "./probit.ts";

/** Options of `firth`. There is no separation to be handled. */
export interface FirthOptions<Name extends string = string> extends Omit<LikelihoodOptions<Name>, "separation"> {
  /** Default "logit". */
  readonly link?: PenalizedLink;
}

const models = { logit: logitDefinition, probit: probitDefinition };

/** The penalized model as data. */
export function firthDefinition(link: PenalizedLink = "logit"): LikelihoodDefinition<"index", "y", PenalizedFields> {
  if (Object.hasOwn(models, link)) return penalizedDefinition(link, models[link]);
  throw new EstimandError("bad-option", `link is ${JSON.stringify(link)}: use "logit" or "probit".`, {
    option: "link",
  });
}

/**
 * Firth's penalized logit or probit: the maximum of ℓ(β) + ½ ln |I(β)| for a 0/1 outcome, with Jeffreys' prior as the penalty.
 * It exists whatever the data, separation included, and takes the first-order bias out of the logit: the answer where `logit`
 * or `probit` report that columns predict the outcome perfectly, or where one of the outcomes is rare.
 *
 * Standard errors from I(β)⁻¹ without the penalty. `logLik` is without the penalty, `penalizedLogLik` with it. Where
 * columns separate, Wald intervals are too short on the far side.
 *
 * @param formula "exporter ~ log(size) + rd + C(industry)"; a column that the data lack is a compile error
 * @param data a table, row objects, a record of columns, an Arrow or Arquero table, a DuckDB result
 * @throws EstimandError "outcome-not-binary", "constant-outcome", "bad-option", and those of the formula and the data
 * @example
 * const fit = firth("exporter ~ log(size) + rd + C(region)", firms, { link: "probit" });
 *
 * Sources: Firth (1993), Biometrika 80, 27-38; Heinze and Schemper (2002), Statistics in Medicine 21, 2409-2419; Kosmidis
 * and Firth (2021), Biometrika 108, 71-82.
 */
export function firth<const F extends string, const D extends TableInput>(
  formula: Checked<F, ColumnName<D>>,
  data: D,
  options: FirthOptions<ColumnName<D>> = {},
): BinaryFit<CoefficientNames<F>> & Pick<PenalizedFields, "penalizedLogLik"> {
  const estimate = likelihoodEstimator(firthDefinition(options?.link));
  return estimate(formula, data, options) as BinaryFit<CoefficientNames<F>> & PenalizedFields;
}

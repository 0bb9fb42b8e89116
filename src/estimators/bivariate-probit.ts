import type { ColumnName, TableInput } from "../data/input.ts";
import type { CellCounts } from "../diagnostics/two-outcomes.ts";
import { EstimandError } from "../errors.ts";
import type { Fit, PlainCovariance } from "../fit/fit.ts";
import type { Checked } from "../formula/check.ts";
import type { CoefficientNames } from "../formula/coefficient-names.ts";
import type { FormulaTree } from "../formula/formula-tree.ts";
import { parseFormula } from "../formula/parse.ts";
import { termColumns } from "../formula/used-columns.ts";
import type { Trim } from "../formula/type-text.ts";
import type { VcovOption } from "../inference/vcov-option.ts";
import { bivariateProbitDefinition } from "./bivariate-probit-definition.ts";
import type { CorrelationFields } from "./correlation-fields.ts";
import type { LikelihoodOptions } from "./likelihood-definition.ts";
import { likelihoodEstimator } from "./likelihood-estimator.ts";
import { checkProfile, type ProfileOption } from "./profile-option.ts";

/** Options of `bivariateProbit`. Its scores have no leverages, so no HC2 and HC3. */
export interface BivariateProbitOptions<Name extends string = string>
  extends Omit<LikelihoodOptions<Name>, "offset" | "vcov">,
    ProfileOption {
  readonly vcov?: VcovOption<Name, "HC0" | "HC1", "CR1">;
}

type OutcomeOf<F extends string> = F extends `${infer Outcome}~${string}` ? Trim<Outcome> : string;

/** The names of the coefficients: `y1:a`, `y2:b`, `atanhRho`. */
export type BivariateProbitNames<F extends readonly [string, string]> =
  | CoefficientNames<F[0], `${OutcomeOf<F[0]>}:`>
  | CoefficientNames<F[1], `${OutcomeOf<F[1]>}:`>
  | "atanhRho";

/** What a bivariate probit has beside the common record. */
export interface BivariateProbitFields extends CorrelationFields {
  /** Rows by the values of the two outcomes. */
  readonly cells: CellCounts;
  /** Recursive model: the outcome that is a regressor of the other equation. */
  readonly treatment?: string;
}

/** A fitted bivariate probit. */
export interface BivariateProbitFit<Name extends string = string>
  extends Fit<Name, PlainCovariance>,
    BivariateProbitFields {
  readonly logLik: number;
}

/**
 * Two probits with correlated errors by maximum likelihood: y₁ = 1 where x₁'β₁ + ε₁ > 0, y₂ = 1 where x₂'β₂ + ε₂ > 0, errors
 * standard normal with Corr(ε₁, ε₂) = ρ. Both are estimated on the rows that are complete for both.
 *
 * Where the outcome of one equation is a regressor of the other the model is recursive: an endogenous 0/1 regressor, whose
 * effects `treatmentEffects` gives. Then name in its own equation a column that the other lacks; without one a warning
 * "no-exclusion-restriction" says so.
 *
 * The likelihood is searched along its profile over ρ. "boundary" warns where it rises to ρ = ±1 or does not exclude it: then
 * the likelihood-ratio test and set of ρ remain and the Wald test does not. Without a maximum at |ρ| <= 0.99 `converged` is
 * false, ρ is held at the profile's end, and the other standard errors are those given that ρ. Other warnings: "empty-cell",
 * "flat-profile", "several-maxima".
 *
 * Quantities for `predict` and `marginalEffects`, as in Stata: "p11", "p10", "p01", "p00", "pmarg1", "pmarg2", "pcond1"
 * Pr(y1 = 1 | y2 = 1), "pcond2", "index1", "index2"; and "pcond1at0" Pr(y1 = 1 | y2 = 0), "pcond2at0".
 *
 * @param formulas `["exporter ~ a + z", "innovator ~ a + b"]`: the equations are named by their outcomes
 * @param data a table, row objects, a record of columns, an Arrow or Arquero table, a DuckDB result
 * @throws EstimandError "bad-option" (one outcome twice, each outcome a regressor of the other), "outcome-not-binary",
 *   "constant-outcome", "complete-separation", and those of formulas and data
 * @example
 * const fit = bivariateProbit(["exporter ~ log(size) + rd + promotion", "innovator ~ log(size) + rd"], firms);
 * fit.rho;
 * fit.coef["innovator:rd"];
 *
 * Source: Greene (2018), Econometric Analysis, section 17.9; Maddala (1983), section 5.7.
 */
export function bivariateProbit<const F extends readonly [string, string], const D extends TableInput>(
  formulas: { readonly [Each in keyof F]: Checked<F[Each], ColumnName<D>> },
  data: D,
  options: BivariateProbitOptions<ColumnName<D>> = {},
): BivariateProbitFit<BivariateProbitNames<F>> {
  const [first, second] = checkedPair(formulas as readonly string[]);
  const roles = [first.outcome.text, second.outcome.text] as const;
  const definition = bivariateProbitDefinition(roles, treatmentOf([first, second]), checkProfile(options.profile));
  const byRole = { [roles[0]]: first.text, [roles[1]]: second.text };
  return likelihoodEstimator(definition)(byRole, data, options) as unknown as BivariateProbitFit<
    BivariateProbitNames<F>
  >;
}

function checkedPair(formulas: readonly string[]): readonly [FormulaTree, FormulaTree] {
  if (!Array.isArray(formulas) || formulas.length !== 2 || formulas.some((one) => typeof one !== "string")) {
    throw new EstimandError("bad-option", 'bivariateProbit takes two formulas: ["y1 ~ a + b", "y2 ~ a + c"].');
  }
  const [first, second] = formulas.map((formula) => parseFormula(formula)) as [FormulaTree, FormulaTree];
  if (first.outcome.text !== second.outcome.text) return [first, second];
  const outcome = first.outcome.text;
  throw new EstimandError("bad-option", `Both formulas have the outcome '${outcome}': name another in one of them.`, {
    outcome,
  });
}

/** Position of the equation whose outcome stands on the right of the other; undefined where neither does. */
function treatmentOf(trees: readonly [FormulaTree, FormulaTree]): 0 | 1 | undefined {
  const [first, second] = trees.map(({ outcome }) => outcome.text) as [string, string];
  const firstInSecond = termColumns(trees[1].terms).includes(first);
  const secondInFirst = termColumns(trees[0].terms).includes(second);
  if (firstInSecond && secondInFirst) {
    throw new EstimandError(
      "bad-option",
      `'${first}' and '${second}' are regressors of each other: such a model has no probabilities that add up to 1. Leave one ` +
        "of them out on the right.",
      { outcomes: [first, second] },
    );
  }
  if (firstInSecond) return 0;
  return secondInFirst ? 1 : undefined;
}

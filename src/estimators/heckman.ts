import type { ColumnName, TableInput } from "../data/input.ts";
import type { RhoInterval } from "../diagnostics/rho-set.ts";
import type { LocalMaximum } from "../diagnostics/rho-maxima.ts";
import type { Fit, PlainCovariance } from "../fit/fit.ts";
import type { CheckedAll } from "../formula/check.ts";
import type { CoefficientNames } from "../formula/coefficient-names.ts";
import { checkOptionNames } from "../fit/check-option-names.ts";
import type { VcovOption } from "../inference/vcov-option.ts";
import { checkWord } from "./check-word.ts";
import { heckmanMaximumLikelihood } from "./heckman-maximum-likelihood.ts";
import { heckmanTwoStep } from "./heckman-two-step.ts";
import type { LikelihoodOptions } from "./likelihood-definition.ts";
import { likelihoodOptionNames } from "./likelihood-options.ts";
import { type RhoRule, rhoRules } from "./rho-rules.ts";

/** The two equations of a selection model. */
export type SelectionFormulas = {
  /** "exporter ~ size + rd + promotion": a 0/1 outcome. */
  readonly selection: string;
  /** "log(exports) ~ size + rd": read only where the outcome of the selection equation is 1. */
  readonly outcome: string;
};

/** Options of `heckman`. Its scores have no leverages, so no HC2 and HC3. */
export interface HeckmanOptions<Name extends string = string> extends Omit<LikelihoodOptions<Name>, "offset" | "vcov"> {
  readonly vcov?: VcovOption<Name, "HC0" | "HC1", "CR1">;
  /** Maximum likelihood (default), or Heckman's two steps: probit, then least squares with the Mills ratio. */
  readonly method?: "ml" | "two-step";
  /** Two-step: what is done where the estimate of ρ is outside [-1, 1]; default "rhosigma". */
  readonly rhoRule?: RhoRule;
  /**
   * ML: the profile over ρ that is searched for local maxima. "auto" (default): above 20 000 rows on every m-th row, unless
   * that shows anything but one interior maximum; "whole": always on all rows.
   */
  readonly profile?: "auto" | "whole";
}

/** The names of the coefficients: `selection:educ`, `outcome:educ`, and `lnSigma`, `atanhRho`, or `outcome:lambda`, `lnSigma`. */
export type HeckmanNames<F extends SelectionFormulas> =
  | CoefficientNames<F["selection"], "selection:">
  | CoefficientNames<F["outcome"], "outcome:">
  | "outcome:lambda"
  | "lnSigma"
  | "atanhRho";

/** A fitted selection model. */
export interface HeckmanFit<Name extends string = string> extends Fit<Name, PlainCovariance> {
  readonly method: "ml" | "two-step";
  /** Standard deviation of the outcome's error. */
  readonly sigma: number;
  /** Correlation of the two errors. */
  readonly rho: number;
  /** ρσ, the coefficient of the inverse Mills ratio. */
  readonly lambda: number;
  /** Observations in which the outcome is seen. */
  readonly nSelected: number;
  /** Log-likelihood of the probit of selection by itself. */
  readonly selectionLogLik: number;
  /** ML: the profile log-likelihood of ρ on a grid, made of `profileRows` rows. */
  readonly profile?: readonly LocalMaximum[];
  readonly profileRows?: number;
  /** ML: the 95% likelihood-ratio set of ρ, mostly one interval; absent where the profile was made of a part of the rows, and under probability weights. */
  readonly rhoSet?: readonly RhoInterval[];
}

const methods = { ml: heckmanMaximumLikelihood, "two-step": heckmanTwoStep } as const;

/**
 * The sample selection model: y = x'β + u is seen only where z'γ + v > 0, with normal errors, Var(u) = σ², Var(v) = 1 and
 * Corr(u, v) = ρ.
 *
 * By maximum likelihood in (γ, β, ln σ, atanh ρ), or in two steps: a probit of selection, then least squares of y on x and
 * the inverse Mills ratio λ(z'γ), whose coefficient is ρσ.
 *
 * The likelihood may have several maxima, or rise towards ρ = ±1. Before an estimate is returned its profile over ρ from
 * -0.999 to 0.999 is searched; returned is the best maximum with |ρ| <= 0.99. Where there is none, `converged` is false,
 * standard errors and log-likelihood are NaN, the coefficients are those of two steps, and a warning "boundary" says why.
 * Other warnings: "several-maxima", "flat-profile", "no-exclusion-restriction", "collinear-mills".
 *
 * Covariances: ML from the observed information or "opg"; two-step Heckman's, with the first step's uncertainty, jointly
 * for both equations and ln σ (there under normal errors); "robust" and `cluster(...)` are sandwiches, in two steps of the stacked
 * moments of both and of σ² = e'e/n₁ + λ² mean(δ).
 *
 * Quantities for `predict` and `marginalEffects`: "conditional" E[y | selected], "unconditional" E[y] with 0 where not
 * selected, "mean" x'β, "probability", "index", "mills"; of the latent outcome y* ~ N(x'β, σ²), selected or not, between limits that
 * you name: "probability(0, 10)", "conditional(0, 10)" E[y* | 0 < y* < 10], "unconditional(0, 10)" of y* held between them. Of an
 * outcome log(y) also of y itself: "conditionalExp" E[y | selected], "unconditionalExp" E[y], "meanExp" exp(x'β + σ²/2), which take
 * the errors to be normal.
 *
 * @param formulas `{ selection: "exporter ~ a + z", outcome: "log(exports) ~ a" }`; rows in which the outcome equation has
 *   a missing value leave only where they are selected
 * @param data a table, row objects, a record of columns, an Arrow or Arquero table, a DuckDB result
 * @throws EstimandError "no-selection" (nobody or everybody selected), "outcome-not-binary", "too-few-rows" (selected),
 *   "under-identified" (two-step: the Mills ratio is a combination of the columns), "bad-option", and those of formulas and
 *   data
 * @example
 * const fit = heckman(
 *   { selection: "exporter ~ log(size) + rd + promotion", outcome: "log(exports) ~ log(size) + rd" },
 *   firms,
 * );
 * fit.rho;
 * fit.coef["outcome:rd"];
 *
 * Source: Heckman (1979), Econometrica 47, 153-161; Greene (2018), section 19.5; Olsen (1982) for the profile.
 */
export function heckman<const F extends SelectionFormulas, const D extends TableInput>(
  formulas: CheckedAll<F, ColumnName<D>>,
  data: D,
  options: HeckmanOptions<ColumnName<D>> = {},
): HeckmanFit<HeckmanNames<F>> {
  checkOptionNames("heckman", options, { ...likelihoodOptionNames, method: true, rhoRule: true, profile: true });
  const { method = "ml", rhoRule = "rhosigma", profile = "auto" } = options;
  checkWord("method", method, Object.keys(methods));
  checkWord("rhoRule", rhoRule, Object.keys(rhoRules));
  checkWord("profile", profile, ["auto", "whole"]);
  return methods[method](formulas as SelectionFormulas, data, options) as HeckmanFit<HeckmanNames<F>>;
}

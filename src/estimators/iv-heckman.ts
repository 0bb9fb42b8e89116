import type { ColumnName, TableInput } from "../data/input.ts";
import type { EffectiveF } from "../diagnostics/effective-f.ts";
import type { FirstStage } from "../diagnostics/first-stage.ts";
import { checkOptionNames } from "../fit/check-option-names.ts";
import type { Fit, PlainCovariance } from "../fit/fit.ts";
import type { CheckedAll } from "../formula/check.ts";
import type { CoefficientNames } from "../formula/coefficient-names.ts";
import { checkWord } from "./check-word.ts";
import type { HeckmanOptions, SelectionFormulas } from "./heckman.ts";
import { heckmanTwoStep } from "./heckman-two-step.ts";
import { ivHeckmanKind } from "./iv-heckman-kind.ts";
import { likelihoodOptionNames } from "./likelihood-options.ts";
import { rhoRules } from "./rho-rules.ts";

/** Options of `ivHeckman`. Its scores have no leverages, so no HC2 and HC3. */
export type IvHeckmanOptions<Name extends string = string> = Omit<HeckmanOptions<Name>, "method" | "profile">;

/** The names of the coefficients: `selection:subsidy`, `outcome:rd`, `outcome:lambda`, `lnSigma`. */
export type IvHeckmanNames<F extends SelectionFormulas> =
  | CoefficientNames<F["selection"], "selection:">
  | CoefficientNames<F["outcome"], "outcome:">
  | "outcome:lambda"
  | "lnSigma";

/** A fitted selection model with endogenous columns. */
export interface IvHeckmanFit<Name extends string = string> extends Fit<Name, PlainCovariance> {
  readonly method: "two-step";
  /** Standard deviation of the outcome's error. */
  readonly sigma: number;
  /** Correlation of the errors of selection and of the outcome. */
  readonly rho: number;
  /** ρσ, the coefficient of the inverse Mills ratio. */
  readonly lambda: number;
  /** Observations in which the outcome is seen. */
  readonly nSelected: number;
  /** Log-likelihood of the probit of selection. */
  readonly selectionLogLik: number;
  /** By endogenous column, where selected, the Mills ratio among the exogenous columns. */
  readonly firstStage: Readonly<Record<string, FirstStage>>;
  /** With one endogenous column: Montiel Olea and Pflueger's F in the fit's covariance. */
  readonly effectiveF?: EffectiveF;
}

/**
 * Sample selection with endogenous columns in the outcome: y = x'β + w'δ + u is seen only where z'γ + v > 0, w is correlated with u,
 * and z are all exogenous columns. A probit of selection on z, then two-stage least squares where selected of y on x, w and the
 * inverse Mills ratio λ(z'γ), with x, the instruments and λ(z'γ) as instruments. v is normal; w may be of any kind.
 *
 * The selection equation is a reduced form: it has all exogenous columns, also the instruments of w, and not w itself. Beside
 * the instruments it needs a column of its own that moves selection only. `tests.selection` is the test of λ = 0,
 * `tests.exogeneity` that of exogenous w (residuals of w's reduced forms added to Heckman's second step).
 *
 * Covariances count that λ(z'γ) is estimated: Heckman's, with the projected columns, or "robust" and `cluster(...)` from the
 * stacked moments of both steps. Quantities: "mean" x'β + w'δ, "probability" and "index" of selection, "mills"; under a normal
 * u at given x and w (the average structural function) also "probability(0, 10)", "conditional(0, 10)" and "unconditional(0, 10)" of
 * x'β + w'δ + u, and "meanExp" E[y] of an outcome log(y).
 *
 * Warnings: "weak-instruments", "instrument-not-in-selection", "no-exclusion-restriction" (fewer exogenous columns left out of the
 * outcome than w and λ need), "collinear-mills", "rho-out-of-bounds".
 *
 * @param formulas `{ selection: "exporter ~ a + z1 + z2 + z3", outcome: "log(exports) ~ a + [rd ~ z1 + z2]" }`
 * @param data a table, row objects, a record of columns, an Arrow or Arquero table, a DuckDB result
 * @throws EstimandError "under-identified" (no brackets, too few instruments, the Mills ratio a combination of the instruments),
 *   "bad-option" (an endogenous column in the selection equation), "no-selection", and those of `heckman`
 * @example
 * const fit = ivHeckman(
 *   { selection: "exporter ~ size + subsidy + regional + promotion", outcome: "log(exports) ~ size + [rd ~ subsidy + regional]" },
 *   firms,
 * );
 * fit.coef["outcome:rd"];
 * fit.tests.selection;
 *
 * Source: Wooldridge (2010), Econometric Analysis of Cross Section and Panel Data, section 19.6.2, procedure 19.2; Newey and
 * McFadden (1994), section 6, for the covariance.
 */
export function ivHeckman<const F extends SelectionFormulas, const D extends TableInput>(
  formulas: CheckedAll<F, ColumnName<D>>,
  data: D,
  options: IvHeckmanOptions<ColumnName<D>> = {},
): IvHeckmanFit<IvHeckmanNames<F>> {
  checkOptionNames("ivHeckman", options, { ...likelihoodOptionNames, rhoRule: true });
  checkWord("rhoRule", options.rhoRule ?? "rhosigma", Object.keys(rhoRules));
  return heckmanTwoStep(formulas as SelectionFormulas, data, options, ivHeckmanKind) as unknown as IvHeckmanFit<
    IvHeckmanNames<F>
  >;
}

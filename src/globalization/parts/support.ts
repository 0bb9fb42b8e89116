import type { Table } from "../../data/table.ts";
import { bivariateProbit, type BivariateProbitFit } from "../../estimators/bivariate-probit.ts";
import { probit } from "../../estimators/probit.ts";
import { type TreatmentEffect, type TreatmentEffects, treatmentEffects } from "../../estimators/treatment-effects.ts";
import { parseFormula } from "../../formula/parse.ts";
import { termsBeyond } from "../formula-terms.ts";
import type { DeterminantSpecification } from "../specification.ts";
import { type EquationResult, equationResult, notConverged } from "./equation-result.ts";
import { attempt, notSpecified, type Part } from "./part.ts";
import type { Progress } from "./progress.ts";
import { sampled } from "./sampling-weights.ts";
import { type SupportSales, supportSales } from "./support-sales.ts";

/** An effect with its standard error and interval. */
export type AverageEffect = TreatmentEffect;

/** What programme use does, with the use chosen by the firm. */
export interface SupportResult {
  /** Recursive bivariate probit of use and globalization. */
  readonly fit: BivariateProbitFit;
  readonly treatment: string;
  /** On the probability to globalize: `ate` of all firms, `att` of the users, `atu` of the others. */
  readonly effects: Part<TreatmentEffects>;
  /** A probit as if use were exogenous, with the effect of use. */
  readonly naive: Part<EquationResult>;
  /** Terms of use that the outcome lacks: assumed to move use and not the outcome. */
  readonly exclusion: readonly string[];
  /** A continuous outcome with the use endogenous. */
  readonly sales: Part<SupportSales>;
}

export function supportPart(
  firms: Table,
  specification: DeterminantSpecification,
  progress: Progress,
): Part<SupportResult> {
  const { support } = specification;
  if (support === undefined) return notSpecified;
  const weighting = sampled(specification);
  const { use, outcome, sales } = support;
  return attempt(() => {
    progress("support: use and globalization jointly");
    const fit = bivariateProbit([use, outcome] as [string, string], firms, weighting) as BivariateProbitFit;
    const treatment = parseFormula(use).outcome.text;
    progress("support: effects on all firms, on users and on others");
    const effects = fit.converged ? attempt(() => treatmentEffects(fit)) : notConverged(fit);
    progress("support: as if use were exogenous");
    const naive = attempt(() => equationResult(probit(outcome, firms, weighting), { of: [treatment] }));
    progress("support: sales");
    return {
      fit,
      treatment,
      effects,
      naive,
      exclusion: termsBeyond(use, outcome),
      sales: sales === undefined ? notSpecified : supportSales(use, sales, firms, weighting),
    };
  });
}

import type { Table } from "../../data/table.ts";
import { ols, type OlsFit } from "../../estimators/ols.ts";
import { treatment, type TreatmentFit } from "../../estimators/treatment.ts";
import type { TreatmentEffect } from "../../estimators/treatment-effects.ts";
import { coefficientTable } from "../../fit/coefficient-table.ts";
import type { Fit } from "../../fit/fit.ts";
import { parseFormula } from "../../formula/parse.ts";
import { notConverged } from "./equation-result.ts";
import { attempt, type Part, skipped } from "./part.ts";
import type { Sampled } from "./sampling-weights.ts";

/** What programme use does to a continuous outcome. */
export interface SupportSales {
  /** Regression with the use endogenous, by maximum likelihood. */
  readonly fit: TreatmentFit;
  /** The coefficient of use: the effect on everybody, users included. */
  readonly effect: TreatmentEffect;
  /** Least squares as if use were exogenous. */
  readonly naive: OlsFit;
  readonly naiveEffect: TreatmentEffect;
}

export function supportSales(use: string, sales: string, firms: Table, weighting: Sampled): Part<SupportSales> {
  return attempt((): Part<SupportSales> => {
    const name = parseFormula(use).outcome.text;
    const fit = treatment({ treatment: use, outcome: sales }, firms, weighting) as unknown as TreatmentFit;
    if (!fit.converged) return notConverged(fit);
    const naive = ols(sales, firms, { vcov: "robust", ...weighting }) as OlsFit;
    const [effect, naiveEffect] = [rowOf(fit, `outcome:${name}`), rowOf(naive, name)];
    if (effect !== undefined && naiveEffect !== undefined) return { fit, effect, naive, naiveEffect };
    const en = `The effect of ${name} on sales is no single coefficient: it stands in an interaction.`;
    return skipped("undefined-quantity", en, `${name}의 효과가 교호작용항에 있어 하나의 계수로 나타낼 수 없습니다.`);
  });
}

function rowOf(fit: Fit, wanted: string): TreatmentEffect | undefined {
  return coefficientTable(fit).find(({ name }) => name === wanted);
}

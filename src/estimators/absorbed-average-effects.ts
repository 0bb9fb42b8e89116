import { type AveragePartialEffect, averagePartialEffects } from "../likelihood/average-partial-effects.ts";
import { rowTerms } from "../likelihood/absorbed-maximum.ts";
import type { Basis } from "../formula/frame-types.ts";
import { type AbsorbedEstimate, sweptColumns } from "./absorbed-estimate.ts";
import { meanOf } from "./absorbed-mean.ts";
import type { LikelihoodDefinition } from "./likelihood-definition.ts";

/**
 * Average partial effects on Pr(y = 1) by column, for columns that stand for themselves: not for powers, logarithms,
 * interactions, whose effect is not one column's.
 *
 * @param allRows rows together with those that left because their effect is infinite: there nothing has an effect
 */
export function absorbedEffects(
  definition: LikelihoodDefinition<string, string>,
  { frame, problem, maximum, choices }: AbsorbedEstimate,
  allRows: number,
): Readonly<Record<string, AveragePartialEffect>> {
  const { eta, coefficients } = maximum;
  const { weights, columns, inverse } = sweptColumns(problem, eta, "expected");
  const effects = averagePartialEffects({
    columns: problem.columns,
    coefficients,
    eta,
    mean: (at) => meanOf(definition, at),
    third: definition.absorbs!.binary!.third,
    ways: frame.absorbed!.effects,
    weights,
    demeaner: problem.demeaner.reweighted(weights),
    swept: columns,
    inverse,
    scores: rowTerms(problem, eta).first.map((value, i) => value * (problem.weights?.[i] ?? 1)),
    allRows,
    corrected: choices.corrected,
  });
  const { basis } = frame.equations[0]!.regressors;
  return Object.fromEntries(basis.names.flatMap((name, j) => (standsAlone(basis, name) ? [[name, effects[j]!]] : [])));
}

/** Whether a design column is a column of the table, or a category's, that no other term reads. */
function standsAlone({ names, terms, sources }: Basis, name: string): boolean {
  const own = sources.find((source) => name === source || name.startsWith(`${source}[`));
  if (own === undefined) return false;
  const term = terms?.[names.indexOf(name)];
  return names.every((other, j) => terms?.[j] === term || !other.includes(own));
}

import type { Table } from "../../data/table.ts";
import type { BinaryFit } from "../../estimators/likelihood-definition.ts";
import type { OrderedFit } from "../../estimators/ordered-definition.ts";
import { orderedProbit } from "../../estimators/ordered-probit.ts";
import { poisson } from "../../estimators/poisson.ts";
import { firmsWhere } from "../firms-where.ts";
import type { DeterminantSpecification } from "../specification.ts";
import { type EquationResult, equationResult } from "./equation-result.ts";
import { attempt, notSpecified, type Part } from "./part.ts";
import type { Progress } from "./progress.ts";
import { sampled } from "./sampling-weights.ts";

/** How far: effects on the probability of the highest stage. */
export type StagesResult = EquationResult<OrderedFit>;

/** How wide: effects on the mean number of markets. */
export type MarketsResult = EquationResult<BinaryFit>;

export function stagesPart(
  firms: Table,
  specification: DeterminantSpecification,
  progress: Progress,
): Part<StagesResult> {
  const { stages } = specification;
  if (stages === undefined) return notSpecified;
  return attempt(() => {
    progress("stages: ordered probit");
    const fit = orderedProbit(stages, firms, sampled(specification));
    return equationResult(fit, { type: `probability(${fit.categories.at(-1)})` });
  });
}

export function marketsPart(
  firms: Table,
  specification: DeterminantSpecification,
  progress: Progress,
): Part<MarketsResult> {
  const { markets } = specification;
  if (markets === undefined) return notSpecified;
  return attempt(() => {
    progress("markets: Poisson");
    return equationResult(poisson(markets.formula, firmsWhere(firms, markets.where), sampled(specification)));
  });
}

import { expressionSources } from "./expression.ts";
import type { Factor, FormulaTree, Term } from "./formula-tree.ts";

/** The columns that a formula reads, each once: the outcome's first, then in the order of the terms. */
export function usedColumns(tree: FormulaTree): readonly string[] {
  const names = [
    ...expressionSources(tree.outcome.expression),
    ...termColumns(tree.terms),
    ...termColumns(tree.instruments),
    ...tree.offsets.flatMap(expressionSources),
  ];
  return [...new Set(names)];
}

/** The columns that terms read, in their order, with repetitions. */
export function termColumns(terms: readonly Term[]): readonly string[] {
  return terms.flatMap((term) => term.factors.flatMap(factorColumns));
}

function factorColumns(factor: Factor): readonly string[] {
  if (factor.kind === "expression") return expressionSources(factor.expression);
  return factor.kind === "polynomial" ? expressionSources(factor.of) : [factor.name];
}

import { expressionSources } from "./expression.ts";
import type { Factor, FormulaTree, Term } from "./formula-tree.ts";

/** The columns that a formula reads, each once: the outcome's first, then in the order of the terms. */
export function usedColumns(tree: FormulaTree): readonly string[] {
  const names = [...outcomeColumns(tree), ...rightColumns(tree)];
  return [...new Set(names)];
}

/** The columns without which a row tells nothing: an interval may have an end missing. */
export function neededColumns(tree: FormulaTree): readonly string[] {
  return tree.outcome.high === undefined ? usedColumns(tree) : [...new Set(rightColumns(tree))];
}

/** The columns that the outcome reads. */
export function outcomeColumns({ outcome }: FormulaTree): readonly string[] {
  return [
    ...expressionSources(outcome.expression),
    ...(outcome.high === undefined ? [] : expressionSources(outcome.high)),
  ];
}

function rightColumns(tree: FormulaTree): readonly string[] {
  return [
    ...termColumns(tree.terms),
    ...termColumns(tree.instruments),
    ...tree.offsets.flatMap(expressionSources),
    ...tree.absorbed.flat(),
  ];
}

/** The columns that terms read, in their order, with repetitions. */
export function termColumns(terms: readonly Term[]): readonly string[] {
  return terms.flatMap((term) => term.factors.flatMap(factorColumns));
}

function factorColumns(factor: Factor): readonly string[] {
  if (factor.kind === "expression") return expressionSources(factor.expression);
  return factor.kind === "polynomial" ? expressionSources(factor.of) : [factor.name];
}

import { EstimandError } from "../errors.ts";
import { activeOnly, type BoundBasis, makeBasis } from "./basis.ts";
import { type BindingSample, bindTerms, factorIsCategory } from "./bind.ts";
import { checkDefined } from "./check-defined.ts";
import { dropCollinear, keepColumns, parameterName, type Reduced } from "./drop-collinear.ts";
import { evaluateExpression } from "./evaluate-expression.ts";
import { type Expression, expressionSources } from "./expression.ts";
import type { FormulaTree, Term } from "./formula-tree.ts";
import type { ColumnDrop, Design, Equation } from "./frame-types.ts";
import type { Lag } from "./lag.ts";
import { levelsOf } from "./levels.ts";
import { intervalOutcome } from "./interval-outcome.ts";
import { numberPart } from "./number-part.ts";
import { termText } from "./terms.ts";
import { outcomeColumns } from "./used-columns.ts";

/** What makes an equation: its formula as read, its role, its lags, and an offset column named as an option. */
export interface EquationParts {
  readonly role: string;
  readonly tree: FormulaTree;
  readonly lags: readonly Lag[];
  readonly offset: string | undefined;
  readonly intercept?: "elsewhere" | undefined;
}

/**
 * One equation evaluated in the estimation sample, without collinear columns.
 *
 * @throws EstimandError "undefined-term", "wrong-column-kind", "outcome-not-numeric", "unknown-level", "constant-column"
 */
export function buildEquation(parts: EquationParts, sample: BindingSample): Reduced {
  const { role, tree, lags, offset } = parts;
  const intercept = parts.intercept === "elsewhere" || tree.intercept;
  const ends = tree.outcome.high && intervalOutcome(tree.outcome, sample.table, sample.index);
  const outcome = ends?.low ?? numbers(tree.outcome.text, tree.outcome.expression, sample);
  const basis = bindTerms({ terms: tree.terms, intercept, lags }, sample);
  const exogenous = tree.terms.filter((term) => !tree.endogenous.includes(term.key));
  const instruments =
    tree.instruments.length === 0
      ? undefined
      : bindTerms({ terms: tree.instruments, intercept, preceding: exogenous, lags }, sample);
  const { equation, dropped } = dropCollinear({
    role,
    formula: tree.text,
    outcomeName: tree.outcome.text,
    outcome,
    ...(ends === undefined ? {} : { outcomeHigh: ends.high }),
    regressors: designOf(basis, sample),
    endogenous: basis.names.filter((_, position) => tree.endogenous.includes(basis.terms[position]!)),
    instruments: instruments && designOf(instruments, sample),
    offset: offsetOf(tree, offset, sample),
    offsetBasis: offsetBasis(tree, offset, lags),
    active: sample.active,
  });
  const single = [
    ...singleLevels(role, tree.terms, basis, sample),
    ...singleLevels(role, tree.instruments, instruments, sample),
  ];
  return {
    equation: parts.intercept === "elsewhere" ? withoutIntercept(equation) : equation,
    dropped: [...single, ...dropped],
  };
}

function withoutIntercept(equation: Equation): Equation {
  const { names } = equation.regressors;
  const staying = names.flatMap((name, position) => (name === "(Intercept)" ? [] : [position]));
  return { ...equation, regressors: keepColumns(equation.regressors, staying) };
}

function designOf(basis: BoundBasis, sample: BindingSample): Design {
  const { table, active } = sample;
  const columns = basis.evaluate(table, active);
  columns.forEach((values, position) => {
    const name = basis.names[position]!;
    const raw = table.has(name) && table.column(name).kind !== "category" && table.numbers(name) === values;
    if (!raw) checkDefined(name, basis.columnSources(position), values, sample);
  });
  return { names: basis.names, columns, basis };
}

/** An expression by rows, 0 outside the rows that count. */
function numbers(text: string, expression: Expression, sample: BindingSample): Float64Array {
  const values = evaluateExpression(expression, sample.table);
  checkDefined(text, expressionSources(expression), values, sample);
  return activeOnly(values, expression.kind === "column" || expression.kind === "number", sample.active);
}

function offsetExpressions(tree: FormulaTree, option: string | undefined): readonly Expression[] {
  return option === undefined ? tree.offsets : [...tree.offsets, { kind: "column", name: option }];
}

function offsetBasis(tree: FormulaTree, option: string | undefined, lags: readonly Lag[]): BoundBasis | undefined {
  const parts = offsetExpressions(tree, option).map((expression) => numberPart("offset", expression));
  if (parts.length === 0) return undefined;
  return makeBasis(
    parts.map((part) => ({ name: "offset", term: "offset", pieces: [{ part, component: 0 }] })),
    lags,
  );
}

function offsetOf(tree: FormulaTree, option: string | undefined, sample: BindingSample): Float64Array | undefined {
  let sum: Float64Array | undefined;
  for (const expression of offsetExpressions(tree, option)) {
    const values = numbers("the offset", expression, sample);
    const before = sum;
    sum = before === undefined ? values : values.map((value, i) => value + before[i]!);
  }
  return sum;
}

/** Terms that got no column because a category has one level only. */
function singleLevels(
  role: string,
  terms: readonly Term[],
  basis: BoundBasis | undefined,
  { table, active }: BindingSample,
): readonly ColumnDrop[] {
  const without = terms.filter((term) => basis !== undefined && !basis.terms.includes(term.key));
  return without.map((term) => {
    const levels = term.factors.map((factor) =>
      factorIsCategory(factor, table) && "name" in factor
        ? levelsOf(factor.name, table.column(factor.name), active)
        : [],
    );
    const only = levels.find((found) => found.length === 1)?.[0] ?? "";
    return { name: parameterName(role, termText(term)), reason: `constant: '${only}' in every row` };
  });
}

/** Refuses an outcome that is text. */
export function checkOutcomeKind(tree: FormulaTree, table: BindingSample["table"]): void {
  for (const name of outcomeColumns(tree)) {
    const column = table.column(name);
    if (column.kind !== "category") continue;
    throw new EstimandError(
      "outcome-not-numeric",
      `The outcome '${name}' holds text (such as ${JSON.stringify(column.levels[0] ?? "")}): make it a number (categories in their order: 1, 2, ...) or true and false.`,
      { column: name },
    );
  }
}

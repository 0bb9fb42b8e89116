import type { Table } from "../data/table.ts";
import { evaluateExpression } from "./evaluate-expression.ts";
import type { Expression } from "./expression.ts";
import { parseExpression } from "./parse-expression.ts";
import { TokenReader } from "./token-reader.ts";

type Comparison = "<" | "<=" | ">" | ">=" | "=" | "!=";

const comparisons: Readonly<Record<Comparison, (a: number, b: number) => boolean>> = {
  "<": (a, b) => a < b,
  "<=": (a, b) => a <= b,
  ">": (a, b) => a > b,
  ">=": (a, b) => a >= b,
  "=": (a, b) => a === b,
  "!=": (a, b) => a !== b,
};

/** One comparison: of two expressions, or of a category with a level. */
type Clause =
  | { readonly left: Expression; readonly comparison: Comparison; readonly right: Expression }
  | { readonly column: string; readonly comparison: "=" | "!="; readonly level: string };

/** Alternatives ("or"), each of clauses that all must hold ("and"). */
export type Condition = readonly (readonly Clause[])[];

/**
 * Reads a condition on rows: comparisons (< <= > >= = !=) of arithmetic on columns, or of a category with a text, joined by
 * `and` (which binds tighter) and `or`.
 *
 * @throws EstimandError "formula-syntax"
 * @example
 * parseCondition('employees < 50 and region = "Busan" or rdPerformer = 1');
 */
export function parseCondition(text: string): Condition {
  const reader = new TokenReader(text);
  const alternatives = [parseClauses(reader)];
  while (takesWord(reader, "or")) alternatives.push(parseClauses(reader));
  if (reader.peek().kind !== "end") throw reader.unexpected("'and', 'or' or the end");
  return alternatives;
}

function parseClauses(reader: TokenReader): Clause[] {
  const clauses = [parseClause(reader)];
  while (takesWord(reader, "and")) clauses.push(parseClause(reader));
  return clauses;
}

function takesWord(reader: TokenReader, word: string): boolean {
  const { kind, value, start } = reader.peek();
  const found = kind === "name" && value === word && reader.text[start] !== "`";
  if (found) reader.next();
  return found;
}

function parseClause(reader: TokenReader): Clause {
  const left = parseExpression(reader, []);
  if (!reader.sees(...Object.keys(comparisons))) throw reader.unexpected("a comparison (< <= > >= = !=)");
  const sign = reader.next();
  const comparison = sign.value as Comparison;
  const text = reader.peek();
  if (text.kind !== "text") return { left, comparison, right: parseExpression(reader, []) };
  if (left.kind !== "column" || (comparison !== "=" && comparison !== "!="))
    throw reader.fault(sign, "a text is compared with a column, by = or !=.");
  reader.next();
  return { column: left.name, comparison, level: text.value };
}

/**
 * The rows in which the condition holds: 1 there, 0 elsewhere, also where a column that it reads is missing.
 *
 * @throws EstimandError "unknown-column", "wrong-column-kind"
 */
export function rowsMeeting(condition: Condition, table: Table): Uint8Array {
  const meeting = new Uint8Array(table.rows);
  for (const clauses of condition) {
    const all = new Uint8Array(table.rows).fill(1);
    for (const clause of clauses) meet(clause, table, all);
    for (let i = 0; i < all.length; i++) meeting[i]! |= all[i]!;
  }
  return meeting;
}

/** Clears the rows in which the clause does not hold. */
function meet(clause: Clause, table: Table, rows: Uint8Array): void {
  if ("level" in clause) {
    const holds = levelTest(clause, table);
    for (let i = 0; i < rows.length; i++) if (!holds(i)) rows[i] = 0;
    return;
  }
  const left = evaluateExpression(clause.left, table);
  const right = evaluateExpression(clause.right, table);
  const holds = comparisons[clause.comparison];
  for (let i = 0; i < rows.length; i++) {
    const missing = Number.isNaN(left[i]!) || Number.isNaN(right[i]!);
    if (missing || !holds(left[i]!, right[i]!)) rows[i] = 0;
  }
}

function levelTest(
  { column: name, comparison, level }: Extract<Clause, { level: string }>,
  table: Table,
): (row: number) => boolean {
  const column = table.column(name);
  if (column.kind !== "category") {
    return (i) => !Number.isNaN(column.values[i]!) && (String(column.values[i]) === level) === (comparison === "=");
  }
  const code = column.levels.indexOf(level);
  return (i) => column.codes[i]! >= 0 && (column.codes[i] === code) === (comparison === "=");
}

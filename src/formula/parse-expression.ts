import {
  binaryOf,
  callOf,
  columnOf,
  type Expression,
  type FunctionName,
  numberOf,
  type Operator,
  zero,
} from "./expression.ts";
import { writtenFunctions } from "./functions.ts";
import { type Lag, lagName } from "./lag.ts";
import type { TokenReader } from "./token-reader.ts";

/** What stands for a number: said when something else was found. */
const operand = "a column, a number, a function or '('";

/**
 * Reads arithmetic: + - * / ^ and parentheses with the usual precedence (a power binds tighter than the minus before it
 * and groups from the right), log, exp, sqrt, abs, lag, nested freely. Lags that are read are noted in `lags`.
 */
export function parseExpression(reader: TokenReader, lags: Lag[]): Expression {
  return parseLeftToRight(reader, lags, ["+", "-"], parseProduct);
}

type Parse = (reader: TokenReader, lags: Lag[]) => Expression;

function parseProduct(reader: TokenReader, lags: Lag[]): Expression {
  return parseLeftToRight(reader, lags, ["*", "/"], parseSigned);
}

function parseLeftToRight(reader: TokenReader, lags: Lag[], operators: readonly Operator[], part: Parse): Expression {
  let left = part(reader, lags);
  while (reader.sees(...operators)) {
    const operator = reader.next().value as Operator;
    left = binaryOf(operator, left, part(reader, lags));
  }
  return left;
}

function parseSigned(reader: TokenReader, lags: Lag[]): Expression {
  if (reader.takes("+")) return parseSigned(reader, lags);
  if (!reader.takes("-")) return parsePower(reader, lags);
  const inner = parseSigned(reader, lags);
  return inner.kind === "number" ? numberOf(-inner.value) : binaryOf("-", zero, inner);
}

function parsePower(reader: TokenReader, lags: Lag[]): Expression {
  const base = parseOperand(reader, lags);
  return reader.takes("^") ? binaryOf("^", base, parseSigned(reader, lags)) : base;
}

/** Reads one operand: a number, a column, a call, or a parenthesis, without the arithmetic that may follow it. */
export function parseOperand(reader: TokenReader, lags: Lag[]): Expression {
  const token = reader.peek();
  if (token.kind === "number") {
    reader.next();
    return numberOf(Number(token.value));
  }
  if (reader.sees("(")) return parseParenthesis(reader, lags);
  if (token.kind !== "name") throw reader.unexpected(operand);
  if (seesCall(reader)) return parseCall(reader, lags);
  reader.next();
  return columnOf(token.value);
}

/** Whether a call is ahead: a name without backticks, then '('. */
export function seesCall(reader: TokenReader): boolean {
  const name = reader.peek();
  const open = reader.peek(1);
  const quoted = reader.text[name.start] === "`";
  return name.kind === "name" && !quoted && open.kind === "sign" && open.value === "(";
}

function parseParenthesis(reader: TokenReader, lags: Lag[]): Expression {
  reader.expect("(");
  const inner = parseExpression(reader, lags);
  if (reader.sees("<", "<=", ">", ">=", "!=", "=")) {
    throw reader.fault(
      reader.peek(),
      "parentheses hold arithmetic: make a 0/1 column of the comparison, and name that.",
    );
  }
  reader.expect(")", "an operator (+ - * / ^) or ')'");
  return inner;
}

function parseCall(reader: TokenReader, lags: Lag[]): Expression {
  const name = reader.next();
  if (name.value === "I") return parseParenthesis(reader, lags);
  if (name.value === "lag") return parseLag(reader, lags);
  if ((writtenFunctions as readonly string[]).includes(name.value)) {
    return callOf(name.value as FunctionName, parseParenthesis(reader, lags));
  }
  if (["poly", "C", "offset"].includes(name.value)) {
    throw reader.fault(name, `${name.value}(...) is a term of its own: it cannot be part of an expression.`);
  }
  throw reader.fault(name, unknownFunction(name.value));
}

/** What other programs call them. */
const otherNames: ReadonlyMap<string, string> = new Map([
  ["ln", "log"],
  ["factor", "C"],
  ["as.factor", "C"],
  ["i", "C"],
  ["L", "lag"],
]);

/** The sentence that names the functions there are. */
function unknownFunction(name: string): string {
  const ours = otherNames.get(name);
  if (ours !== undefined) return `there is no function '${name}': it is called ${ours} here.`;
  return `there is no function '${name}'. There are ${writtenFunctions.join(", ")}, lag, I, poly, C and offset.`;
}

/** lag(column) or lag(column, rows): a column of its own, made from the whole table before rows leave. */
function parseLag(reader: TokenReader, lags: Lag[]): Expression {
  reader.expect("(");
  const column = reader.peek();
  if (column.kind !== "name") throw reader.unexpected("a column name");
  reader.next();
  const by = reader.takes(",") ? parseCount(reader, "how many rows to go back (1, 2, ...)") : 1;
  reader.expect(")", "',' or ')' (lag takes a column, and how many rows to go back)");
  const lag: Lag = { name: lagName(column.value, by), column: column.value, by };
  if (!lags.some((other) => other.name === lag.name)) lags.push(lag);
  return columnOf(lag.name);
}

/** A positive whole number. */
export function parseCount(reader: TokenReader, expected: string): number {
  const token = reader.peek();
  const count = Number(token.value);
  if (token.kind !== "number" || !Number.isInteger(count) || count < 1) throw reader.unexpected(expected);
  reader.next();
  return count;
}

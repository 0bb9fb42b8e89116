import { type Expression, expressionKey } from "./expression.ts";
import type { Factor } from "./formula-tree.ts";
import type { Lag } from "./lag.ts";
import { parseCount, parseExpression, parseOperand, seesCall } from "./parse-expression.ts";
import type { TokenReader } from "./token-reader.ts";

/** Reads one factor of a term: a column, a function, I(...), poly(...), C(...). */
export function parseFactor(reader: TokenReader, lags: Lag[]): Factor {
  const start = reader.peek();
  if (seesCall(reader)) {
    if (start.value === "C") return parseCategory(reader, lags);
    if (start.value === "poly") return parsePolynomial(reader, lags);
    return expressionFactor(parseOperand(reader, lags), reader.written(start.start), start.value === "I");
  }
  reader.next();
  return columnFactor(start.value);
}

function columnFactor(name: string): Factor {
  return { kind: "column", name, text: name, key: JSON.stringify(name) };
}

function expressionFactor(expression: Expression, text: string, wrapped: boolean): Factor {
  if (expression.kind === "column" && !wrapped) return columnFactor(expression.name);
  const key = expressionKey(expression);
  return { kind: "expression", expression, text, key: wrapped ? `I(${key})` : key };
}

/** C(column), C(column, ref = "level"). */
function parseCategory(reader: TokenReader, lags: Lag[]): Factor {
  reader.next();
  reader.expect("(");
  const at = reader.peek();
  const column = parseExpression(reader, lags);
  if (column.kind !== "column") throw reader.fault(at, "C takes a column, not arithmetic.");
  const reference = reader.takes(",") ? parseReference(reader) : undefined;
  reader.expect(")", "',' or ')' (C takes a column, and ref = \"level\")");
  const key = `C(${JSON.stringify(column.name)},${JSON.stringify(reference)})`;
  return { kind: "category", name: column.name, reference, text: column.name, key };
}

function parseReference(reader: TokenReader): string {
  if (reader.peek().value !== "ref") throw reader.unexpected('ref = "level"');
  reader.next();
  reader.expect("=");
  const sign = reader.takes("-") ? -1 : 1;
  const token = reader.peek();
  if (sign === -1 ? token.kind !== "number" : !["text", "number", "name"].includes(token.kind)) {
    throw reader.unexpected('a level, such as "J62"');
  }
  reader.next();
  return token.kind === "number" ? String(sign * Number(token.value)) : token.value;
}

/** poly(expression, degree), poly(expression, degree, raw = true). */
function parsePolynomial(reader: TokenReader, lags: Lag[]): Factor {
  const start = reader.next().start;
  reader.expect("(");
  const of = parseExpression(reader, lags);
  reader.expect(",", "',' and the degree: poly(a, 2)");
  const degree = parseCount(reader, "the degree, a positive whole number");
  const raw = reader.takes(",") ? parseRaw(reader) : false;
  reader.expect(")", "',' or ')' (poly takes an expression, the degree, and raw = true)");
  const key = `poly(${expressionKey(of)},${degree},${raw})`;
  return { kind: "polynomial", of, degree, raw, text: reader.written(start), key };
}

function parseRaw(reader: TokenReader): boolean {
  if (reader.peek().value !== "raw") throw reader.unexpected("raw = true");
  reader.next();
  reader.expect("=");
  const word = reader.peek().value.toLowerCase();
  if (word !== "true" && word !== "false") throw reader.unexpected("true or false");
  reader.next();
  return word === "true";
}

import type { RightSide, Term } from "./formula-tree.ts";
import type { Lag } from "./lag.ts";
import { parseExpression, parseCount, seesCall } from "./parse-expression.ts";
import { parseFactor } from "./parse-factor.ts";
import { conflict, cross, interact, minus, nothing, plus, power, sideOf, termOf, termText } from "./terms.ts";
import type { TokenReader } from "./token-reader.ts";

/** Where a sum of terms stands: brackets and offsets belong to the whole right-hand side only. */
type Place = "right-hand side" | "parenthesis" | "bracket";

const aTerm = "a column, a function, '(' or 0 or 1";

/** Reads a sum of terms: `a + b:c - d`, with 0 and 1 for the intercept. */
export function parseTerms(reader: TokenReader, lags: Lag[], place: Place): RightSide {
  let side = reader.sees("-", "+") ? nothing : parseCrossing(reader, lags, place);
  while (reader.sees("+", "-")) {
    const sign = reader.next();
    const next = parseCrossing(reader, lags, place);
    if (sign.value === "+") {
      const both = conflict(side, next);
      if (both) throw reader.fault(sign, `'${termText(both)}' is endogenous and exogenous at once.`);
      side = plus(side, next);
      continue;
    }
    const absent = next.terms.find((term) => !side.terms.some((other) => other.key === term.key));
    if (absent) throw reader.fault(sign, `'${termText(absent)}' is not among the terms before it: nothing to remove.`);
    if (next.offsets.length + next.endogenous.length > 0) throw reader.fault(sign, "only terms can be removed.");
    side = minus(side, next);
  }
  return side;
}

/** a * b */
function parseCrossing(reader: TokenReader, lags: Lag[], place: Place): RightSide {
  return parseProducts(reader, lags, place, "*", parseInteraction, cross);
}

/** a : b */
function parseInteraction(reader: TokenReader, lags: Lag[], place: Place): RightSide {
  return parseProducts(reader, lags, place, ":", parsePower, interact);
}

function parseProducts(
  reader: TokenReader,
  lags: Lag[],
  place: Place,
  sign: string,
  part: typeof parsePower,
  product: (left: readonly Term[], right: readonly Term[]) => readonly Term[],
): RightSide {
  const start = reader.peek();
  let left = part(reader, lags, place);
  while (reader.sees(sign)) {
    if (!onlyTerms(left)) throw reader.fault(start, notInProduct(sign));
    reader.next();
    const at = reader.peek();
    const right = part(reader, lags, place);
    if (!onlyTerms(right)) throw reader.fault(at, notInProduct(sign));
    left = sideOf(product(left.terms, right.terms));
  }
  if (reader.sees("/"))
    throw reader.fault(reader.peek(), "'/' joins no terms: write a + a:b, or I(a / b) for a quotient.");
  return left;
}

function onlyTerms(side: RightSide): boolean {
  return side.intercept === undefined && side.offsets.length + side.instruments.length === 0;
}

function notInProduct(sign: string): string {
  return `0, 1, offset(...) and [...] can be added, but not joined by '${sign}'. Arithmetic goes inside I(...).`;
}

/** (a + b)^2 */
function parsePower(reader: TokenReader, lags: Lag[], place: Place): RightSide {
  const start = reader.peek();
  const base = parseOne(reader, lags, place);
  if (!reader.sees("^")) return base;
  const sign = reader.next();
  const exponent = parseCount(reader, "how many terms to cross, a positive whole number");
  if (!onlyTerms(base)) throw reader.fault(start, notInProduct("^"));
  if (base.terms.length > 1) return sideOf(power(base.terms, exponent));
  throw reader.fault(sign, `'^' crosses the terms of a sum, as in (a + b)^2. For a power write I(a^${exponent}).`);
}

function parseOne(reader: TokenReader, lags: Lag[], place: Place): RightSide {
  const token = reader.peek();
  if (token.kind === "number") return parseIntercept(reader, place);
  if (reader.sees("(")) return parseParenthesis(reader, lags);
  if (reader.sees("[") && place === "right-hand side") return parseBracket(reader, lags);
  if (reader.sees("[")) throw reader.fault(token, "[endogenous ~ instruments] stands by itself: y ~ a + [b ~ z].");
  if (token.kind !== "name") throw reader.unexpected(aTerm);
  if (token.value === "." && reader.text[token.start] === ".") {
    throw reader.fault(token, "'.' does not stand for all columns here: name them.");
  }
  if (token.value === "offset" && seesCall(reader)) return parseOffset(reader, lags, place);
  return sideOf([termOf([parseFactor(reader, lags)])]);
}

function parseIntercept(reader: TokenReader, place: Place): RightSide {
  const token = reader.peek();
  if (token.value !== "0" && token.value !== "1") throw reader.unexpected(`${aTerm} (arithmetic goes inside I(...))`);
  if (place === "bracket") throw reader.fault(token, "the intercept belongs outside the brackets.");
  reader.next();
  return { ...nothing, intercept: token.value === "1" };
}

function parseParenthesis(reader: TokenReader, lags: Lag[]): RightSide {
  reader.expect("(");
  const inner = parseTerms(reader, lags, "parenthesis");
  reader.expect(")", "an operator (+ - : * ^) or ')'");
  return inner;
}

function parseOffset(reader: TokenReader, lags: Lag[], place: Place): RightSide {
  const name = reader.next();
  if (place !== "right-hand side") throw reader.fault(name, "offset(...) stands by itself: y ~ a + offset(b).");
  reader.expect("(");
  const offset = parseExpression(reader, lags);
  reader.expect(")", "an operator (+ - * / ^) or ')'");
  return { ...nothing, offsets: [offset] };
}

/** [endogenous ~ instruments] */
function parseBracket(reader: TokenReader, lags: Lag[]): RightSide {
  reader.expect("[");
  const endogenous = parseTerms(reader, lags, "bracket").terms;
  reader.expect("~", "'+' or '~', then the instruments");
  const instruments = parseTerms(reader, lags, "bracket").terms;
  reader.expect("]", "an operator (+ - : * ^) or ']'");
  return { ...nothing, terms: endogenous, endogenous: endogenous.map((term) => term.key), instruments };
}

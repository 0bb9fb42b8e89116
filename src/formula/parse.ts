import { EstimandError } from "../errors.ts";
import type { FormulaTree, RightSide } from "./formula-tree.ts";
import type { Lag } from "./lag.ts";
import { parseExpression } from "./parse-expression.ts";
import { parseTerms } from "./parse-terms.ts";
import { byDegree, termText } from "./terms.ts";
import { TokenReader } from "./token-reader.ts";
import type { Token } from "./tokenize.ts";

/**
 * Reads a formula: `y ~ a + b`, `[low, high] ~ a` for an outcome known to lie in an interval, `a:b`, `a*b`, `(a + b)^2`, `- a`, `-1` and `+ 0` (no intercept), `log exp sqrt abs`,
 * `I(arithmetic)`, `poly(a, 2)`, `C(a, ref = "x")`, `lag(a, 2)`, `offset(a)`, `[endogenous ~ instruments]`,
 * `| absorbed + effects`, `| firm^year`. A column name with other characters than letters (of any alphabet), digits, _ and . goes in
 * backticks. What the names mean is decided when the formula is bound to a table.
 *
 * @param outcome "none" for an equation without one, `~ a + b`: its outcome is then the number 1
 * @throws EstimandError "formula-syntax": the column number, what was expected, and the formula with a caret
 * @example
 * parseFormula("log(exports) ~ age + [rd ~ subsidy]").instruments.length; // 1
 */
export function parseFormula(text: string, outcome?: "interval" | "none"): FormulaTree {
  if (typeof text !== "string") {
    throw new EstimandError("formula-syntax", `A formula is a text such as "y ~ a + b", not ${typeof text}.`);
  }
  const reader = new TokenReader(text);
  const lags: Lag[] = [];
  const given = outcomeOf(reader, lags, outcome);
  const tilde = reader.expect("~", "an operator (+ - * / ^) or '~'");
  const side = parseTerms(reader, lags, "right-hand side");
  const absorbed = reader.takes("|") ? parseAbsorbed(reader) : [];
  if (reader.peek().kind !== "end") throw reader.unexpected("an operator (+ - : * ^ |) or the end");
  const fault = contradiction(side, given.text);
  if (fault !== undefined) throw reader.fault(tilde, fault);
  return {
    ...side,
    text,
    outcome: given,
    intercept: side.intercept ?? true,
    terms: byDegree(side.terms),
    absorbed,
    lags,
  };
}

function outcomeOf(reader: TokenReader, lags: Lag[], outcome: "interval" | "none" | undefined): FormulaTree["outcome"] {
  if (outcome !== "none") {
    if (reader.sees("~")) throw reader.unexpected("the outcome before '~'");
    return parseOutcome(reader, lags);
  }
  if (!reader.sees("~")) throw reader.unexpected("'~' at the start (this equation has no outcome)");
  return { expression: { kind: "number", value: 1 }, text: "" };
}

function parseOutcome(reader: TokenReader, lags: Lag[]): FormulaTree["outcome"] {
  const start = reader.peek();
  if (reader.takes("[")) return parseInterval(reader, lags, start);
  const expression = parseExpression(reader, lags);
  return { expression, text: expression.kind === "column" ? expression.name : reader.written(start.start) };
}

/** [low, high] */
function parseInterval(reader: TokenReader, lags: Lag[], start: Token): FormulaTree["outcome"] {
  const expression = parseExpression(reader, lags);
  reader.expect(",", "an operator (+ - * / ^), or ',' and the upper end");
  const high = parseExpression(reader, lags);
  reader.expect("]", "an operator (+ - * / ^) or ']'");
  return { expression, high, text: reader.written(start.start) };
}

function parseAbsorbed(reader: TokenReader): FormulaTree["absorbed"] {
  const effects: (readonly string[])[] = [];
  do {
    const columns: string[] = [];
    do {
      if (reader.peek().kind !== "name") throw reader.unexpected("a column name");
      columns.push(reader.next().value);
    } while (reader.takes("^"));
    effects.push(columns);
  } while (reader.takes("+"));
  return effects;
}

/** What is wrong with the formula as a whole, in words. */
function contradiction(side: RightSide, outcome: string): string | undefined {
  if (side.terms.length === 0 && side.intercept === false)
    return "nothing is left to the right of it: write y ~ 1 or add a term.";
  const itself = [...side.terms, ...side.instruments].find((term) => termText(term) === outcome);
  if (itself) return `'${outcome}' stands on both sides of it: leave it out on the right.`;
  const both = side.instruments.find((term) => side.terms.some((other) => other.key === term.key));
  if (both)
    return `'${termText(both)}' is an instrument and a regressor: a regressor is its own instrument, so leave it out of the brackets.`;
  const coded = recoded(side);
  if (coded !== undefined) return `'${coded}' is coded in two ways: give C(${coded}, ref = ...) once and alike.`;
  return undefined;
}

/** A column that enters under two different C(...). */
function recoded(side: RightSide): string | undefined {
  const codings = new Map<string, string>();
  for (const factor of [...side.terms, ...side.instruments].flatMap((term) => term.factors)) {
    if (factor.kind !== "category") continue;
    if ((codings.get(factor.name) ?? factor.key) !== factor.key) return factor.name;
    codings.set(factor.name, factor.key);
  }
  return undefined;
}

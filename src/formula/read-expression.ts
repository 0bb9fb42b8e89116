import type { Expression } from "./expression.ts";
import { parseExpression } from "./parse-expression.ts";
import { TokenReader } from "./token-reader.ts";

/**
 * Reads a text that is one arithmetic expression and nothing else.
 *
 * @throws EstimandError "formula-syntax"
 * @example
 * readExpression("log(sales) / employees");
 */
export function readExpression(text: string): Expression {
  const reader = new TokenReader(text);
  const expression = parseExpression(reader, []);
  if (reader.peek().kind !== "end") throw reader.unexpected("an operator (+ - * / ^) or the end");
  return expression;
}

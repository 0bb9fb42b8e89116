import { HypothesisReader } from "./hypothesis-reader.ts";
import type { Restriction } from "./linear-combination.ts";

/**
 * Reads a hypothesis about coefficients, such as "a = b", "2*a - b/3 = 0.5", "selection:educ = outcome:educ", or
 * "a = b = 0" (two restrictions). A name alone means that it is zero. Names are those of the fit, as they stand
 * (`industry[J62]`, `log(employees)`, `(Intercept)`, `a:b`) or in backticks.
 *
 * @throws EstimandError "bad-hypothesis" with the position, "unknown-coefficient" with the nearest names
 */
export function parseHypothesis(text: string, names: readonly string[]): Restriction[] {
  const reader = new HypothesisReader(text, names);
  const sides = [reader.sum()];
  while (reader.take("=")) sides.push(reader.sum());
  if (!reader.done()) throw reader.fault(`expected an operator or "="`);
  if (sides.length === 1) sides.push(reader.constant(0));
  return sides.slice(1).map((right, i) => reader.restriction(sides[i]!, right));
}

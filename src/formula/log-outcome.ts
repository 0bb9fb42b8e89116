import { parseFormula } from "./parse.ts";

/** Whether a formula's outcome is the logarithm of something: "log(exports) ~ size". */
export function isLogOutcome(formula: string): boolean {
  const { expression } = parseFormula(formula).outcome;
  return expression.kind === "call" && expression.function === "log";
}

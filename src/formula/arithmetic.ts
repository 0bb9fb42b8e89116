import { binaryOf, type Expression, numberOf, type Operator, one, zero } from "./expression.ts";

/** What an operator does to two numbers. */
export const operations: Readonly<Record<Operator, (left: number, right: number) => number>> = {
  "+": (left, right) => left + right,
  "-": (left, right) => left - right,
  "*": (left, right) => left * right,
  "/": (left, right) => left / right,
  "^": (left, right) => left ** right,
};

/** Whether the expression is a number, or this number. */
export function isNumber(expression: Expression, value?: number): boolean {
  return expression.kind === "number" && (value === undefined || expression.value === value);
}

function binary(operator: Operator, left: Expression, right: Expression): Expression {
  if (left.kind === "number" && right.kind === "number") {
    return numberOf(operations[operator](left.value, right.value));
  }
  return binaryOf(operator, left, right);
}

/**
 * Makers of arithmetic expressions: numbers are computed, and sums with 0 and products with 0 or 1 are simplified away,
 * so that a derivative stays as short as a person would write it.
 */
export const combine: Readonly<Record<Operator, (left: Expression, right: Expression) => Expression>> = {
  "+": (left, right) => (isNumber(left, 0) ? right : isNumber(right, 0) ? left : binary("+", left, right)),
  "-": (left, right) => (isNumber(right, 0) ? left : binary("-", left, right)),
  "*": (left, right) => {
    if (isNumber(left, 0) || isNumber(right, 0)) return zero;
    return isNumber(left, 1) ? right : isNumber(right, 1) ? left : binary("*", left, right);
  },
  "/": (left, right) => (isNumber(left, 0) || isNumber(right, 1) ? left : binary("/", left, right)),
  "^": (left, right) => (isNumber(right, 1) ? left : isNumber(right, 0) ? one : binary("^", left, right)),
};

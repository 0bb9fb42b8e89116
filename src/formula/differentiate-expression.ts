import { combine, isNumber } from "./arithmetic.ts";
import { callOf, type Expression, foldExpression, numberOf, type Operator, one, zero } from "./expression.ts";
import { functions } from "./functions.ts";

/** An expression with its derivative. */
interface Dual {
  readonly of: Expression;
  readonly slope: Expression;
}

/** The rule of each operator for the derivative of u ∘ v. */
const rules: Readonly<Record<Operator, (u: Dual, v: Dual) => Expression>> = {
  "+": (u, v) => combine["+"](u.slope, v.slope),
  "-": (u, v) => combine["-"](u.slope, v.slope),
  "*": (u, v) => combine["+"](combine["*"](u.slope, v.of), combine["*"](u.of, v.slope)),
  "/": (u, v) =>
    combine["-"](
      combine["/"](u.slope, v.of),
      combine["*"](v.slope, combine["/"](u.of, combine["^"](v.of, numberOf(2)))),
    ),
  "^": powerRule,
};

/** d(uᵛ) = v uᵛ⁻¹ du + uᵛ ln(u) dv; the second half only where the exponent varies, so that u may be negative elsewhere. */
function powerRule(u: Dual, v: Dual): Expression {
  const base = combine["*"](combine["*"](v.of, combine["^"](u.of, combine["-"](v.of, one))), u.slope);
  if (isNumber(v.slope, 0)) return base;
  const exponent = combine["*"](combine["*"](combine["^"](u.of, v.of), callOf("log", u.of)), v.slope);
  return combine["+"](base, exponent);
}

/**
 * The exact derivative of an expression with respect to a column; the number 0 where it does not depend on it.
 * The derivative of abs is taken as 0 at 0.
 *
 * @example
 * differentiateExpression(parseFormula("log(a) ~ 1").outcome.expression, "a"); // 1 / a, as a tree
 */
export function differentiateExpression(expression: Expression, source: string): Expression {
  return foldExpression<Dual>(expression, {
    number: (value) => ({ of: numberOf(value), slope: zero }),
    column: (name) => ({ of: { kind: "column", name }, slope: name === source ? one : zero }),
    call: (name, u) => ({ of: callOf(name, u.of), slope: combine["*"](functions[name].slope(u.of), u.slope) }),
    binary: (operator, u, v) => ({ of: combine[operator](u.of, v.of), slope: rules[operator](u, v) }),
  }).slope;
}

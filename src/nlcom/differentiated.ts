import {
  absDependencies,
  acosDependencies,
  acoshDependencies,
  addDependencies,
  asinDependencies,
  asinhDependencies,
  atanDependencies,
  atanhDependencies,
  cosDependencies,
  coshDependencies,
  create,
  derivativeDependencies,
  divideDependencies,
  expDependencies,
  type FactoryFunctionMap,
  log10Dependencies,
  log2Dependencies,
  logDependencies,
  type MathNode,
  multiplyDependencies,
  parseDependencies,
  powDependencies,
  sinDependencies,
  sinhDependencies,
  sqrtDependencies,
  subtractDependencies,
  tanDependencies,
  tanhDependencies,
  unaryMinusDependencies,
  unaryPlusDependencies,
} from "mathjs/number";
import { EstimandError } from "../errors.ts";
import { type CoefficientExpression, fault, readExpression } from "./coefficient-expression.ts";

/** A function of the coefficients at the estimates: its value and its exact derivatives. */
export interface Differentiated {
  readonly text: string;
  readonly value: number;
  /** One entry a coefficient, zeros where it does not depend on it. */
  readonly gradient: Float64Array;
}

/** The parts of mathjs in use: numbers only, nothing that reads, imports or knows units. */
const math = create({
  parseDependencies,
  derivativeDependencies,
  addDependencies,
  divideDependencies,
  multiplyDependencies,
  powDependencies,
  subtractDependencies,
  unaryMinusDependencies,
  unaryPlusDependencies,
  absDependencies,
  acosDependencies,
  acoshDependencies,
  asinDependencies,
  asinhDependencies,
  atanDependencies,
  atanhDependencies,
  cosDependencies,
  coshDependencies,
  expDependencies,
  logDependencies,
  log10Dependencies,
  log2Dependencies,
  sinDependencies,
  sinhDependencies,
  sqrtDependencies,
  tanDependencies,
  tanhDependencies,
} as FactoryFunctionMap);
const disabled = (): never => {
  throw new Error("disabled: expressions in coefficients neither import nor make units");
};
math.import({ import: disabled, createUnit: disabled, config: disabled }, { override: true });

/**
 * Evaluates an expression in coefficients with its derivatives, found symbolically.
 *
 * @param at the estimates, in the order of the names
 * @throws EstimandError "bad-hypothesis", "unknown-coefficient"
 */
export function differentiated(text: string, names: readonly string[], at: Float64Array): Differentiated {
  const expression = readExpression(text, names);
  const node = parsed(expression);
  const scope = Object.fromEntries(expression.used.map((j) => [`b${j}`, at[j]!]));
  const gradient = new Float64Array(names.length);
  for (const j of expression.used) {
    gradient[j] = numberOf(expression, math.derivative(node, `b${j}`), scope);
  }
  const value = numberOf(expression, node, scope);
  if (Number.isFinite(value) && gradient.every(Number.isFinite)) return { text: expression.text, value, gradient };
  throw new EstimandError(
    "bad-hypothesis",
    `"${expression.text}" is ${value} at the estimates, or has no derivative there: look for a division by zero, or the ` +
      "logarithm or root of a negative number.",
    { expression: expression.text, value },
  );
}

function parsed({ text, symbolic }: CoefficientExpression): MathNode {
  try {
    return math.parse(symbolic);
  } catch {
    throw fault(text, 0, "an expression that can be read: check brackets and operators");
  }
}

function numberOf({ text }: CoefficientExpression, node: MathNode, scope: Record<string, number>): number {
  const value: unknown = node.evaluate(scope);
  if (typeof value === "number") return value;
  throw fault(text, 0, "a single number");
}

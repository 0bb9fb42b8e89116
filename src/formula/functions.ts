import { combine } from "./arithmetic.ts";
import { callOf, type Expression, type FunctionName, numberOf, one, zero } from "./expression.ts";

/** A function of one number that formulas may use: its value, and its derivative as an expression. */
export interface ScalarFunction {
  value(x: number): number;
  /** f'(u) for the argument u. */
  slope(argument: Expression): Expression;
}

export const functions: Readonly<Record<FunctionName, ScalarFunction>> = {
  log: { value: Math.log, slope: (u) => combine["/"](one, u) },
  exp: { value: Math.exp, slope: (u) => callOf("exp", u) },
  sqrt: { value: Math.sqrt, slope: (u) => combine["/"](numberOf(0.5), callOf("sqrt", u)) },
  abs: { value: Math.abs, slope: (u) => callOf("sign", u) },
  sign: { value: Math.sign, slope: () => zero },
};

/** The functions that may be written in an expression. */
export const writtenFunctions: readonly FunctionName[] = ["log", "exp", "sqrt", "abs"];

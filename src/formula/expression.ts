/** The functions of one argument that an expression may contain; "sign" arises as the derivative of "abs". */
export type FunctionName = "log" | "exp" | "sqrt" | "abs" | "sign";

export type Operator = "+" | "-" | "*" | "/" | "^";

/** Arithmetic on columns, as a tree of plain data. */
export type Expression =
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "column"; readonly name: string }
  | { readonly kind: "call"; readonly function: FunctionName; readonly argument: Expression }
  | { readonly kind: "binary"; readonly operator: Operator; readonly left: Expression; readonly right: Expression };

/** What to make of each kind of node, given what was made of its parts. */
export interface ExpressionFold<Result> {
  number(value: number): Result;
  column(name: string): Result;
  call(name: FunctionName, argument: Result): Result;
  binary(operator: Operator, left: Result, right: Result): Result;
}

/** Works through an expression from its leaves up. */
export function foldExpression<Result>(expression: Expression, fold: ExpressionFold<Result>): Result {
  switch (expression.kind) {
    case "number":
      return fold.number(expression.value);
    case "column":
      return fold.column(expression.name);
    case "call":
      return fold.call(expression.function, foldExpression(expression.argument, fold));
    case "binary":
      return fold.binary(
        expression.operator,
        foldExpression(expression.left, fold),
        foldExpression(expression.right, fold),
      );
  }
}

/** The expression in one canonical spelling: two expressions are the same when these are. */
export function expressionKey(expression: Expression): string {
  return foldExpression<string>(expression, {
    number: String,
    column: (name) => JSON.stringify(name),
    call: (name, argument) => `${name}(${argument})`,
    binary: (operator, left, right) => `(${left}${operator}${right})`,
  });
}

/** The columns that the expression reads, each once, in order of appearance. */
export function expressionSources(expression: Expression): readonly string[] {
  const names = new Set<string>();
  const nothing = (): void => {};
  foldExpression<void>(expression, {
    number: nothing,
    call: nothing,
    binary: nothing,
    column: (name) => names.add(name),
  });
  return [...names];
}

export const zero: Expression = { kind: "number", value: 0 };
export const one: Expression = { kind: "number", value: 1 };

export function numberOf(value: number): Expression {
  return { kind: "number", value };
}

export function columnOf(name: string): Expression {
  return { kind: "column", name };
}

export function callOf(name: FunctionName, argument: Expression): Expression {
  return { kind: "call", function: name, argument };
}

export function binaryOf(operator: Operator, left: Expression, right: Expression): Expression {
  return { kind: "binary", operator, left, right };
}

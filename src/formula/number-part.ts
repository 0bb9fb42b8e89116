import { isNumber } from "./arithmetic.ts";
import type { DesignPart } from "./design-part.ts";
import { differentiateExpression } from "./differentiate-expression.ts";
import { evaluateExpression } from "./evaluate-expression.ts";
import { type Expression, expressionSources } from "./expression.ts";

/** A number by rows: a column, a truth value as 0 and 1, or arithmetic. */
export function numberPart(name: string, expression: Expression): DesignPart {
  return {
    names: [name],
    sources: expressionSources(expression),
    borrowed: expression.kind === "column" || expression.kind === "number",
    levels: undefined,
    saved: { kind: "number", name, expression },
    evaluate(table) {
      const values = evaluateExpression(expression, table);
      return () => values;
    },
    differentiate(table, source) {
      const slope = differentiateExpression(expression, source);
      if (isNumber(slope, 0)) return undefined;
      const values = evaluateExpression(slope, table);
      return () => values;
    },
  };
}

import { isNumber } from "./arithmetic.ts";
import type { DesignPart } from "./design-part.ts";
import { differentiateExpression } from "./differentiate-expression.ts";
import { evaluateExpression } from "./evaluate-expression.ts";
import { type Expression, expressionSources } from "./expression.ts";
import { evaluatePolynomial, type Polynomial } from "./polynomial.ts";

/** The powers of an expression, or polynomials orthogonal over the sample: "poly(a, 2)[1]", "poly(a, 2)[2]". */
export function polynomialPart(name: string, of: Expression, polynomial: Polynomial): DesignPart {
  return {
    names: polynomial.scale.map((_, j) => `${name}[${j + 1}]`),
    sources: expressionSources(of),
    borrowed: false,
    levels: undefined,
    saved: { kind: "polynomial", name, of, polynomial },
    evaluate(table) {
      const { values } = evaluatePolynomial(polynomial, evaluateExpression(of, table));
      return (component) => values[component]!;
    },
    differentiate(table, source) {
      const slope = differentiateExpression(of, source);
      if (isNumber(slope, 0)) return undefined;
      const { slopes } = evaluatePolynomial(polynomial, evaluateExpression(of, table));
      const inner = evaluateExpression(slope, table);
      return (component) => slopes[component]!.map((value, i) => value * inner[i]!);
    },
  };
}

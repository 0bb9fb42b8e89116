import type { Quantity, RowDerivatives } from "./likelihood.ts";
import { RowFunction } from "./row-function.ts";
import { RowSum } from "./row-sum.ts";
import { makeScratch, pairsOf } from "./scratch.ts";

/** Writes a predictor of the outer quantity at a row as a function of the predictors at hand. */
export type InnerFunction = (eta: readonly Float64Array[], row: number, into: RowFunction) => void;

/**
 * A quantity of other predictors than the model has, each of them a function of those: value and derivatives by the chain
 * rule.
 *
 * @param predictors the model's, in the order of the inner functions' positions
 */
export function composedQuantity<Outer extends string, P extends string>(
  outer: Quantity<Outer>,
  predictors: readonly P[],
  inner: Readonly<Record<Outer, InnerFunction>>,
): Quantity<P> {
  const functions = outer.predictors.map(() => new RowFunction(predictors.length));
  const product = new RowFunction(predictors.length);
  const pairs = pairsOf(outer.predictors);
  return {
    label: outer.label,
    predictors,
    rows(block, out) {
      const { rows } = block;
      const eta = predictors.map((name) => block.eta[name]);
      const at = makeScratch(outer, rows);
      const evaluate = (row: number): void => {
        outer.predictors.forEach((name, p) => {
          inner[name](eta, row, functions[p]!);
        });
      };
      for (let row = 0; row < rows; row++) {
        evaluate(row);
        outer.predictors.forEach((name, p) => {
          at.eta[name][row] = functions[p]!.value;
        });
      }
      outer.rows({ rows, eta: at.eta }, at);
      const sum = new RowSum(predictors, out as RowDerivatives<P>, rows);
      for (let row = 0; row < rows; row++) {
        evaluate(row);
        sum.number(row, at.value[row]!);
        outer.predictors.forEach((name, p) => {
          sum.composite(row, functions[p]!, 0, at.first[name][row]!, 0);
        });
        for (const { a, b, key } of pairs) {
          const curvature = at.second[key][row]!;
          product.crossed(functions[a]!, functions[b]!, a === b ? curvature / 2 : curvature);
          sum.composite(row, product, 0, 1, 0);
        }
      }
    },
  };
}

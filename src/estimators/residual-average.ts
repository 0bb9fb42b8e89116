import type { Quantity } from "../likelihood/likelihood.ts";
import type { ResidualNodes } from "../moments/residual-nodes.ts";
import { normalCdf, normalPdf } from "../special/normal.ts";
import type { InstrumentedNames } from "./control-function-names.ts";

/**
 * The average structural function of a probit by control function with one endogenous column, averaged over the residuals as they are:
 * 1/N Σᵢ Φ(x'β + θv̂ᵢ), v̂ᵢ = σ̂eᵢ. Unlike the quantity "probability" it does not take the column's error to be normal. Standard
 * errors are given the shape e of the residuals' distribution; σ is a parameter.
 *
 * Source: Wooldridge (2010), equation 15.50; Blundell and Powell (2004), Review of Economic Studies 71, 655-679.
 */
function residualAverage(nodes: () => ResidualNodes, names: InstrumentedNames): Quantity {
  const [residual, lnSigma] = [names.residuals[0]!, names.lnSigmas[0]!];
  return {
    label: "Pr(y = 1) over the residuals",
    predictors: ["index", residual, lnSigma],
    rows({ rows, eta }, { value, first, second }) {
      const residuals = nodes();
      const at = second as Readonly<Record<string, Float64Array>>;
      for (let i = 0; i < rows; i++) {
        const sigma = Math.exp(eta[lnSigma]![i]!);
        const c = eta[residual]![i]! * sigma;
        const sums = averages(residuals, eta.index![i]!, c);
        value[i] = sums.value;
        first.index![i] = sums.first;
        first[residual]![i] = sums.byC * sigma;
        first[lnSigma]![i] = sums.byC * c;
        at.index_index![i] = sums.second;
        at[`index_${residual}`]![i] = sums.crossed * sigma;
        at[`index_${lnSigma}`]![i] = sums.crossed * c;
        at[`${residual}_${residual}`]![i] = sums.byCC * sigma * sigma;
        at[`${residual}_${lnSigma}`]![i] = (sums.byCC * c + sums.byC) * sigma;
        at[`${lnSigma}_${lnSigma}`]![i] = (sums.byCC * c + sums.byC) * c;
      }
    },
  };

  /** Of Φ(η + ce) with its derivatives in η and c. */
  function averages({ points, weights }: ResidualNodes, index: number, c: number) {
    const sums = { value: 0, first: 0, second: 0, byC: 0, crossed: 0, byCC: 0 };
    points.forEach((e, k) => {
      const t = index + c * e;
      const density = weights[k]! * normalPdf(t);
      sums.value += weights[k]! * normalCdf(t);
      sums.first += density;
      sums.second -= density * t;
      sums.byC += density * e;
      sums.crossed -= density * t * e;
      sums.byCC -= density * t * e * e;
    });
    return sums;
  }
}

/** It as the quantity "asf", with one endogenous column. */
export function overResiduals(
  nodes: () => ResidualNodes,
  names: InstrumentedNames,
): Readonly<Record<string, Quantity>> {
  return names.columns.length > 1 ? {} : { asf: residualAverage(nodes, names) };
}

import { composedQuantity, type InnerFunction } from "../likelihood/composed-quantity.ts";
import type { Quantity } from "../likelihood/likelihood.ts";
import { RowFunction } from "../likelihood/row-function.ts";
import { columnPairs } from "../moments/error-spread.ts";
import type { InstrumentedNames } from "./control-function-names.ts";

/**
 * A quantity averaged over the errors of the endogenous columns (the average structural function), after an estimate given their
 * residuals: y* = x'β + v'θ + ε with v ~ N(0, Σ), so that the error u = v'θ + ε has variance θ'Σθ + Var(ε). Of a quantity of
 * (index) it takes x'β/√(1 + θ'Σθ); of a quantity of (index, lnSigma) x'β and ½ ln(σ² + θ'Σθ).
 *
 * @param scaled whether the outcome's model has a ln σ of its own
 *
 * Source: Wooldridge (2010), sections 15.7.2 and 17.5.2; Blundell and Powell (2003) for the average structural function.
 */
function structuralQuantity(outer: Quantity<string>, names: InstrumentedNames, scaled: boolean): Quantity {
  const { residuals, lnSigmas, amongForms } = names;
  const own = scaled ? ["index", "lnSigma"] : ["index"];
  const predictors = [...own, ...residuals, ...lnSigmas, ...amongForms];
  const variance = addedVariance(predictors, { residuals, lnSigmas, amongForms });
  const [u, v] = [new RowFunction(predictors.length), new RowFunction(predictors.length)];
  const index: InnerFunction = (eta, row, into) => into.predictor(eta[0]![row]!, 0);
  const unitIndex: InnerFunction = (eta, row, into) => {
    u.predictor(eta[0]![row]!, 0);
    variance(eta, row, v);
    const c = 1 / Math.sqrt(1 + v.value);
    const [c1, c2] = [-0.5 * c ** 3, 0.75 * c ** 5];
    into.combine(u, v, { value: u.value * c, u: c, v: u.value * c1, uu: 0, uv: c1, vv: u.value * c2 });
  };
  const lnSigma: InnerFunction = (eta, row, into) => {
    u.predictor(eta[1]![row]!, 1);
    variance(eta, row, v);
    const own = Math.exp(2 * u.value);
    const total = own + v.value;
    const share = own / total;
    const slope = 0.5 / total;
    const uu = 2 * share * (1 - share);
    into.combine(u, v, {
      value: 0.5 * Math.log(total),
      u: share,
      v: slope,
      uu,
      uv: (-2 * slope * own) / total,
      vv: -slope / total,
    });
  };
  const composed = composedQuantity(outer, predictors, scaled ? { index, lnSigma } : { index: unitIndex });
  if (outer.between === undefined) return composed;
  const between = Object.entries(outer.between).map(
    ([word, make]) =>
      [word, (lower: number, upper: number) => structuralQuantity(make(lower, upper), names, scaled)] as const,
  );
  return { ...composed, between: Object.fromEntries(between) };
}

/** All quantities of an outcome's model, averaged over the columns' errors. */
export function structuralQuantities(
  quantities: Readonly<Record<string, Quantity>>,
  names: InstrumentedNames,
  scaled: boolean,
): Readonly<Record<string, Quantity>> {
  const entries = Object.entries(quantities);
  return Object.fromEntries(entries.map(([word, quantity]) => [word, structuralQuantity(quantity, names, scaled)]));
}

/** θ'Σθ = Σ_j a_j² + 2 Σ_jk r_jk a_j a_k, a = θσ. */
function addedVariance(
  predictors: readonly string[],
  { residuals, lnSigmas, amongForms }: Pick<InstrumentedNames, "residuals" | "lnSigmas" | "amongForms">,
): InnerFunction {
  const at = (name: string): number => predictors.indexOf(name);
  const parts = residuals.map(() => new RowFunction(predictors.length));
  const product = new RowFunction(predictors.length);
  const correlation = new RowFunction(predictors.length);
  const pairs = columnPairs(residuals.length);
  return (eta, row, into) => {
    into.clear();
    residuals.forEach((name, j) => {
      const part = parts[j]!;
      const [theta, spread] = [at(name), at(lnSigmas[j]!)];
      part.scaledPredictor(eta[theta]![row]!, theta, eta[spread]![row]!, spread);
      into.addProduct(part, part, 1);
    });
    for (const [p, [j, k]] of pairs.entries()) {
      const position = at(amongForms[p]!);
      correlation.tanh(eta[position]![row]!, position);
      product.clear();
      product.addProduct(parts[j]!, parts[k]!, 1);
      into.addProduct(product, correlation, 2);
    }
  };
}

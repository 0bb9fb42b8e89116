import { composedQuantity, type InnerFunction } from "../likelihood/composed-quantity.ts";
import type { Quantity } from "../likelihood/likelihood.ts";
import { RowFunction } from "../likelihood/row-function.ts";

/** Of each quantity of a record. */
export function allInSigmaAndRho(
  quantities: Readonly<Record<string, Quantity>>,
  parts: Parts<string>,
): Readonly<Record<string, Quantity>> {
  return Object.fromEntries(
    Object.entries(quantities).map(([word, quantity]) => [word, inSigmaAndRho(quantity, parts)]),
  );
}

type Parts<P extends string> = Readonly<Record<string, readonly [lnSigma: P, atanhRho: P]>>;

/**
 * A quantity of covariances λ as one of the parameters of maximum likelihood, λ = exp(ln σ) tanh(atanh ρ).
 *
 * @param parts by the predictors that are a λ: the names of its ln σ and atanh ρ
 */
function inSigmaAndRho<P extends string>(quantity: Quantity<string>, parts: Parts<P>): Quantity<P> {
  const predictors = [...new Set(quantity.predictors.flatMap((name) => parts[name] ?? [name as P]))];
  const at = (name: P): number => predictors.indexOf(name);
  const [lnSigma, atanhRho] = [new RowFunction(predictors.length), new RowFunction(predictors.length)];
  const itself =
    (position: number): InnerFunction =>
    (eta, row, into) =>
      into.predictor(eta[position]![row]!, position);
  const lambda =
    (l: number, a: number): InnerFunction =>
    (eta, row, into) => {
      lnSigma.predictor(eta[l]![row]!, l);
      atanhRho.predictor(eta[a]![row]!, a);
      const [sigma, rho] = [Math.exp(lnSigma.value), Math.tanh(atanhRho.value)];
      const [value, v] = [sigma * rho, sigma * (1 - rho * rho)];
      into.combine(lnSigma, atanhRho, { value, u: value, v, uu: value, uv: v, vv: -2 * rho * v });
    };
  const inner = quantity.predictors.map((name): [string, InnerFunction] => {
    const part = parts[name];
    return [name, part === undefined ? itself(at(name as P)) : lambda(at(part[0]), at(part[1]))];
  });
  return composedQuantity(quantity, predictors, Object.fromEntries(inner));
}

import type { FittedModel, SquareMatrix } from "../fit/model.ts";
import { identity, multiply, sandwich, transpose } from "../linalg/matrix.ts";
import { symmetricEigen } from "../linalg/symmetric-eigen.ts";
import { halfOf, keepRoot } from "./covariance-root.ts";
import { rememberRoot } from "./remembered-root.ts";
import { breadRoot, inOwnUnits } from "./steady-model.ts";

/** A covariance, and the smallest eigenvalue of its meat where that was negative, in units of the model's own covariance. */
export interface Sandwich {
  readonly values: SquareMatrix;
  readonly smallest?: number;
}

/**
 * c·B M B' of a positive semi-definite meat M, its root kept. By C with B = C C', as C (C'M C) C': products with B itself would lose
 * twice the digits where columns are far from 0.
 *
 * @param model whose scores the meat is of: in its own coordinates, or by `steadyModel`
 */
export function sandwichCovariance(model: FittedModel, meat: SquareMatrix, c = 1): Sandwich {
  const k = model.theta.length;
  const C = model.breadRoot === undefined ? breadRoot(model) : undefined;
  const inner = C === undefined ? meat : sandwich(transpose(C, k, k), meat, k);
  const turn = C ?? model.bread;
  const V = sandwich(turn, inner, k).map((value) => c * value);
  keepRoot(V, turn, inner, c);
  return { values: V };
}

/**
 * B M B' of a meat that may have negative eigenvalues: the nearest without, which are put to 0 in coordinates in which the bread is
 * the identity. The covariance and its root are made of that one meat.
 *
 * @param unit `unitModel` of the model, whose scores the meat is of
 */
export function repairedSandwich(model: FittedModel, unit: FittedModel, meat: SquareMatrix): Sandwich {
  const k = unit.theta.length;
  const eigen = symmetricEigen(meat, k);
  const [largest, smallest] = [eigen.values[0]!, eigen.values[k - 1]!];
  const half = halfOf(eigen);
  const inner = smallest < 0 ? sandwich(half, identity(k), k) : meat;
  const values = sandwich(unit.bread, inner, k);
  rememberRoot(values, () => multiply(unit.bread, k, k, half, k));
  if (!(smallest < -1e-12 * largest)) return { values };
  return { values, smallest: inOwnUnits(model) ? smallest : (smallest * model.bread[0]!) / model.iid.values[0]! };
}

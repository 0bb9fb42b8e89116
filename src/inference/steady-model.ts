import type { FittedModel, SquareMatrix } from "../fit/model.ts";
import { cholesky, lowerInverse, upperRoot } from "../linalg/cholesky.ts";
import { combineColumns } from "../linalg/combine-columns.ts";
import { multiply, transpose } from "../linalg/matrix.ts";
import { scaledCholesky } from "../linalg/scaled-cholesky.ts";

/** Whether a covariance has the variance in theory as its units: sums, and estimates in steps, whose bread is not symmetric. */
export function inOwnUnits({ isSum, bread, theta, breadRoot: kept }: FittedModel): boolean {
  if (isSum === true || kept !== undefined) return isSum === true;
  const k = theta.length;
  const scale = (i: number, j: number): number => Math.sqrt(Math.abs(bread[i * k + i]! * bread[j * k + j]!));
  return bread.some((value, at) => {
    const [i, j] = [Math.floor(at / k), at % k];
    return Math.abs(value - bread[j * k + i]!) > 1e-9 * scale(i, j);
  });
}

/**
 * Upper triangular C with C C' = the bread: as the model keeps it, else computed; undefined where there is none, as of a bread that
 * is not symmetric. A parameter at its bound has zeros in both.
 */
export function breadRoot(model: FittedModel): SquareMatrix | undefined {
  const { breadRoot: kept, bread, theta } = model;
  if (kept !== undefined) return kept;
  if (inOwnUnits(model)) return undefined;
  const k = theta.length;
  const isFixed = (at: number): boolean => at % (k + 1) === 0 && bread[at] === 0;
  const root = upperRoot(
    bread.map((value, at) => (isFixed(at) ? 1 : value)),
    k,
  );
  return root?.map((value, at) => (isFixed(at) ? 0 : value));
}

/**
 * The model in coordinates in which its bread is the identity: with B = C C' the scores become C's and the bread C, so that
 * bread · meat · bread' is B M B again. Where columns are nearly collinear the rows' scores C's keep digits that the
 * products Σ ss' would lose before the bread is applied. A model without `breadRoot` is returned as it is.
 */
export function steadyModel(model: FittedModel): FittedModel {
  const { breadRoot: root } = model;
  if (root === undefined) return model;
  const { steadyScores: scores } = model;
  return scores === undefined ? inCoordinates(model, root) : { ...model, bread: root, scores };
}

/** The model in the coordinates of a root C of its bread: scores C's, bread C. */
export function inCoordinates(model: FittedModel, root: SquareMatrix): FittedModel {
  return {
    ...model,
    bread: root,
    breadRoot: root,
    scores(start, rows, out) {
      model.scores(start, rows, out);
      combineColumns(out, root, rows);
    },
  };
}

/**
 * The model in coordinates in which its bread is the identity, whether or not its columns are nearly collinear: whether a meat is
 * positive semi-definite, and what it is when its negative eigenvalues are 0, does not depend there on where columns have
 * their zero, nor on their units. Sums and estimates in steps come in units of the variance that they would have in theory.
 */
export function unitModel(model: FittedModel): FittedModel {
  if (model.breadRoot !== undefined) return steadyModel(model);
  if (inOwnUnits(model)) return inUnitsOf(model.iid.values, model);
  const root = breadRoot(model);
  return root === undefined ? model : inCoordinates(model, root);
}

/** Sums B s as L⁻¹B s with L L' = their variance: of the variances alone where it is nearly singular. */
function inUnitsOf(variance: SquareMatrix, model: FittedModel): FittedModel {
  const k = model.theta.length;
  const units = variance.map((value, at) => (at % (k + 1) === 0 ? value || 1 : 0));
  const L = cholesky(scaledCholesky(variance, k) === undefined ? units : variance, k);
  if (L === undefined) return model;
  const turn = multiply(lowerInverse(L, k), k, k, model.bread, k);
  return { ...inCoordinates(model, transpose(turn, k, k)), bread: L };
}

import { crossProducts } from "../linalg/cross-products.ts";
import { type Columns, kernels } from "../linalg/kernels.ts";
import { leastSquares } from "../linalg/least-squares.ts";
import { kronecker } from "../linalg/kronecker.ts";
import type { MomentBlock } from "./stacked-moments.ts";

/** Regressions of endogenous columns on all instruments: W = ZΠ + V. */
export interface ReducedForms {
  /** Exogenous regressors and excluded instruments. */
  readonly Z: Columns;
  readonly weights: Float64Array | undefined;
  /** Π, column after column. */
  readonly coefficients: Float64Array;
  /** V, by endogenous column. */
  readonly residuals: Columns;
  /** V'V/N, row-major. */
  readonly sigma: Float64Array;
  /** (Z'Z)⁻¹ */
  readonly inverse: Float64Array;
  /** N: the sum of the weights. */
  readonly total: number;
}

/** The reduced forms by least squares. */
export function reducedForms(Z: Columns, endogenous: Columns, weights: Float64Array | undefined): ReducedForms {
  const solutions = endogenous.map((w) => leastSquares(Z, w, { weights }));
  const residuals = endogenous.map((w, j) => {
    const v = w.slice();
    kernels.linear(
      Z,
      solutions[j]!.coefficients.map((b) => -b),
      0,
      0,
      v.length,
      v,
    );
    return v;
  });
  const rows = Z[0]?.length ?? 0;
  const total = weights?.reduce((sum, w) => sum + w, 0) ?? rows;
  return {
    Z,
    weights,
    coefficients: Float64Array.from(solutions.flatMap(({ coefficients }) => [...coefficients])),
    residuals,
    sigma: crossProducts(residuals, weights).map((value) => value / total),
    inverse: solutions[0]!.inverse,
    total,
  };
}

/** Z'v_j = 0: the first step of a control function. */
export function reducedFormBlock({ Z, weights, residuals, sigma, inverse }: ReducedForms): MomentBlock {
  const [l, m] = [Z.length, residuals.length];
  return {
    size: l * m,
    inverse: kronecker((a, b) => (a === b ? 1 : 0), m, inverse, l),
    variance: kronecker((a, b) => sigma[a * m + b]!, m, inverse, l),
    scores(start, rows, out) {
      residuals.forEach((v, j) => {
        Z.forEach((z, i) => {
          const into = out[j * l + i]!;
          for (let r = 0, at = start; r < rows; r++, at++) into[r] = z[at]! * v[at]! * (weights?.[at] ?? 1);
        });
      });
    },
  };
}

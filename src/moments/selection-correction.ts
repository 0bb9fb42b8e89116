import { crossProducts, crossProductsBetween } from "../linalg/cross-products.ts";
import { combinedColumns } from "../linalg/combine-columns.ts";
import { type Columns, kernels } from "../linalg/kernels.ts";
import { leastSquares } from "../linalg/least-squares.ts";
import { multiply, sandwich } from "../linalg/matrix.ts";

/** What the second step reads. Columns of one length; `X` and `y` are 0 where not selected. */
export interface SelectedRows {
  /** Columns of the outcome equation. */
  readonly X: Columns;
  readonly y: Float64Array;
  /** Columns of the selection equation. */
  readonly Z: Columns;
  /** 0 or 1. */
  readonly selected: Float64Array;
  /** z'γ of the first step. */
  readonly index: Float64Array;
  /** The inverse Mills ratio φ/Φ there; 0 where not selected. */
  readonly mills: Float64Array;
  readonly weights: Float64Array | undefined;
}

/** What solves the second step's equations W'e = 0. */
export interface SecondStep {
  /** β, then the coefficient of the Mills ratio, ρσ. */
  readonly coefficients: Float64Array;
  /** Columns of W, the Mills ratio last. */
  readonly W: Columns;
  /** e; 0 where not selected. */
  readonly residuals: Float64Array;
  /** (W'W)⁻¹ */
  readonly inverse: Float64Array;
  /** Upper triangular C with C C' = (W'W)⁻¹, where columns of W are nearly collinear. */
  readonly root?: Float64Array;
  /** What of the Mills ratio is in each column of W: absent, it is the last column and in no other. */
  readonly millsInW?: Float64Array;
  /** X'e of the equation's own columns, where W are their projections: absent, it is 0. */
  readonly ownProducts?: Float64Array;
}

/** The second step of the two-step selection estimator: least squares of y on W = [X, λ(z'γ)]. */
export interface SelectionCorrection extends SecondStep {
  /** σ² = e'e/n₁ + (ρσ)²·mean(δ) with δ = λ(λ + z'γ); ρ may lie outside [-1, 1]. */
  readonly sigma: number;
  readonly rho: number;
  /** With Δ = diag(δ), (W'W)⁻¹W'ΔW(W'W)⁻¹. */
  readonly lost: Float64Array;
  /** W'ΔZ, and Σ δe z': how W'e moves with γ. */
  readonly WDeltaZ: Float64Array;
  readonly residualDeltaZ: Float64Array;
  /** What it was made of. */
  readonly rows: SelectedRows;
}

/**
 * Heckman's second step: E[y | selected] = x'β + ρσ λ(z'γ), with the inverse Mills ratio λ = φ/Φ at the first step's γ.
 *
 * Source: Heckman (1979), Econometrica 47, 153-161; Greene (2018), section 19.5.3.
 */
export function selectionCorrection(rows: SelectedRows): SelectionCorrection {
  const { X, y, mills, weights } = rows;
  const W = [...X, mills];
  const { coefficients, rss, inverse, root } = leastSquares(W, y, { weights });
  const residuals = residualsOf(W, y, coefficients);
  return corrected(rows, { coefficients, W, residuals, inverse, ...(root === undefined ? {} : { root }) }, rss);
}

/** A solution of the second step, with what its covariance is made of. */
export function corrected(rows: SelectedRows, step: SecondStep, rss: number): SelectionCorrection {
  const { Z, selected, index, mills, weights } = rows;
  const { W, residuals, inverse, root } = step;
  const delta = mills.map((m, i) => (weights?.[i] ?? 1) * m * (m + index[i]!));
  const count = sum(weights === undefined ? selected : selected.map((d, i) => d * weights[i]!));
  const lambda = step.coefficients.at(-1)!;
  const sigma = Math.sqrt((rss + lambda * lambda * sum(delta)) / count);
  return {
    ...step,
    sigma,
    rho: lambda / sigma,
    lost:
      root === undefined
        ? sandwich(inverse, crossProducts(W, delta), W.length)
        : sandwich(root, crossProducts(combinedColumns(W, root), delta), W.length),
    WDeltaZ: crossProductsBetween(W, Z, delta),
    residualDeltaZ: crossProductsBetween([residuals], Z, delta),
    rows,
  };
}

/**
 * The covariance of (γ, β, ρσ) together, row-major, given V_γ of the first step:
 *
 *   V_b  = σ²(W'W)⁻¹[W'(I - ρ²Δ)W + Q](W'W)⁻¹,  Q = ρ²(W'ΔZ)V_γ(Z'ΔW)
 *   C_bγ = ρσ(W'W)⁻¹(W'ΔZ)V_γ
 *
 * The second line: an error of γ̂ moves the Mills ratio by -δz', so b̂ by ρσ(W'W)⁻¹W'ΔZ(γ̂ - γ); the error of the second
 * step itself has mean 0 given z and selection, and is uncorrelated with the first step's score.
 *
 * Source: Heckman (1979); Greene (2018), section 19.5.3.
 */
export function heckmanCovariance(
  { inverse, lost, WDeltaZ }: SelectionCorrection,
  gammaCovariance: Float64Array,
  { sigma, rho }: { readonly sigma: number; readonly rho: number },
): Float64Array {
  const l = Math.sqrt(gammaCovariance.length);
  const m = Math.sqrt(inverse.length);
  const k = l + m;
  const moved = multiply(inverse, m, m, WDeltaZ, l).map((x) => x * rho * sigma);
  const cross = multiply(moved, m, l, gammaCovariance, l);
  const fromGamma = sandwich(moved, gammaCovariance, l, m);
  const out = new Float64Array(k * k);
  for (let i = 0; i < l; i++) for (let j = 0; j < l; j++) out[i * k + j] = gammaCovariance[i * l + j]!;
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < l; j++) {
      out[(l + i) * k + j] = cross[i * l + j]!;
      out[j * k + l + i] = cross[i * l + j]!;
    }
    for (let j = 0; j < m; j++) {
      const at = i * m + j;
      out[(l + i) * k + l + j] = sigma * sigma * (inverse[at]! - rho * rho * lost[at]!) + fromGamma[at]!;
    }
  }
  return out;
}

function residualsOf(W: Columns, y: Float64Array, coefficients: Float64Array): Float64Array {
  const out = Float64Array.from(y);
  const negated = coefficients.map((b) => -b);
  kernels.linear(W, negated, 0, 0, out.length, out);
  return out;
}

const sum = (x: Float64Array): number => x.reduce((total, value) => total + value, 0);

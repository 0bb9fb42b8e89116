import { crossProductsBetween } from "../linalg/cross-products.ts";
import type { SelectionCorrection } from "./selection-correction.ts";

/**
 * The estimating equation of ln σ after a second step with hazard h(s), s = z'γ, h' = -δ, δ = h(h + s): where selected
 *
 *   Σ (e² + λ²δ - σ²) = 0,   as Var(e | z, selected) = σ² - λ²δ
 *
 * and what the other parameters' errors move it by.
 */
export interface SpreadMoment {
  readonly lnSigma: number;
  /** 1/(2σ²n₁): the inverse of minus the derivative in ln σ. */
  readonly inverse: number;
  /** The derivative in (γ, β, λ), in the sample and as the model implies it. */
  readonly moved: Float64Array;
  readonly impliedMoved: Float64Array;
  /** Under normal errors, its covariance with W'e and its variance. */
  readonly crossed: Float64Array;
  readonly variance: number;
  scores(start: number, rows: number, out: Float64Array): void;
}

/**
 * Under normal errors e has, given z and selection, the cumulants σ² - λ²δ, -λ³δ' and -λ⁴δ'': of v by itself they are the
 * derivatives of h, and the rest of e is normal.
 *
 * @param sigma as reported; where it is not the second step's, |λ| (ρ was out of bounds): then ln σ is ln |λ|, without an equation of
 *   its own
 *
 * Source: Heckman (1979) for σ²; Newey and McFadden (1994), section 6, for the stacked equations.
 */
export function spreadMoment(second: SelectionCorrection, sigma: number): SpreadMoment {
  const { rows, residuals, W, coefficients, residualDeltaZ, ownProducts } = second;
  const { Z, selected, index, mills, weights } = rows;
  const m = coefficients.length;
  const lambda = coefficients[m - 1]!;
  const estimated = sigma === second.sigma;
  const variance = sigma * sigma;
  const [own, slopes, third] = [0, 1, 2].map(() => new Float64Array(selected.length)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  let [count, spread, total] = [0, 0, 0];
  for (let i = 0; i < own.length; i++) {
    const w = selected[i]! * (weights?.[i] ?? 1);
    const [h, s] = [mills[i]!, index[i]!];
    const delta = h * (h + s);
    const slope = h - delta * (2 * h + s);
    const bend = -delta - slope * (2 * h + s) - delta * (1 - 2 * delta);
    const inside = variance - lambda * lambda * delta;
    count += w;
    spread += w * delta;
    total += w * (2 * inside * inside - lambda ** 4 * bend);
    own[i] = w * (residuals[i]! ** 2 - inside);
    slopes[i] = w * slope * lambda * lambda;
    third[i] = -w * slope * lambda ** 3;
  }
  const bySlopes = estimated ? crossProductsBetween([selected], Z, slopes) : new Float64Array(Z.length);
  const byGamma = estimated ? bySlopes.map((value, j) => value + 2 * lambda * residualDeltaZ[j]!) : bySlopes;
  const byCoefficients = Float64Array.from(W, (_, j) => (estimated && ownProducts ? -2 * ownProducts[j]! : 0));
  byCoefficients[m - 1]! += 2 * lambda * (estimated ? spread : count);
  return {
    lnSigma: Math.log(sigma),
    inverse: 1 / (2 * variance * count),
    moved: Float64Array.of(...byGamma, ...byCoefficients),
    impliedMoved: Float64Array.of(...bySlopes, ...byCoefficients),
    crossed: estimated ? crossProductsBetween([selected], W, third) : new Float64Array(m),
    variance: estimated ? total : 0,
    scores: (start, length, out) => {
      if (estimated) out.set(own.subarray(start, start + length));
      else out.fill(0, 0, length);
    },
  };
}

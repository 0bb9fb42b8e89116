import type { InstrumentalSums } from "./instrumental-sums.ts";

/** t² of a draw without its small-sample factor, as (numerator)²/spread; the numerator has the sign of t. */
export interface DrawnStatistic {
  readonly numerator: number;
  readonly spread: number;
}

/**
 * The restricted efficient bootstrap of γ = γ̂ + d by the weights of its groups. Under the null the structural residuals are
 * ũ = M_X(e - dY); Y regressed on Z and ũ has coefficients Π̃ and δ, and ṽ = Y - ZΠ̃. A draw is u* = vũ, Y* = ZΠ̃ + vṽ, and
 *
 *   γ* - γ = Â'Q'u* / Â'Â,   Â = Q'Y*,   score of group g: Â'Q_g'û*_g,   û* = M_X(u* - (γ* - γ)Y*).
 *
 * Weights of 1 repeat the sample. Each draw costs a few multiplications for each number in `products`.
 *
 * Source: Davidson and MacKinnon (2010), Journal of Business and Economic Statistics 28, 128-144, without their rescaling of
 * residuals; for clusters Roodman, MacKinnon, Nielsen and Webb (2019), section 4.4.
 */
export function wildRestrictedDraws(sums: InstrumentalSums, d: number): (weights: Float64Array) => DrawnStatistic {
  const { size, exogenous } = sums;
  const { errors, stages, mean } = restricted(sums, d);
  const [moved, along, shift] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)];
  const fitted = new Float64Array(size - exogenous);
  return (weights) => {
    sumInto(moved, errors, weights);
    sumInto(along, stages, weights);
    let numerator = 0;
    let strength = 0;
    for (let j = 0; j < fitted.length; j++) {
      const value = mean[j]! + along[exogenous + j]!;
      fitted[j] = value;
      numerator += value * moved[exogenous + j]!;
      strength += value * value;
    }
    const change = numerator / strength;
    for (let j = 0; j < size; j++) {
      shift[j] = j < exogenous ? moved[j]! - change * along[j]! : change * mean[j - exogenous]!;
    }
    return { numerator, spread: squaredScores(sums, { errors, stages, fitted, shift, change }, weights) };
  };
}

interface Drawn {
  readonly errors: Float64Array;
  readonly stages: Float64Array;
  readonly fitted: Float64Array;
  readonly shift: Float64Array;
  readonly change: number;
}

function squaredScores(
  { groups, size, exogenous, products }: InstrumentalSums,
  { errors, stages, fitted, shift, change }: Drawn,
  weights: Float64Array,
): number {
  let spread = 0;
  for (let g = 0, row = 0; g < groups; g++) {
    let score = 0;
    for (let j = 0; j < fitted.length; j++) {
      const at = g * size + exogenous + j;
      let part = weights[g]! * (errors[at]! - change * stages[at]!);
      for (let l = 0; l < size; l++) part -= products[row++]! * shift[l]!;
      score += fitted[j]! * part;
    }
    spread += score * score;
  }
  return spread;
}

/** E_g'Wũ_g, E_g'Wṽ_g and Q'ZΠ̃ under the null. */
function restricted(
  sums: InstrumentalSums,
  d: number,
): { readonly errors: Float64Array; readonly stages: Float64Array; readonly mean: Float64Array } {
  const { groups, size, exogenous, products, error, endogenous, errorOnQ, endogenousOnQ, left } = sums;
  const m = size - exogenous;
  const onQ = errorOnQ.map((value, j) => value - d * endogenousOnQ[j]!);
  const delta = (left.eY - d * left.YY) / (left.ee - 2 * d * left.eY + d * d * left.YY);
  const errors = error.map((value, at) => value - d * endogenous[at]!);
  const stages = Float64Array.from(endogenous);
  for (let g = 0; g < groups; g++) {
    for (let j = 0; j < m; j++) {
      for (let l = 0; l < size; l++) {
        const explained = products[(g * m + j) * size + l]! * onQ[j]!;
        errors[g * size + l]! += explained;
        stages[g * size + l]! += delta * explained;
      }
    }
  }
  return { errors, stages, mean: endogenousOnQ.map((value, j) => value - delta * onQ[j]!) };
}

function sumInto(sum: Float64Array, parts: Float64Array, weights: Float64Array): void {
  const size = sum.length;
  sum.fill(0);
  for (let g = 0, at = 0; g < weights.length; g++) {
    const weight = weights[g]!;
    for (let j = 0; j < size; j++) sum[j]! += weight * parts[at++]!;
  }
}

import type { NormalPredictor } from "../likelihood/interval-likelihood.ts";
import type { Quantity, RowDerivatives } from "../likelihood/likelihood.ts";
import { MomentsBetween } from "../likelihood/moments-between.ts";
import { inverseMills } from "../special/normal.ts";
import { words } from "./censored-quantities.ts";

type Out = RowDerivatives<NormalPredictor>;

/** E[y* | lower < y* < upper], the mean of a truncated normal: Stata's e(a, b). */
export function truncatedMean(lower: number, upper: number): Quantity<NormalPredictor> {
  return {
    label: lower === -Infinity && upper === Infinity ? "E[y*]" : `E[y* | ${words(lower, "y*", upper)}]`,
    predictors: ["index", "lnSigma"],
    rows({ rows, eta }, out) {
      for (let i = 0; i < rows; i++) {
        const index = eta.index[i]!;
        const sigma = Math.exp(eta.lnSigma[i]!);
        if (upper === Infinity && lower > -Infinity) aboveLimit(lower, index, sigma, 1, out, i);
        else if (lower === -Infinity && upper < Infinity) aboveLimit(-upper, -index, sigma, -1, out, i);
        else if (lower === -Infinity) unlimited(index, out, i);
        else betweenLimits(lower, upper, index, sigma, out, i);
      }
    },
  };
}

/** The moments of Z given Z > a: its excess over a, variance, third cumulant, and excess + a·variance. */
class Excess {
  mean = 0;
  variance = 0;
  cumulant = 0;
  turned = 0;

  /**
   * Far out, where the formulas in λ = φ(a)/Φ(-a) cancel, from t₀ = E[Z - a] and the ratios t_k = (k+1)/(a + t_{k+1}) of the
   * moments of Z - a that follow: a continued fraction of positive terms.
   */
  at(a: number): this {
    if (a <= 4) {
      const mills = inverseMills(-a);
      const slope = mills * (mills - a);
      this.mean = mills - a;
      this.variance = 1 - slope;
      this.cumulant = slope * (2 * mills - a) - mills;
      this.turned = mills - a * slope;
      return this;
    }
    let [t0, t1, t2] = [0, 0, 0];
    for (let k = 60, t = Math.sqrt(60); k >= 0; k--) {
      t = (k + 1) / (a + t);
      [t0, t1, t2] = [t, t0, t1];
    }
    this.mean = t0;
    this.variance = t0 * (t1 - t0);
    this.cumulant = t0 * (t1 * t2 - 3 * t0 * t1 + 2 * t0 * t0);
    this.turned = t0 + a * this.variance;
    return this;
  }
}

const excess = new Excess();

/** Truncation from below at a = (lower - x'β)/σ: the derivatives in x'β are the variance and the third cumulant. */
function aboveLimit(
  lower: number,
  index: number,
  sigma: number,
  sign: 1 | -1,
  { value, first, second }: Out,
  i: number,
): void {
  const a = (lower - index) / sigma;
  const { mean, variance, cumulant, turned } = excess.at(a);
  value[i] = sign * (lower + sigma * mean);
  first.index[i] = variance;
  first.lnSigma[i] = sign * sigma * turned;
  second.index_index[i] = (sign * cumulant) / sigma;
  second.index_lnSigma[i] = a * cumulant;
  second.lnSigma_lnSigma[i] = sign * sigma * (turned + a * a * cumulant);
}

const within = new MomentsBetween();

/** Between two limits: dE/dx'β is the variance of Z given a < Z < b, dE/dlnσ is σ·Cov(Z, Z²), and so on to the joint cumulants. */
function betweenLimits(lower: number, upper: number, index: number, sigma: number, out: Out, i: number): void {
  const { value, first, second } = out;
  const { beyond, beneath, mean, variance, third, fourth, fifth } = within.at(
    (lower - index) / sigma,
    (upper - index) / sigma,
  );
  const nearLower = Math.abs(lower - index) < Math.abs(upper - index);
  const withSquare = third + 2 * mean * variance;
  const twiceWithSquare =
    fifth + 4 * mean * fourth + (4 * mean * mean - 2 * variance) * third - 4 * mean * variance * variance;
  value[i] = nearLower ? lower + sigma * beyond : upper - sigma * beneath;
  first.index[i] = variance;
  first.lnSigma[i] = sigma * withSquare;
  second.index_index[i] = third / sigma;
  second.index_lnSigma[i] = fourth - variance * variance + 2 * mean * third - 2 * variance;
  second.lnSigma_lnSigma[i] = sigma * (twiceWithSquare - 2 * withSquare);
}

/** No limits: x'β. */
function unlimited(index: number, { value, first }: Out, i: number): void {
  value[i] = index;
  first.index[i] = 1;
}

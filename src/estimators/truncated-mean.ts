import type { NormalPredictor } from "../likelihood/interval-likelihood.ts";
import type { Quantity, RowDerivatives } from "../likelihood/likelihood.ts";
import { NormalInterval } from "../likelihood/normal-interval.ts";
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

const interval = new NormalInterval();

/** x'β + σr_0 with r_k = (a^k φ(a) - b^k φ(b))/(Φ(b) - Φ(a)). */
function betweenLimits(lower: number, upper: number, index: number, sigma: number, out: Out, i: number): void {
  const { value, first, second } = out;
  const a = lower === -Infinity ? 0 : (lower - index) / sigma;
  const b = upper === Infinity ? 0 : (upper - index) / sigma;
  const at = lower === -Infinity ? { lower: 0, upper: 0 } : interval.at(a, b);
  const r = (k: number): number => a ** k * at.lower - b ** k * at.upper;
  const [r0, r1, r2, r3, r4] = [r(0), r(1), r(2), r(3), r(4)];
  const bySigma = sigma * (r0 + r2 - r0 * r1);
  value[i] = index + sigma * r0;
  first.index[i] = 1 + r1 - r0 * r0;
  first.lnSigma[i] = bySigma;
  second.index_index[i] = (r2 - r0 - 3 * r0 * r1 + 2 * r0 ** 3) / sigma;
  second.index_lnSigma[i] = r3 - r1 - r1 * r1 - 2 * r0 * (r2 - r0 * r1);
  second.lnSigma_lnSigma[i] =
    bySigma + sigma * (r2 - r0 * r1 + r4 - 2 * r2 - r2 * r1 - (r2 - r0 * r1) * r1 - r0 * (r3 - r1 - r1 * r1));
}

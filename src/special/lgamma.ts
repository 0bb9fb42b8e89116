const HALF_LOG_2PI = 0.9189385332046728;

/** log Γ(2 + s)/s on |s| <= 1/2, a polynomial (Chebyshev coefficients; made by scripts/special-coefficients.py). */
const NEAR_TWO: readonly number[] = [
  0.42278433509846713, 0.32246703342411326, -0.06735230105319814, 0.020580808427780335, -0.007385551028668096,
  0.002890510331036772, -0.0011927539120033873, 0.0005096695153484373, -0.00022315475069647703, 9.945767440096764e-5,
  -4.492635166770342e-5, 2.0505584372896933e-5, -9.438454884054723e-6, 4.3847319318293745e-6, -2.044935323180052e-6,
  9.199898075671394e-7, -4.303234692956732e-7, 2.7880013392491846e-7, -1.341570273460026e-7,
];

/** Stirling's series in 1/x, 1/x³, ...: B(2k)/(2k(2k - 1)). */
export const STIRLING: readonly number[] = [
  1 / 12,
  -1 / 360,
  1 / 1260,
  -1 / 1680,
  1 / 1188,
  -691 / 360360,
  1 / 156,
  -3617 / 122400,
];

/** From here on Stirling's series has converged to the last digit. */
const LARGE = 10;

/**
 * Logarithm of the absolute value of the gamma function, log |Γ(x)|, accurate also next to its zeros at 1 and 2. Infinity at
 * 0, -1, -2, ...; for other negative x the error is small against the larger of |log |Γ(x)|| and 1.
 *
 * @example lgamma(0.5) // 0.5723649429247
 */
export function lgamma(x: number): number {
  if (x <= 0) return lgammaReflected(x);
  if (x >= LARGE) return x === Infinity ? x : (x - 0.5) * (Math.log(x) - 1) - 0.5 + HALF_LOG_2PI + stirlingSeries(x);
  if (x < 0.5) return nearTwo(x) - Math.log(x * (x + 1));
  if (x < 1.5) return nearTwo(x - 1) - Math.log(x);
  let factor = 1;
  let reduced = x;
  while (reduced > 2.5) {
    reduced -= 1;
    factor *= reduced;
  }
  return nearTwo(reduced - 2) + Math.log(factor);
}

/**
 * What Stirling's formula leaves out: log Γ(x) - [(x - 1/2) log x - x + log(2π)/2], for x > 0.
 */
export function stirlingError(x: number): number {
  return x >= LARGE ? stirlingSeries(x) : lgamma(x) - ((x - 0.5) * Math.log(x) - x + HALF_LOG_2PI);
}

/**
 * log Γ(x + step) - log Γ(x) for x > 0 and step >= 0, accurate in proportion to the step, however small that is.
 */
export function lgammaStep(x: number, step: number): number {
  if (step > 1) return lgamma(x + step) - lgamma(x);
  let large = x;
  let down = 0;
  for (; large < LARGE; large += 1) down += Math.log1p(step / large);
  const growth = Math.log1p(step / large);
  const inverse = 1 / large;
  let series = 0;
  for (let k = STIRLING.length - 1; k >= 0; k--) {
    series += STIRLING[k]! * inverse ** (2 * k + 1) * Math.expm1(-(2 * k + 1) * growth);
  }
  return step * Math.log(large) + (step - 0.5) * growth - large * excessOverLog(step / large) + series - down;
}

/**
 * e - log(1 + e) for e > -1, never negative, with full relative accuracy for small e: the deviance of one cell in units of
 * its expectation.
 *
 * Source: Loader (2000), Fast and accurate computation of binomial probabilities
 */
export function excessOverLog(e: number): number {
  if (e < -0.5 || e > 0.6) return e - Math.log1p(e);
  const r = e / (2 + e); // log(1 + e) = 2 (r + r³/3 + r⁵/5 + ...)
  const square = r * r;
  let power = r * square;
  let sum = power / 3;
  for (let odd = 5; odd < 40 && Math.abs(power) > 1e-18 * Math.abs(r); odd += 2) {
    power *= square;
    sum += power / odd;
  }
  return e * r - 2 * sum;
}

function nearTwo(s: number): number {
  let sum = 0;
  for (let k = NEAR_TWO.length - 1; k >= 0; k--) sum = sum * s + NEAR_TWO[k]!;
  return s * sum;
}

function stirlingSeries(x: number): number {
  const inverse = 1 / x;
  const square = inverse * inverse;
  let sum = 0;
  for (let k = STIRLING.length - 1; k >= 0; k--) sum = sum * square + STIRLING[k]!;
  return sum * inverse;
}

/** Γ(x) Γ(1 - x) = π/sin(πx), with the sine's argument reduced first. */
function lgammaReflected(x: number): number {
  const fraction = x - Math.floor(x);
  if (fraction === 0 || x === -Infinity) return Infinity;
  if (x > -1e-300) return -Math.log(-x);
  const sine = Math.sin(Math.PI * Math.min(fraction, 1 - fraction));
  return Math.log(Math.PI / sine) - lgamma(1 - x);
}

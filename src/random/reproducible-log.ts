const LOG_2_HIGH = 0.6931471803691238; // 32 bits: an exact product with any exponent
const LOG_2_LOW = 1.9082149292705877e-10;

/**
 * log x for 0 < x <= 1 by sums, products and one division only. `Math.log` may differ in the last bit between runtimes, and
 * a simulation must not.
 *
 * @example reproducibleLog(0.5) // -0.6931471805599453
 */
export function reproducibleLog(x: number): number {
  let mantissa = x;
  let exponent = 0;
  while (mantissa < 9.5367431640625e-7) {
    mantissa *= 1048576;
    exponent -= 20;
  }
  while (mantissa < Math.SQRT1_2) {
    mantissa *= 2;
    exponent -= 1;
  }
  const r = (mantissa - 1) / (mantissa + 1); // log m = 2 (r + r³/3 + r⁵/5 + ...), |r| <= 0.172
  const square = r * r;
  let sum = 0;
  for (let odd = 21; odd >= 3; odd -= 2) sum = (sum + 1 / odd) * square;
  return exponent * LOG_2_HIGH + (exponent * LOG_2_LOW + 2 * r * sum + 2 * r);
}

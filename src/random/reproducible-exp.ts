const LOG_2_HIGH = 0.6931471803691238; // 32 bits: an exact product with any exponent
const LOG_2_LOW = 1.9082149292705877e-10;

/**
 * exp x for |x| <= 700 by sums, products and divisions only. `Math.exp` may differ in the last bit between runtimes, and a
 * simulation must not.
 *
 * @example reproducibleExp(1) // 2.718281828459045
 */
export function reproducibleExp(x: number): number {
  const power = Math.round(x / Math.LN2);
  const r = x - power * LOG_2_HIGH - power * LOG_2_LOW; // |r| <= 0.347
  let sum = 1;
  for (let n = 16; n >= 1; n--) sum = 1 + (r / n) * sum;
  for (let n = 0; n < Math.abs(power); n++) sum *= power > 0 ? 2 : 0.5;
  return sum;
}

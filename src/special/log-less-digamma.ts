import { STIRLING } from "./lgamma.ts";

/** From here on the series has converged to the last digit. */
const LARGE = 10;

/**
 * ln x - ψ(x) for x > 0, ψ the digamma function: 1/(2x) and a little more, without the digits that the difference would lose for large
 * x. For small x by ψ(x + 1) = ψ(x) + 1/x.
 *
 * @example logLessDigamma(1) // 0.5772156649015329
 *
 * Source: Abramowitz and Stegun (1964), 6.3.18 and 6.3.5.
 */
export function logLessDigamma(x: number): number {
  let large = x;
  let steps = 0;
  for (; large < LARGE; large += 1) steps += 1 / large;
  const square = 1 / (large * large);
  let sum = 0;
  for (let k = STIRLING.length - 1; k >= 0; k--) sum = sum * square + (2 * k + 1) * STIRLING[k]!;
  return 0.5 / large + sum * square + (large === x ? 0 : steps - Math.log(large / x));
}

import { inverseMills, normalLogCdf } from "../special/normal.ts";

/**
 * The probability of a < Z < b for a standard normal Z, with what its derivatives are made of. Both ends are moved to the
 * left of 0 where they can be, so that no probability is a difference from 1.
 */
export class NormalInterval {
  /** ln(Φ(b) - Φ(a)). */
  logProbability = 0;
  /** φ(a)/(Φ(b) - Φ(a)), 0 where a is -Infinity. */
  lower = 0;
  /** φ(b)/(Φ(b) - Φ(a)), 0 where b is Infinity. */
  upper = 0;

  at(a: number, b: number): this {
    if (a + b > 0) {
      this.at(-b, -a);
      [this.lower, this.upper] = [this.upper, this.lower];
      return this;
    }
    const logUpper = normalLogCdf(b);
    const logRatio = a === -Infinity ? -Infinity : normalLogCdf(a) - logUpper; // Φ(a)/Φ(b)
    const rest = -Math.expm1(logRatio);
    this.logProbability = logUpper + Math.log(rest);
    this.upper = b === Infinity ? 0 : inverseMills(b) / rest;
    this.lower = a === -Infinity ? 0 : (inverseMills(a) * Math.exp(logRatio)) / rest;
    return this;
  }
}

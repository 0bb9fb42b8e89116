import { gaussLegendre } from "../special/gauss-legendre.ts";

const { nodes, weights } = gaussLegendre(48);
const masses = new Float64Array(nodes.length);

/** How far the log density falls over the part that is integrated: what lies beyond adds less than rounding to any moment. */
const fall = 50;

/**
 * The moments of a standard normal Z given a < Z < b, both finite. Formulas in φ(a), φ(b) and Φ(b) - Φ(a) cancel where a and b are close
 * or far out, so each moment is a sum over a Gauss-Legendre rule on the part of [a, b] where the density is more than e⁻⁵⁰ of
 * its highest, over which 48 nodes leave nothing but rounding.
 */
export class MomentsBetween {
  /** E[Z - a] and E[b - Z]. */
  beyond = 0;
  beneath = 0;
  mean = 0;
  /** The central moments. */
  variance = 0;
  third = 0;
  fourth = 0;
  fifth = 0;

  at(a: number, b: number): this {
    const peak = Math.min(Math.max(a, 0), b);
    const low = Math.max(a, peak - reach(-peak));
    const high = Math.min(b, peak + reach(peak));
    const half = (high - low) / 2;
    const middle = low + half;
    let [total, first] = [0, 0];
    for (let j = 0; j < nodes.length; j++) {
      const x = nodes[j]!;
      masses[j] = weights[j]! * Math.exp(-half * x * (middle + (half * x) / 2));
      total += masses[j]!;
      first += masses[j]! * x;
    }
    const x0 = first / total;
    let [second, third, fourth, fifth] = [0, 0, 0, 0];
    for (let j = 0; j < nodes.length; j++) {
      const from = half * (nodes[j]! - x0);
      const square = masses[j]! * from * from;
      second += square;
      third += square * from;
      fourth += square * from * from;
      fifth += square * from * from * from;
    }
    this.beyond = low - a + half * (1 + x0);
    this.beneath = b - high + half * (1 - x0);
    this.mean = middle + half * x0;
    this.variance = second / total;
    this.third = third / total;
    this.fourth = fourth / total;
    this.fifth = fifth / total;
    return this;
  }
}

/** How far above `peak` the log density has fallen by `fall`: t with peak·t + t²/2 = fall. */
function reach(peak: number): number {
  return peak > 0 ? (2 * fall) / (peak + Math.sqrt(peak * peak + 2 * fall)) : Math.sqrt(2 * fall);
}

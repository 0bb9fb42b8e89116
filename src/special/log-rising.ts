import { excessOverLog } from "./lgamma.ts";

/** Terms that are summed one by one; what comes after them by the Euler-Maclaurin formula, whose error is below 1e-13. */
const summed = 32;

/**
 * ln Π (1 + αj) over j = 0, ..., y - 1, which is ln Γ(y + 1/α) - ln Γ(1/α) + y ln α, and its first and second derivative in
 * ln α: Σ ln(1 + αj), Σ αj/(1 + αj) and Σ αj/(1 + αj)². All three are accurate in proportion to themselves also as α goes to
 * 0, where the gamma functions cancel; the cost does not grow with y.
 *
 * @param y a whole number, at least 0
 * @param alpha at least 0
 * @param into where the three are written
 */
export function logRising(y: number, alpha: number, into: Float64Array): void {
  const ones = Math.min(y, summed);
  let product = 0; // Π (1 + αj) - 1
  into.fill(0);
  for (let j = 1; j < ones; j++) {
    const e = alpha * j;
    const share = 1 / (1 + e);
    if (product > 1e100) {
      into[0]! += Math.log(product);
      product = 0;
    }
    product += e + product * e;
    into[1]! += e * share;
    into[2]! += e * share * share;
  }
  into[0]! += Math.log1p(product);
  if (y <= summed || alpha === 0) return;
  addPrimitive(y, alpha, 1, into);
  addPrimitive(summed, alpha, -1, into);
}

/** ∫f - f/2 + f'/12 - f'''/720 + f⁽⁵⁾/30240 of the three terms f at t, times `sign`; w = 1/(1 + αt). */
function addPrimitive(t: number, alpha: number, sign: number, into: Float64Array): void {
  const e = alpha * t;
  const w = 1 / (1 + e);
  const log = Math.log1p(e);
  const excess = (excessOverLog(e) / e) * t; // ∫ αt/(1 + αt)
  const rest = e > 1 ? (log / e - w) * t : t * e * w - excess; // ∫ αt/(1 + αt)²
  const slope = alpha * w;
  const first = slope / 12;
  const third = (2 * slope ** 3) / 720;
  const fifth = (24 * slope ** 5) / 30240;
  const odd = first - 3 * third + 5 * fifth;
  const next = 2 * first - 12 * third + 30 * fifth;
  into[0]! += sign * (t * log - excess - 0.5 * log + first - third + fifth);
  into[1]! += sign * (excess - 0.5 * e * w + w * odd);
  into[2]! += sign * (rest - 0.5 * e * w * w + w * (w * next - odd));
}

import { inverseMills, logCdfDirect } from "./normal-tail.ts";

/**
 * Standard normal quantile: the x with Φ(x) = p. NaN outside [0, 1]. For p near 1 use `normalUpperQuantile(1 - p)` with the
 * small tail given exactly, for p below 1e-307 `normalLogQuantile`.
 *
 * @example normalQuantile(0.975) // 1.95996398454005
 * Source: Wichura (1988), Algorithm AS 241
 */
export function normalQuantile(p: number): number {
  const fromHalf = p - 0.5;
  if (Math.abs(fromHalf) <= 0.425) return quantileNearHalf(fromHalf);
  return fromHalf < 0 ? quantileFromLog(Math.log(p)) : -quantileFromLog(Math.log(1 - p));
}

/**
 * The x with 1 - Φ(x) = q, accurate for tiny q: a critical value from its tail probability.
 *
 * @example normalUpperQuantile(1e-20) // 9.262340089798409
 */
export function normalUpperQuantile(q: number): number {
  return -normalQuantile(q);
}

/**
 * The x with log Φ(x) = logP: for probabilities too small for a double, and for those within 1e-16 of 1.
 *
 * @param logP not above 0; NaN otherwise
 * @example normalLogQuantile(-5000000012.431863) // -100000
 */
export function normalLogQuantile(logP: number): number {
  if (logP > -0.69) return -normalQuantile(-Math.expm1(logP));
  return logP > -2.59 ? normalQuantile(Math.exp(logP)) : quantileFromLog(logP);
}

/**
 * AS 241 for |p - 1/2| <= 0.425: only additions, products and one division, so the same on every runtime.
 */
export function quantileNearHalf(fromHalf: number): number {
  const r = 0.180625 - fromHalf * fromHalf;
  const numerator =
    ((((((2509.0809287301227 * r + 33430.57558358813) * r + 67265.7709270087) * r + 45921.95393154987) * r +
      13731.69376550946) *
      r +
      1971.5909503065513) *
      r +
      133.14166789178438) *
      r +
    3.3871328727963665;
  const denominator =
    ((((((5226.495278852854 * r + 28729.085735721943) * r + 39307.89580009271) * r + 21213.794301586597) * r +
      5394.196021424751) *
      r +
      687.1870074920579) *
      r +
      42.31333070160091) *
      r +
    1;
  return (fromHalf * numerator) / denominator;
}

/** The lower quantile from log p for p <= 0.075. Beyond AS 241 (p < 1e-316) Newton's method on log Φ. */
export function quantileFromLog(logP: number): number {
  const r = Math.sqrt(-logP);
  if (r <= 5) return -quantileInTail(r);
  if (r <= 27) return -quantileFarInTail(r);
  return quantileBeyond(logP);
}

/** AS 241 for exp(-25) <= p <= 0.075, r = √(-log p). */
function quantileInTail(root: number): number {
  const r = root - 1.6;
  const numerator =
    ((((((0.0007745450142783414 * r + 0.022723844989269184) * r + 0.2417807251774506) * r + 1.2704582524523684) * r +
      3.6478483247632045) *
      r +
      5.769497221460691) *
      r +
      4.630337846156546) *
      r +
    1.4234371107496835;
  const denominator =
    ((((((1.0507500716444169e-9 * r + 0.0005475938084995345) * r + 0.015198666563616457) * r + 0.14810397642748008) *
      r +
      0.6897673349851) *
      r +
      1.6763848301838038) *
      r +
      2.053191626637759) *
      r +
    1;
  return numerator / denominator;
}

/** AS 241 for p < exp(-25). */
function quantileFarInTail(root: number): number {
  const r = root - 5;
  const numerator =
    ((((((2.0103343992922881e-7 * r + 2.7115555687434876e-5) * r + 0.0012426609473880784) * r + 0.026532189526576124) *
      r +
      0.29656057182850487) *
      r +
      1.7848265399172913) *
      r +
      5.463784911164114) *
      r +
    6.657904643501103;
  const denominator =
    ((((((2.0442631033899397e-15 * r + 1.421511758316446e-7) * r + 1.8463183175100548e-5) * r + 0.0007868691311456133) *
      r +
      0.014875361290850615) *
      r +
      0.1369298809227358) *
      r +
      0.599832206555888) *
      r +
    1;
  return numerator / denominator;
}

/** log Φ is concave and nearly -x²/2 here: Newton's steps, d log Φ/dx = λ(x), settle in a few. */
function quantileBeyond(logP: number): number {
  if (logP < -1e30) return -Math.SQRT2 * Math.sqrt(-logP); // the other terms are below rounding
  let x = -Math.sqrt(-2 * logP);
  for (let step = 0; step < 6; step++) x -= (logCdfDirect(x) - logP) / inverseMills(x);
  return x;
}

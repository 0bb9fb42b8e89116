/** A quadrature rule for ∫ e^{-x²} f(x) dx ≈ Σ wₖ f(xₖ). */
export interface GaussHermite {
  /** Ascending, symmetric about 0. */
  readonly nodes: Float64Array;
  readonly weights: Float64Array;
  /** ln wₖ + xₖ², which does not underflow: the rule for ∫ f(x) dx. */
  readonly logScaled: Float64Array;
}

const mostNodes = 512;
const quarticRootOfPi = 1.3313353638003897;
const known = new Map<number, GaussHermite>();

/**
 * Nodes and weights of the Gauss-Hermite rule with `count` nodes: exact for polynomials of degree 2·count - 1. The nodes
 * are the roots of the Hermite polynomial, bracketed by the sign changes of the sequence of orthonormal polynomials and
 * found by Newton's method; 1/(n p²ₙ₋₁) is the weight of a root.
 *
 * @param count 1 to 512
 * @throws RangeError for any other count
 * @example
 * gaussHermite(2).nodes; // -0.7071067811865476, 0.7071067811865476
 *
 * Source: Abramowitz and Stegun (1964), 25.4.46; Golub and Welsch (1969) for the sign changes as eigenvalue counts.
 */
export function gaussHermite(count: number): GaussHermite {
  if (!(Number.isInteger(count) && count >= 1 && count <= mostNodes)) {
    throw new RangeError(`gaussHermite takes 1 to ${mostNodes} nodes, not ${count}.`);
  }
  const rule = known.get(count) ?? computed(count);
  known.set(count, rule);
  return rule;
}

function computed(count: number): GaussHermite {
  const nodes = new Float64Array(count);
  const weights = new Float64Array(count);
  const logScaled = new Float64Array(count);
  for (let above = 0; 2 * above < count; above++) {
    const x = 2 * above + 1 === count ? 0 : root(count, above);
    const { before } = orthonormal(count, x);
    const log = -Math.log(count) - 2 * Math.log(Math.abs(before));
    for (const [at, sign] of [
      [above, -1],
      [count - 1 - above, 1],
    ] as const) {
      nodes[at] = x === 0 ? 0 : sign * x;
      weights[at] = Math.exp(log);
      logScaled[at] = log + x * x;
    }
  }
  return { nodes, weights, logScaled };
}

/** The root with `above` roots above it: halves of an interval, then Newton's method. */
function root(count: number, above: number): number {
  let low = 0;
  let high = Math.sqrt(2 * count + 2);
  const close = 0.01 / Math.sqrt(2 * count);
  while (high - low > close) {
    const middle = (low + high) / 2;
    if (orthonormal(count, middle).changes > above) low = middle;
    else high = middle;
  }
  let x = (low + high) / 2;
  for (let step = 0; step < 6; step++) {
    const { last, before } = orthonormal(count, x);
    x -= last / (Math.sqrt(2 * count) * before);
  }
  return x;
}

/** The polynomials of degree n and n - 1, orthonormal under e^{-x²}, and how often the sequence up to n changes sign. */
function orthonormal(
  n: number,
  x: number,
): { readonly last: number; readonly before: number; readonly changes: number } {
  let before = 0;
  let last = 1 / quarticRootOfPi;
  let changes = 0;
  for (let j = 1; j <= n; j++) {
    const next = x * Math.sqrt(2 / j) * last - Math.sqrt((j - 1) / j) * before;
    if (next < 0 !== last < 0) changes++;
    before = last;
    last = next;
  }
  return { last, before, changes };
}

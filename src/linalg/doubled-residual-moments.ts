import type { Columns } from "./kernels.ts";
import type { ResidualMoments } from "./residual-moments.ts";

const BLOCK = 1024;

/** 2^27 + 1: splits a number into two halves whose products are exact. */
const SPLIT = 134217729;

/** A sum carried as an unevaluated pair, about 32 digits. */
interface Pairs {
  readonly high: Float64Array;
  readonly low: Float64Array;
}

/**
 * X'W(y - X b) and the sum of squared residuals with products and sums in doubled precision (about 32 digits), rounded at the
 * end: what lets iterative refinement recover nearly all digits of ill-conditioned problems. Some twenty times slower than
 * `residualMoments`.
 *
 * Source: Dekker (1971), Numerische Mathematik 18, 224-242; Ogita, Rump and Oishi (2005), SIAM J. Sci. Comput. 26, algorithms 3.1-3.3.
 */
export function doubledResidualMoments(
  columns: Columns,
  y: Float64Array,
  weights: Float64Array | undefined,
  coefficients: Float64Array,
): ResidualMoments {
  const moments: Pairs = { high: new Float64Array(columns.length), low: new Float64Array(columns.length) };
  const residual: Pairs = { high: new Float64Array(BLOCK), low: new Float64Array(BLOCK) };
  let rss = 0;
  for (let start = 0; start < y.length; start += BLOCK) {
    const rows = Math.min(BLOCK, y.length - start);
    residual.high.set(y.subarray(start, start + rows));
    residual.low.fill(0);
    for (const [j, x] of columns.entries()) subtractMultiple(x, coefficients[j]!, start, rows, residual);
    rss += weigh(weights, start, rows, residual);
    for (const [j, x] of columns.entries()) addProducts(x, start, rows, residual, moments, j);
  }
  return { moments: moments.high.map((high, j) => high + moments.low[j]!), rss };
}

/** residual -= b x, row by row. */
function subtractMultiple(x: Float64Array, b: number, start: number, rows: number, { high, low }: Pairs): void {
  const bHead = SPLIT * b - (SPLIT * b - b);
  const bTail = b - bHead;
  for (let i = 0; i < rows; i++) {
    const xi = x[start + i]!;
    const product = -b * xi;
    const c = SPLIT * xi;
    const head = c - (c - xi);
    const tail = xi - head;
    const lost = -(bTail * tail - (-product - bHead * head - bTail * head - bHead * tail));
    const h = high[i]!;
    const sum = h + product;
    const z = sum - h;
    high[i] = sum;
    low[i] = low[i]! + (h - (sum - z) + (product - z) + lost);
  }
}

/** Rounds the pairs to their leading parts, multiplies them by the weights, and returns Σ w r². */
function weigh(weights: Float64Array | undefined, start: number, rows: number, { high, low }: Pairs): number {
  let squares = 0;
  for (let i = 0; i < rows; i++) {
    const sum = high[i]! + low[i]!;
    low[i] = low[i]! - (sum - high[i]!);
    high[i] = sum;
    if (weights === undefined) squares += sum * sum;
    else {
      const w = weights[start + i]!;
      const product = w * sum;
      low[i] = low[i]! * w + productError(w, sum, product);
      high[i] = product;
      squares += sum * product;
    }
  }
  return squares;
}

/** into[j] += Σ_i x[start + i] · residual[i]. */
function addProducts(x: Float64Array, start: number, rows: number, residual: Pairs, into: Pairs, j: number): void {
  const { high, low } = residual;
  let total = into.high[j]!;
  let rest = into.low[j]!;
  for (let i = 0; i < rows; i++) {
    const xi = x[start + i]!;
    const r = high[i]!;
    const product = xi * r;
    const sum = total + product;
    const z = sum - total;
    rest += total - (sum - z) + (product - z) + productError(xi, r, product) + xi * low[i]!;
    total = sum;
  }
  into.high[j] = total;
  into.low[j] = rest;
}

/** a · b - product, exactly, where product is a · b rounded. */
function productError(a: number, b: number, product: number): number {
  const aHead = SPLIT * a - (SPLIT * a - a);
  const bHead = SPLIT * b - (SPLIT * b - b);
  const aTail = a - aHead;
  const bTail = b - bHead;
  return aTail * bTail - (product - aHead * bHead - aTail * bHead - aHead * bTail);
}

import { kernels } from "../linalg/kernels.ts";
import { identity, multiply, sandwich } from "../linalg/matrix.ts";

/**
 * A step of an estimator in steps: its estimating equations Σ mᵢ(θ; earlier steps' parameters) = 0, solved for θ with those of
 * earlier steps put in.
 */
export interface MomentBlock {
  /** Number of its parameters, and of its equations. */
  readonly size: number;
  /** Inverse of minus the derivative of Σ mᵢ in the block's own parameters, row-major. */
  readonly inverse: Float64Array;
  /** Writes the rows' mᵢ, weights in: `out[j][i]` for equation j, row start + i. */
  scores(start: number, rows: number, out: readonly Float64Array[]): void;
  /** The derivative of Σ mᵢ in an earlier block's parameters, size × that block's size, by its position; absent: 0. */
  readonly moved?: ReadonlyMap<number, Float64Array>;
  /**
   * The covariance of its parameters that the model implies were those of earlier steps known; absent: `inverse`. The equations of
   * different blocks are taken as uncorrelated.
   */
  readonly variance?: Float64Array;
}

/** What a covariance of all parameters together is made of. */
export interface StackedMoments {
  readonly size: number;
  /** Block-diagonal. */
  readonly bread: Float64Array;
  /** The rows' equations, each block's with what earlier blocks' errors move it by. */
  scores(start: number, rows: number, out: readonly Float64Array[]): void;
  /** The covariance that the model implies. */
  readonly iid: Float64Array;
}

/**
 * Stacks the steps to one system of equations. Its derivative is block-triangular, so an error in an earlier block moves a
 * later one: with A_j the derivative of block j in its own parameters and D_jk in those of block k < j,
 *
 *   m̃_j = m_j + Σ_k D_jk A_k⁻¹ m̃_k,   V = diag(A⁻¹) (Σ m̃m̃') diag(A⁻¹)'
 *
 * is the covariance of all parameters. With m̃ for scores and diag(A⁻¹) for bread it is an ordinary sandwich: robust, clustered
 * and other covariances follow as for one equation.
 *
 * @param blocks in the order of the steps
 * @param order of their parameters in the result, by position among the blocks
 *
 * Source: Newey (1984), Economics Letters 14, 201-206; Newey and McFadden (1994), Handbook of Econometrics IV, section 6.
 */
export function stackedMoments(
  blocks: readonly MomentBlock[],
  order: readonly number[] = blocks.map((_, j) => j),
): StackedMoments {
  const sizeBefore = (place: number): number => order.slice(0, place).reduce((sum, j) => sum + blocks[j]!.size, 0);
  const starts = blocks.map((_, j) => sizeBefore(order.indexOf(j)));
  const size = sizeBefore(order.length);
  const bread = new Float64Array(size * size);
  blocks.forEach((block, j) => {
    place(block.inverse, block.size, bread, size, starts[j]!);
  });
  const carried = blocks.map(({ size: rows, moved }) =>
    Array.from(moved ?? [], ([k, derivative]) => {
      const width = blocks[k]!.size;
      return { k, by: multiply(derivative, rows, width, blocks[k]!.inverse, width) };
    }),
  );
  return {
    size,
    bread,
    scores(start, rows, out) {
      blocks.forEach((block, j) => {
        const own = out.slice(starts[j]!, starts[j]! + block.size);
        block.scores(start, rows, own);
        for (const { k, by } of carried[j]!) {
          const earlier = out.slice(starts[k]!, starts[k]! + blocks[k]!.size);
          for (const [m, into] of own.entries()) kernels.linear(earlier, by, m * earlier.length, 0, rows, into);
        }
      });
    },
    iid: impliedCovariance(blocks, starts, size),
  };
}

/** Σ_l G_l V_l G_l': G_l, all parameters by those of block l, has 1 in the block's own rows and A_j⁻¹ Σ_k D_jk G_lk in later ones. */
function impliedCovariance(blocks: readonly MomentBlock[], starts: readonly number[], size: number): Float64Array {
  const total = new Float64Array(size * size);
  blocks.forEach(({ size: width, inverse, variance = inverse }, l) => {
    const slopes = new Float64Array(size * width);
    slopes.set(identity(width), starts[l]! * width);
    const rowsOf = (k: number): Float64Array =>
      slopes.subarray(starts[k]! * width, (starts[k]! + blocks[k]!.size) * width);
    for (const [j, later] of blocks.entries()) {
      for (const [k, derivative] of j > l ? (later.moved ?? []) : []) {
        const moved = multiply(derivative, later.size, blocks[k]!.size, rowsOf(k), width);
        const through = multiply(later.inverse, later.size, later.size, moved, width);
        const into = rowsOf(j);
        for (let at = 0; at < into.length; at++) into[at]! += through[at]!;
      }
    }
    const added = sandwich(slopes, variance, width, size);
    for (let at = 0; at < total.length; at++) total[at]! += added[at]!;
  });
  return total;
}

/** Writes a k × k block on the diagonal. */
function place(block: Float64Array, k: number, into: Float64Array, size: number, at: number): void {
  for (let i = 0; i < k; i++) into.set(block.subarray(i * k, (i + 1) * k), (at + i) * size + at);
}

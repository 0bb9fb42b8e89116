import type { FittedModel } from "../fit/model.ts";
import { kernels } from "../linalg/kernels.ts";
import { submatrix } from "../linalg/matrix.ts";
import type { EvaluatedBlock } from "./evaluated-block.ts";
import type { PredictorDesign } from "./predictor-design.ts";

/**
 * Standard errors by rows of functions Σ_p f_p·η_p to first order: √(g'Vg) with g_j = f_p x_j, V the covariance of the
 * parameters that the predictors have.
 */
export class RowStandardErrors {
  readonly #designs: readonly PredictorDesign[];
  /** V with twice its entries right of the diagonal: g'Vg = Σ_j g_j Σ_{l≥j} upper_jl g_l. */
  readonly #upper: Float64Array;
  readonly #gradient: readonly Float64Array[];
  readonly #product: Float64Array;

  /** @param covariance of all parameters of the model; `rows`: of the longest block */
  constructor(model: FittedModel, designs: readonly PredictorDesign[], covariance: Float64Array, rows: number) {
    const parameters = designs.flatMap(({ start, size }) => Array.from({ length: size }, (_, j) => start + j));
    const k = parameters.length;
    this.#designs = designs;
    this.#upper = submatrix(covariance, model.theta.length, parameters).map((v, at) =>
      at % (k + 1) === 0 ? v : 2 * v,
    );
    this.#gradient = parameters.map(() => new Float64Array(rows));
    this.#product = new Float64Array(rows);
  }

  /** Writes the standard errors of a block; `first[p]` are the derivatives f_p, 1 when not given. */
  write(block: EvaluatedBlock, first: Readonly<Record<string, Float64Array>> | undefined, into: Float64Array): void {
    const { rows } = block;
    const k = this.#gradient.length;
    this.#writeGradient(block, first);
    into.fill(0, 0, rows);
    for (let j = 0; j < k; j++) {
      const product = this.#product.fill(0, 0, rows);
      kernels.linear(this.#gradient.slice(j), this.#upper, j * k + j, 0, rows, product);
      const own = this.#gradient[j]!;
      for (let i = 0; i < rows; i++) into[i]! += own[i]! * product[i]!;
    }
    for (let i = 0; i < rows; i++) into[i] = Math.sqrt(Math.max(0, into[i]!));
  }

  #writeGradient({ columns, rows }: EvaluatedBlock, first: Readonly<Record<string, Float64Array>> | undefined): void {
    let at = 0;
    for (const [p, { name }] of this.#designs.entries()) {
      const factor = first?.[name];
      for (const column of columns[p]!) {
        const into = this.#gradient[at++]!;
        if (factor === undefined) into.set(column.length > rows ? column.subarray(0, rows) : column);
        else for (let i = 0; i < rows; i++) into[i] = factor[i]! * column[i]!;
      }
    }
  }
}

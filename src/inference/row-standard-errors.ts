import type { FittedDesign } from "../fit/fitted-design.ts";
import { kernels } from "../linalg/kernels.ts";
import { submatrix } from "../linalg/matrix.ts";
import type { EffectRows } from "./effect-rows.ts";
import type { EvaluatedBlock } from "./evaluated-block.ts";
import { covarianceArray, type Estimates } from "./estimates.ts";
import type { PredictorDesign } from "./predictor-design.ts";
import { rootOf } from "./remembered-root.ts";

/**
 * Standard errors by rows, √(g'Vg), from each row's gradient g in the parameters of the predictors; V their covariance.
 */
export class RowStandardErrors {
  readonly #designs: readonly PredictorDesign[];
  /** V with twice its entries right of the diagonal: g'Vg = Σ_j g_j Σ_{l≥j} upper_jl g_l. */
  readonly #upper: Float64Array;
  /** Where a root R of the whole V is kept: its rows for these parameters, by columns, so that g'Vg = Σ_c (Σ_j R_jc g_j)². */
  readonly #root: Float64Array | undefined;
  /** By predictor, and by parameter of the model. */
  readonly #gradients: readonly (readonly Float64Array[])[];
  readonly #gradient: readonly Float64Array[];
  readonly #byParameter: ReadonlyMap<number, Float64Array>;
  readonly #product: Float64Array;

  /** @param fit whose covariance V is; `rows`: of the longest block */
  constructor(model: FittedDesign, designs: readonly PredictorDesign[], fit: Pick<Estimates, "vcov">, rows: number) {
    const parameters = designs.flatMap(({ start, size }) => Array.from({ length: size }, (_, j) => start + j));
    const k = parameters.length;
    this.#designs = designs;
    const root = rootOf(fit.vcov);
    const m = model.theta.length;
    this.#root =
      root && Float64Array.from({ length: m * k }, (_, at) => root[parameters[at % k]! * m + Math.floor(at / k)]!);
    this.#upper = submatrix(covarianceArray(fit), model.theta.length, parameters).map((v, at) =>
      at % (k + 1) === 0 ? v : 2 * v,
    );
    this.#gradients = designs.map(({ size }) => Array.from({ length: size }, () => new Float64Array(rows)));
    this.#gradient = this.#gradients.flat();
    this.#byParameter = new Map(parameters.map((parameter, j) => [parameter, this.#gradient[j]!]));
    this.#product = new Float64Array(rows);
  }

  /** Of Σ_p f_p·η_p to first order: g_j = f_p x_j. `first[p]` are the derivatives f_p, 1 when not given. */
  write(block: EvaluatedBlock, first: Readonly<Record<string, Float64Array>> | undefined, into: Float64Array): void {
    const { columns, rows } = block;
    for (const [p, { name }] of this.#designs.entries()) {
      const factor = first?.[name];
      for (const [c, column] of columns[p]!.entries()) {
        const own = this.#gradients[p]![c]!;
        if (factor === undefined) own.set(column.length > rows ? column.subarray(0, rows) : column);
        else for (let i = 0; i < rows; i++) own[i] = factor[i]! * column[i]!;
      }
    }
    this.#writeRoots(rows, into);
  }

  /** Of Σ_s by[s]·(slot s of the effects), `by` by rows. */
  writeEffect(
    { columns, rows }: EvaluatedBlock,
    { factors, parts }: EffectRows,
    by: ReadonlyMap<number, Float64Array>,
    into: Float64Array,
  ): void {
    for (const own of this.#gradient) own.fill(0, 0, rows);
    for (const p of this.#designs.keys()) {
      for (const { slot, by: factor, scale } of factors[p]!) {
        const times = by.get(slot);
        if (times === undefined) continue;
        for (const [c, column] of columns[p]!.entries()) {
          const own = this.#gradients[p]![c]!;
          for (let i = 0; i < rows; i++) own[i]! += scale * times[i]! * factor[i]! * column[i]!;
        }
      }
    }
    for (const { slot, parameter, by: derivative, times, scale, rows: at } of parts) {
      const outer = by.get(slot);
      const own = this.#byParameter.get(parameter);
      if (outer === undefined || own === undefined) continue;
      const count = at?.length ?? rows;
      for (let c = 0; c < count; c++) {
        const i = at?.[c] ?? c;
        own[i]! += scale * outer[i]! * derivative[c]! * (times?.[c] ?? 1);
      }
    }
    this.#writeRoots(rows, into);
  }

  #writeRoots(rows: number, into: Float64Array): void {
    const k = this.#gradient.length;
    into.fill(0, 0, rows);
    const root = this.#root;
    for (let c = 0; root !== undefined && c * k < root.length; c++) {
      const product = this.#product.fill(0, 0, rows);
      kernels.linear(this.#gradient, root, c * k, 0, rows, product);
      for (let i = 0; i < rows; i++) into[i]! += product[i]! ** 2;
    }
    for (let j = 0; root === undefined && j < k; j++) {
      const product = this.#product.fill(0, 0, rows);
      kernels.linear(this.#gradient.slice(j), this.#upper, j * k + j, 0, rows, product);
      const own = this.#gradient[j]!;
      for (let i = 0; i < rows; i++) into[i]! += own[i]! * product[i]!;
    }
    for (let i = 0; i < rows; i++) into[i] = Math.sqrt(Math.max(0, into[i]!));
  }
}

/** A factor u of derivatives in the parameters of one predictor: in θ_j it is scale·uᵢxᵢⱼ. */
export interface Factor {
  readonly slot: number;
  readonly by: Float64Array;
  readonly scale: number;
}

/** A derivative in a single parameter: scale·byᵢ·timesᵢ, at every row of the block or at some. */
export interface Part {
  readonly slot: number;
  readonly parameter: number;
  readonly by: Float64Array;
  readonly times?: Float64Array | undefined;
  readonly scale: number;
  /** Positions in the block to which the entries of `by` belong; undefined: all, in order. */
  readonly rows?: Int32Array | undefined;
}

/**
 * Effects in the rows of a block, by slot, with their derivatives in the parameters. Most of a derivative is uᵢxᵢⱼ with a
 * factor u: effects name their factors here, shared ones by the same array, and whoever sums or squares them takes each
 * product with the design once.
 */
export class EffectRows {
  readonly values: readonly Float64Array[];
  /** By predictor. */
  readonly factors: readonly Factor[][];
  readonly parts: Part[] = [];
  readonly #own: (Float64Array | undefined)[][];
  readonly #inUse: Uint8Array[];
  readonly #blockRows: number;

  constructor(slots: number, predictors: number, blockRows: number) {
    this.values = Array.from({ length: slots }, () => new Float64Array(blockRows));
    this.factors = Array.from({ length: predictors }, () => []);
    this.#own = Array.from({ length: predictors }, () => Array(slots).fill(undefined));
    this.#inUse = Array.from({ length: predictors }, () => new Uint8Array(slots));
    this.#blockRows = blockRows;
  }

  /** Forgets the block before. */
  begin(rows: number): this {
    for (const value of this.values) value.fill(0, 0, rows);
    for (const factors of this.factors) factors.length = 0;
    for (const used of this.#inUse) used.fill(0);
    this.parts.length = 0;
    return this;
  }

  addFactor(predictor: number, slot: number, by: Float64Array, scale: number): void {
    if (scale !== 0) this.factors[predictor]!.push({ slot, by, scale });
  }

  /** An array of zeros to add a factor of this slot alone to; the same one when asked again in the same block. */
  ownFactor(predictor: number, slot: number): Float64Array {
    this.#own[predictor]![slot] ??= new Float64Array(this.#blockRows);
    const own = this.#own[predictor]![slot]!;
    if (this.#inUse[predictor]![slot] === 0) {
      this.#inUse[predictor]![slot] = 1;
      this.addFactor(predictor, slot, own.fill(0), 1);
    }
    return own;
  }

  addPart(part: Part): void {
    this.parts.push(part);
  }
}

import type { EvaluatedBlock, LikelihoodProblem } from "../likelihood/problem.ts";
import { pairOf } from "./quantity-values.ts";

/** The rows' scores and, behind them, their entries of ∂²ℓ + ∂ℓ∂ℓ', block by block. */
export class InformationIndicators {
  readonly size: number;
  readonly #problem: LikelihoodProblem;
  readonly #pairs: readonly (readonly [number, number])[];
  readonly #parameters: readonly { readonly predictor: number; readonly column: Float64Array | undefined }[];
  #columns: Float64Array[] = [];

  constructor(problem: LikelihoodProblem, entries: "all" | "diagonal") {
    this.#problem = problem;
    this.#parameters = problem.ranges.flatMap(({ name, size }, predictor) =>
      Array.from({ length: size }, (_, j) => ({ predictor, column: problem.data.predictors[name]!.columns?.[j] })),
    );
    const all = this.#parameters.flatMap((_, a) => this.#parameters.slice(a).map((_, b) => [a, a + b] as const));
    this.#pairs = entries === "all" ? all : all.filter(([a, b]) => a === b);
    this.size = problem.size + this.#pairs.length;
  }

  /** Columns for the rows of a block, unweighted, and the rows' weights; scratch that the next block overwrites. */
  of(block: EvaluatedBlock<string>): { readonly columns: Float64Array[]; readonly weights: Float64Array } {
    const { rows, start } = block;
    if ((this.#columns[0]?.length ?? 0) < rows) {
      this.#columns = Array.from({ length: this.size + 1 }, () => new Float64Array(rows));
    }
    const { predictors } = this.#problem.likelihood;
    const columns = this.#columns.slice(0, this.size);
    this.#parameters.forEach(({ predictor, column }, j) => {
      const slope = block.first[predictors[predictor]!]!;
      const into = columns[j]!;
      for (let i = 0; i < rows; i++) into[i] = slope[i]! * (column?.[start + i] ?? 1);
    });
    this.#pairs.forEach(([a, b], at) => {
      const left = this.#parameters[a]!;
      const right = this.#parameters[b]!;
      const bend = block.second[pairOf(predictors, left.predictor, right.predictor)]!;
      const into = columns[this.#problem.size + at]!;
      for (let i = 0; i < rows; i++) {
        const x = (left.column?.[start + i] ?? 1) * (right.column?.[start + i] ?? 1);
        into[i] = columns[a]![i]! * columns[b]![i]! + bend[i]! * x;
      }
    });
    const weights = this.#columns[this.size]!;
    const given = this.#problem.data.weights;
    for (let i = 0; i < rows; i++) weights[i] = given?.[start + i] ?? 1;
    return { columns, weights };
  }
}

import type { EvaluatedBlock, LikelihoodProblem } from "../likelihood/problem.ts";
import { dot } from "../linalg/matrix.ts";
import { pairOf } from "./quantity-values.ts";

interface Parameter {
  readonly predictor: number;
  readonly column: Float64Array | undefined;
  /** The predictor's first column. */
  readonly first: Float64Array | undefined;
}

/** An entry of the information matrix: the parameters that it is of, and the columns multiplied, (l - cf)(r + cf). */
interface Entry {
  readonly left: number;
  readonly right: number;
  readonly l: Float64Array | undefined;
  readonly r: Float64Array | undefined;
  readonly f: Float64Array | undefined;
  readonly c: number;
}

/**
 * The rows' scores and, behind them, their entries of ∂²ℓ + ∂ℓ∂ℓ', block by block.
 *
 * The diagonal entries are those of the columns of `given`; x² stands less c²f², of which f², the first column's entry, takes
 * nothing, so that columns far from 0 are not nearly collinear.
 */
export class InformationIndicators {
  readonly size: number;
  readonly #problem: LikelihoodProblem;
  readonly #entries: readonly Entry[];
  readonly #parameters: readonly Parameter[];
  #columns: Float64Array[] = [];

  /**
   * @param problem the model in coordinates in which its scores are those of orthonormal columns
   * @param given the model in its own
   */
  constructor(problem: LikelihoodProblem, entries: "all" | "diagonal", given: LikelihoodProblem) {
    this.#problem = problem;
    this.#parameters = parametersOf(problem);
    this.#entries = entries === "all" ? allEntries(this.#parameters) : diagonalEntries(parametersOf(given));
    this.size = problem.size + this.#entries.length;
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
    this.#entries.forEach(({ left, right, l, r, f, c }, at) => {
      const [a, b] = [this.#parameters[left]!.predictor, this.#parameters[right]!.predictor];
      const [first, other] = [block.first[predictors[a]!]!, block.first[predictors[b]!]!];
      const bend = block.second[pairOf(predictors, a, b)]!;
      const into = columns[this.#problem.size + at]!;
      for (let i = 0; i < rows; i++) {
        const less = c * (f?.[start + i] ?? 1);
        const product = ((l?.[start + i] ?? 1) - less) * ((r?.[start + i] ?? 1) + less);
        into[i] = (first[i]! * other[i]! + bend[i]!) * product;
      }
    });
    const weights = this.#columns[this.size]!;
    const given = this.#problem.data.weights;
    for (let i = 0; i < rows; i++) weights[i] = given?.[start + i] ?? 1;
    return { columns, weights };
  }
}

function parametersOf({ ranges, data }: LikelihoodProblem): Parameter[] {
  return ranges.flatMap(({ name, size }, predictor) => {
    const { columns } = data.predictors[name]!;
    return Array.from({ length: size }, (_, j) => ({ predictor, column: columns?.[j], first: columns?.[0] }));
  });
}

function allEntries(parameters: readonly Parameter[]): Entry[] {
  return parameters.flatMap(({ column: l }, left) =>
    parameters.slice(left).map(({ column: r }, j) => ({ left, right: left + j, l, r, f: undefined, c: 0 })),
  );
}

function diagonalEntries(parameters: readonly Parameter[]): Entry[] {
  return parameters.map(({ column, first }, j) => ({
    left: j,
    right: j,
    l: column,
    r: column,
    f: first,
    c: column === first ? 0 : dot(first!, column!) / dot(first!, first!),
  }));
}

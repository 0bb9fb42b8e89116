import { mirror } from "../linalg/kernels.ts";
import { addHessianBlock, addSums, hessianBlock } from "./hessian-block.ts";
import type { Likelihood } from "./likelihood.ts";
import { predictedBlock } from "./linear-predictors.ts";
import type { BlockRange, EvaluatedBlock, LikelihoodProblem, ParameterRange, ProblemData } from "./problem.ts";
import { clearDerivatives, makeScratch, pairsOf, weighDerivatives } from "./scratch.ts";

/** Rows evaluated together: the scratch of a model with four predictors and a panel of columns stay in the cache. */
const defaultBlockRows = 1024;

/**
 * Joins a likelihood and its data to a problem that can be maximised: log-likelihood Σ wᵢℓᵢ, gradient X_j'g_j, Hessian
 * blocks X_j'D_jl X_l, all in one pass over the rows, block by block in a fixed order, with scratch allocated here once.
 *
 * @param data columns and outcomes, each with `data.rows` entries
 * @param blockRows rows evaluated together; changes results by rounding only
 */
export function likelihoodProblem<P extends string, Y extends string>(
  likelihood: Likelihood<P, Y>,
  data: ProblemData<P, Y>,
  blockRows: number = defaultBlockRows,
): LikelihoodProblem<P, Y> {
  const ranges = parameterRanges(likelihood, data);
  const last = ranges.at(-1)!;
  const size = last.start + last.size;
  const scratch = makeScratch(likelihood, Math.min(blockRows, Math.max(1, data.rows)));
  const sided = ranges.map((range) => [range, data.predictors[range.name]] as const);
  const blocks = pairsOf(likelihood.predictors).map(({ a, b, key }) =>
    hessianBlock(sided[a]!, sided[b]!, scratch.second[key]),
  );
  const allRows: BlockRange = { start: 0, rows: data.rows };

  const eachBlock = (theta: Float64Array, visit: (block: EvaluatedBlock<P>) => void, range = allRows): void => {
    const end = range.start + range.rows;
    for (let start = range.start; start < end; start += scratch.length) {
      const rows = Math.min(scratch.length, end - start);
      const block = predictedBlock(data, ranges, scratch.eta, theta, start, rows);
      clearDerivatives(scratch, rows);
      if (range.curvature === "expected") likelihood.expected!(block, scratch);
      else likelihood.rows(block, scratch);
      visit({ ...scratch, start, rows });
    }
  };

  const value = (theta: Float64Array): number => {
    let total = 0;
    if (likelihood.values === undefined) {
      eachBlock(theta, ({ start, rows }) => {
        total += weightedSum(scratch.value, data.weights, start, rows);
      });
      return total;
    }
    for (let start = 0; start < data.rows; start += scratch.length) {
      const rows = Math.min(scratch.length, data.rows - start);
      likelihood.values(predictedBlock(data, ranges, scratch.eta, theta, start, rows), scratch.value);
      total += weightedSum(scratch.value, data.weights, start, rows);
    }
    return total;
  };

  const derivatives = (theta: Float64Array, gradient: Float64Array, hessian: Float64Array): number => {
    let total = 0;
    gradient.fill(0);
    hessian.fill(0);
    eachBlock(theta, ({ start, rows }) => {
      total += weightedSum(scratch.value, data.weights, start, rows);
      weighDerivatives(scratch, data.weights, start, rows);
      for (const [{ name, start: at }, { columns }] of sided) {
        addSums(columns, scratch.first[name], start, rows, gradient, at);
      }
      for (const block of blocks) addHessianBlock(block, start, rows, hessian, size);
    });
    mirror(hessian, size);
    return total;
  };

  const expectedHessian = (theta: Float64Array, hessian: Float64Array): void => {
    hessian.fill(0);
    const add = ({ start, rows }: EvaluatedBlock<P>): void => {
      weighDerivatives(scratch, data.weights, start, rows);
      for (const block of blocks) addHessianBlock(block, start, rows, hessian, size);
    };
    eachBlock(theta, add, { ...allRows, curvature: "expected" });
    mirror(hessian, size);
  };

  const scores = (theta: Float64Array, from: number, count: number, out: readonly Float64Array[]): void => {
    const write = (block: EvaluatedBlock<P>): void => {
      weighDerivatives(scratch, data.weights, block.start, block.rows);
      for (const [range, { columns }] of sided) writeScores(range, columns, block, block.start - from, out);
    };
    eachBlock(theta, write, { start: from, rows: count });
  };

  return { likelihood, data, ranges, size, value, derivatives, expectedHessian, scores, eachBlock };
}

function parameterRanges<P extends string, Y extends string>(
  likelihood: Likelihood<P, Y>,
  data: ProblemData<P, Y>,
): ParameterRange<P>[] {
  let end = 0;
  return likelihood.predictors.map((name) => {
    const size = data.predictors[name].columns?.length ?? 1;
    end += size;
    return { name, start: end - size, size };
  });
}

function weightedSum(value: Float64Array, weights: Float64Array | undefined, start: number, rows: number): number {
  let total = 0;
  if (weights === undefined) for (let i = 0; i < rows; i++) total += value[i]!;
  else for (let i = 0; i < rows; i++) total += weights[start + i]! * value[i]!;
  return total;
}

/** out[j][at + i] = x_ij g_i for the parameters of one predictor. */
function writeScores<P extends string>(
  range: ParameterRange<P>,
  columns: readonly Float64Array[] | undefined,
  block: EvaluatedBlock<P>,
  at: number,
  out: readonly Float64Array[],
): void {
  const first = block.first[range.name];
  for (let j = 0; j < range.size; j++) {
    const into = out[range.start + j]!;
    const x = columns?.[j];
    if (x === undefined) for (let i = 0; i < block.rows; i++) into[at + i] = first[i]!;
    else for (let i = 0; i < block.rows; i++) into[at + i] = x[block.start + i]! * first[i]!;
  }
}

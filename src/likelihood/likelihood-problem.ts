import { mirror } from "../linalg/kernels.ts";
import { addSums, type HessianBlock, hessianBlocks } from "./hessian-block.ts";
import type { Likelihood } from "./likelihood.ts";
import { predictedBlock } from "./linear-predictors.ts";
import { parameterRanges } from "./parameter-ranges.ts";
import type {
  BlockRange,
  EvaluatedBlock,
  LikelihoodProblem,
  ParameterRange,
  PredictorData,
  ProblemData,
} from "./problem.ts";
import { clearDerivatives, makeScratch, pairsOf, type Scratch, weighDerivatives } from "./scratch.ts";

/** Rows evaluated together: the scratch of a model with four predictors and a panel of columns stay in the cache. */
const defaultBlockRows = 1024;

/**
 * Joins a likelihood and its data to a problem that can be maximised: log-likelihood Σ wᵢℓᵢ, gradient X_j'g_j, Hessian
 * blocks X_j'D_jl X_l, all in one pass over the rows, block by block in a fixed order, with scratch allocated here
 * once.
 *
 * @param data columns and outcomes, each with `data.rows` entries
 * @param blockRows rows evaluated together; changes results by rounding only
 */
export function likelihoodProblem<P extends string, Y extends string>(
  likelihood: Likelihood<P, Y>,
  data: ProblemData<P, Y>,
  blockRows: number = defaultBlockRows,
): LikelihoodProblem<P, Y> {
  const engine = makeEngine(likelihood, data, blockRows);
  const { ranges, size } = engine;
  return {
    likelihood,
    data,
    ranges,
    size,
    value: (theta) => logLikelihoodOf(engine, theta),
    derivatives: (theta, gradient, hessian) => derivativesOf(engine, theta, gradient, hessian),
    sum: { observations: data.rows, gradient: (theta, gradient) => gradientOf(engine, theta, gradient) },
    expectedHessian: (theta, hessian) => expectedHessianOf(engine, theta, hessian),
    scores: (theta, start, rows, out) => writeScores(engine, theta, { start, rows }, out),
    eachBlock: (theta, visit, range) => eachBlock(engine, theta, visit, range),
  };
}

/** A likelihood with its data and the scratch to evaluate it in. */
interface Engine<P extends string, Y extends string> {
  readonly likelihood: Likelihood<P, Y>;
  readonly data: ProblemData<P, Y>;
  readonly ranges: readonly ParameterRange<P>[];
  readonly size: number;
  readonly scratch: Scratch<P>;
  /** Each predictor's range with what makes it. */
  readonly predictors: readonly (readonly [ParameterRange<P>, PredictorData])[];
  /** The upper blocks of the Hessian. */
  readonly blocks: readonly HessianBlock[];
}

function makeEngine<P extends string, Y extends string>(
  likelihood: Likelihood<P, Y>,
  data: ProblemData<P, Y>,
  blockRows: number,
): Engine<P, Y> {
  const ranges = parameterRanges(likelihood.predictors, data);
  const size = ranges.reduce((sum, range) => sum + range.size, 0);
  const scratch = makeScratch(likelihood, Math.min(blockRows, Math.max(1, data.rows)));
  const predictors = ranges.map((range) => [range, data.predictors[range.name]] as const);
  const pairs = pairsOf(likelihood.predictors);
  const blocks = hessianBlocks(
    predictors.map(([range, data], a) => {
      const second = pairs.filter((pair) => pair.a === a).map(({ key }) => scratch.second[key]);
      return { range, data, second };
    }),
  );
  return { likelihood, data, ranges, size, scratch, predictors, blocks };
}

function eachBlock<P extends string, Y extends string>(
  { likelihood, data, ranges, scratch }: Engine<P, Y>,
  theta: Float64Array,
  visit: (block: EvaluatedBlock<P>) => void,
  range: BlockRange = { start: 0, rows: data.rows },
): void {
  const end = range.start + range.rows;
  for (let start = range.start; start < end; start += scratch.length) {
    const rows = Math.min(scratch.length, end - start);
    const block = predictedBlock(data, ranges, scratch.eta, theta, start, rows);
    clearDerivatives(scratch, rows);
    if (range.curvature === "expected") likelihood.expected!(block, scratch);
    else likelihood.rows(block, scratch);
    visit({ ...scratch, start, rows });
  }
}

function logLikelihoodOf<P extends string, Y extends string>(engine: Engine<P, Y>, theta: Float64Array): number {
  const { likelihood, data, ranges, scratch } = engine;
  let total = 0;
  const add = ({ start, rows }: { readonly start: number; readonly rows: number }): void => {
    total += weightedSum(scratch.value, data.weights, start, rows);
  };
  if (likelihood.values === undefined) {
    eachBlock(engine, theta, add);
    return total;
  }
  for (let start = 0; start < data.rows; start += scratch.length) {
    const rows = Math.min(scratch.length, data.rows - start);
    likelihood.values(predictedBlock(data, ranges, scratch.eta, theta, start, rows), scratch.value);
    add({ start, rows });
  }
  return total;
}

/** The log-likelihood and its gradient; `also` sees each block with its derivatives weighted. */
function gradientOf<P extends string, Y extends string>(
  engine: Engine<P, Y>,
  theta: Float64Array,
  gradient: Float64Array,
  also?: (start: number, rows: number) => void,
): number {
  const { data, scratch, predictors } = engine;
  let total = 0;
  gradient.fill(0);
  eachBlock(engine, theta, ({ start, rows }) => {
    total += weightedSum(scratch.value, data.weights, start, rows);
    weighDerivatives(scratch, data.weights, start, rows);
    for (const [{ name, start: at }, { columns }] of predictors) {
      addSums(columns, scratch.first[name], start, rows, gradient, at);
    }
    also?.(start, rows);
  });
  return total;
}

function derivativesOf<P extends string, Y extends string>(
  engine: Engine<P, Y>,
  theta: Float64Array,
  gradient: Float64Array,
  hessian: Float64Array,
): number {
  const { blocks, size } = engine;
  hessian.fill(0);
  const total = gradientOf(engine, theta, gradient, (start, rows) => {
    for (const block of blocks) block.add(start, rows, hessian, size);
  });
  mirror(hessian, size);
  return total;
}

function expectedHessianOf<P extends string, Y extends string>(
  engine: Engine<P, Y>,
  theta: Float64Array,
  hessian: Float64Array,
): void {
  const { data, scratch, blocks, size } = engine;
  hessian.fill(0);
  const add = ({ start, rows }: EvaluatedBlock<P>): void => {
    weighDerivatives(scratch, data.weights, start, rows);
    for (const block of blocks) block.add(start, rows, hessian, size);
  };
  eachBlock(engine, theta, add, { start: 0, rows: data.rows, curvature: "expected" });
  mirror(hessian, size);
}

function weightedSum(value: Float64Array, weights: Float64Array | undefined, start: number, rows: number): number {
  let total = 0;
  if (weights === undefined) for (let i = 0; i < rows; i++) total += value[i]!;
  else for (let i = 0; i < rows; i++) total += weights[start + i]! * value[i]!;
  return total;
}

/** out[j][i] = w x_ij g_i for all parameters and the rows of a range. */
function writeScores<P extends string, Y extends string>(
  engine: Engine<P, Y>,
  theta: Float64Array,
  range: BlockRange,
  out: readonly Float64Array[],
): void {
  const write = ({ start, rows }: EvaluatedBlock<P>): void => {
    weighDerivatives(engine.scratch, engine.data.weights, start, rows);
    const at = start - range.start;
    for (const [{ name, start: first, size }, { columns }] of engine.predictors) {
      const slope = engine.scratch.first[name];
      for (let j = 0; j < size; j++) writeProducts(columns?.[j], slope, start, rows, out[first + j]!, at);
    }
  };
  eachBlock(engine, theta, write, range);
}

/** x_i g_i of a block, or g_i for a constant. */
function writeProducts(
  x: Float64Array | undefined,
  g: Float64Array,
  start: number,
  rows: number,
  into: Float64Array,
  at: number,
): void {
  if (x === undefined) for (let i = 0; i < rows; i++) into[at + i] = g[i]!;
  else for (let i = 0; i < rows; i++) into[at + i] = x[start + i]! * g[i]!;
}

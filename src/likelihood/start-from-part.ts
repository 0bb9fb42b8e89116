import { changedData } from "./changed-data.ts";
import { likelihoodProblem } from "./likelihood-problem.ts";
import { maximize } from "./maximize.ts";
import type { LikelihoodProblem, PredictorData } from "./problem.ts";

/** Fewer rows than this are maximised from zero in no time. */
const many = 20_000;
/** One run of rows in so many is taken; a prime, so that a calendar in the rows does not beat with it. */
const stride = 11;
const run = 64;
/** A part that takes longer is no good start; its last digits would be in vain. */
const search = { maxIterations: 12, tolerance: 1e-3, polishing: 0 };

/**
 * Start values for a search over many rows: the maximum over one run of 64 rows in 11, found in the same way. It is as
 * near to the whole maximum as its own standard errors, so that the search needs two iterations over all rows fewer.
 * For few rows, and where the part has no clean maximum (a dummy is constant or predicts perfectly there), it is `start`,
 * zeros unless given.
 */
export function startFromPart<P extends string, Y extends string>(
  problem: LikelihoodProblem<P, Y>,
  start = (of: LikelihoodProblem<P, Y>): Float64Array => new Float64Array(of.size),
): Float64Array {
  if (problem.data.rows < many) return start(problem);
  const part = thinned(problem);
  const { point, converged, pivot } = maximize(part, startFromPart(part, start), search);
  return converged && pivot > 1e-8 ? point : start(problem);
}

/** The problem on an eleventh of the rows. */
function thinned<P extends string, Y extends string>({
  likelihood,
  data,
}: LikelihoodProblem<P, Y>): LikelihoodProblem<P, Y> {
  const rows = Math.floor(data.rows / stride);
  const thin = (column: Float64Array): Float64Array => takeRuns(column, rows);
  const predictor = ({ columns, offset }: PredictorData): PredictorData => ({
    columns: columns?.map(thin),
    offset: offset && thin(offset),
  });
  return likelihoodProblem(likelihood, changedData(data, rows, predictor, thin));
}

/** The first 64 of every 704 rows: whole runs, so that only a part of the memory is read. */
function takeRuns(column: Float64Array, rows: number): Float64Array {
  const out = new Float64Array(rows);
  for (let at = 0; at < rows; at += run)
    out.set(column.subarray(at * stride, at * stride + Math.min(run, rows - at)), at);
  return out;
}

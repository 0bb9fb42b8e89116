import { instrumentSpace } from "../moments/instrument-space.ts";
import type { LinearProblem } from "../moments/linear-problem.ts";
import { twoStage } from "../moments/two-stage.ts";
import type { FirstEstimate } from "./instrumental-estimate.ts";

/** The model with the endogenous columns as their own instruments, these last: ordinary least squares. */
export function treatedAsExogenous({ frame, problem }: FirstEstimate): FirstEstimate {
  const { excluded, endogenous } = problem;
  return solved(frame, { ...problem, excluded: excluded + endogenous, endogenous: 0 });
}

/** The same estimate with some of the instruments, exogenous columns among them, in the last places. */
export function withLast({ frame, problem }: FirstEstimate, names: readonly string[]): FirstEstimate {
  const size = problem.exogenous + problem.excluded;
  const all = Array.from({ length: size }, (_, j) => j);
  const isLast = (j: number): boolean => names.includes(problem.names[j]!);
  const order = [...all.filter((j) => !isLast(j)), ...all.filter(isLast)];
  const pick = <T>(from: readonly T[]): T[] => [...order.map((j) => from[j]!), ...from.slice(size)];
  return solved(frame, {
    ...problem,
    columns: pick(problem.columns),
    names: pick(problem.names),
    regressors: problem.regressors.map((position) => (position < size ? order.indexOf(position) : position)),
  });
}

function solved(frame: FirstEstimate["frame"], problem: LinearProblem): FirstEstimate {
  const space = instrumentSpace(problem);
  return { frame, problem, space, twoStage: twoStage(problem, space) };
}

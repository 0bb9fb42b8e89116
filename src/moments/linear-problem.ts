import type { Frame } from "../formula/frame-types.ts";
import type { Columns } from "../linalg/kernels.ts";

/**
 * A linear model as the moments engine sees it: y = Xb + e with instruments Z. `columns` holds every column once:
 * first the exogenous regressors, then the excluded instruments (together Z), then the endogenous regressors.
 */
export interface LinearProblem {
  readonly columns: Columns;
  readonly names: readonly string[];
  /** How many columns of each of the three kinds. */
  readonly exogenous: number;
  readonly excluded: number;
  readonly endogenous: number;
  /** Positions in `columns` of the regressors, in formula order. */
  readonly regressors: readonly number[];
  /** The outcome less the offset. */
  readonly outcome: Float64Array;
  readonly weights: Float64Array | undefined;
}

/** The linear model of a frame's only equation. Copies nothing but an outcome that has an offset. */
export function linearProblem(frame: Frame): LinearProblem {
  const equation = frame.equations[0]!;
  const { regressors, instruments } = equation;
  const isEndogenous = (name: string): boolean => equation.endogenous.includes(name);
  const exogenous = regressors.names.flatMap((name, j) => (isEndogenous(name) ? [] : [j]));
  const endogenous = regressors.names.flatMap((name, j) => (isEndogenous(name) ? [j] : []));
  const excluded = instruments?.columns.length ?? 0;
  const position = new Map<number, number>();
  exogenous.forEach((j, at) => {
    position.set(j, at);
  });
  endogenous.forEach((j, at) => {
    position.set(j, exogenous.length + excluded + at);
  });
  const pick = <T>(from: readonly T[], positions: readonly number[]): T[] => positions.map((j) => from[j]!);
  return {
    columns: [
      ...pick(regressors.columns, exogenous),
      ...(instruments?.columns ?? []),
      ...pick(regressors.columns, endogenous),
    ],
    names: [...pick(regressors.names, exogenous), ...(instruments?.names ?? []), ...pick(regressors.names, endogenous)],
    exogenous: exogenous.length,
    excluded,
    endogenous: endogenous.length,
    regressors: regressors.names.map((_, j) => position.get(j)!),
    outcome: equation.offset === undefined ? equation.outcome : without(equation.outcome, equation.offset),
    weights: frame.weights?.values,
  };
}

function without(outcome: Float64Array, offset: Float64Array): Float64Array {
  return outcome.map((y, i) => y - offset[i]!);
}

/** The instruments Z: exogenous regressors, then excluded instruments. */
export function instrumentsOf({ columns, exogenous, excluded }: LinearProblem): Columns {
  return columns.slice(0, exogenous + excluded);
}

/** The endogenous regressors. */
export function endogenousOf({ columns, exogenous, excluded }: LinearProblem): Columns {
  return columns.slice(exogenous + excluded);
}

/** The names of the excluded instruments. */
export function excludedNames({ names, exogenous, excluded }: LinearProblem): readonly string[] {
  return names.slice(exogenous, exogenous + excluded);
}

/** The names of the endogenous regressors. */
export function endogenousNames({ names, exogenous, excluded }: LinearProblem): readonly string[] {
  return names.slice(exogenous + excluded);
}

/** The regressors X in formula order. */
export function regressorsOf({ columns, regressors }: LinearProblem): Columns {
  return regressors.map((position) => columns[position]!);
}

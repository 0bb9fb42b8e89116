import type { Basis } from "../formula/frame-types.ts";
import type { PredictorDesign } from "./predictor-design.ts";

/** How one predictor depends on one column of the data. */
export interface Dependence {
  /** Position of the predictor among the designs, and its name. */
  readonly predictor: number;
  readonly name: string;
  /** The design columns that depend on it: their basis, their positions in the predictor's design, their parameters. */
  readonly basis: Basis;
  readonly positions: readonly number[];
  readonly parameters: readonly number[];
  /** The offset, when it depends on the column too. */
  readonly offset: Basis | undefined;
}

/** Where a column of the data enters: predictors that do not depend on it are left out. */
export function dependences(designs: readonly PredictorDesign[], column: string): Dependence[] {
  return designs.flatMap(({ name, start, basis, offset: added }, predictor): Dependence[] => {
    const offset = added?.sources.includes(column) ? added : undefined;
    if (basis === undefined || (offset === undefined && !basis.sources.includes(column))) return [];
    const positions = basis.names.flatMap((_, j) => (basis.keep([j]).sources.includes(column) ? [j] : []));
    const parameters = positions.map((j) => start + j);
    return [{ predictor, name, basis: basis.keep(positions), positions, parameters, offset }];
  });
}

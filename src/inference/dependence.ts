import type { Basis } from "../formula/frame-types.ts";
import type { PredictorDesign } from "./predictor-design.ts";

/** How one predictor depends on columns of the data. */
export interface Dependence {
  /** Position of the predictor among the designs, and its name. */
  readonly predictor: number;
  readonly name: string;
  /** The design columns that depend on them: their basis, their positions in the predictor's design, their parameters. */
  readonly basis: Basis;
  readonly positions: readonly number[];
  readonly parameters: readonly number[];
  /** The offset, when it depends on them too. */
  readonly offset: Basis | undefined;
}

/** Where columns of the data enter: predictors that depend on none of them are left out. */
export function dependences(designs: readonly PredictorDesign[], columns: readonly string[]): Dependence[] {
  const dependsOn = ({ sources }: Basis): boolean => columns.some((column) => sources.includes(column));
  return designs.flatMap(({ name, start, basis, offset: added }, predictor): Dependence[] => {
    const offset = added !== undefined && dependsOn(added) ? added : undefined;
    if (basis === undefined || (offset === undefined && !dependsOn(basis))) return [];
    const positions = basis.names.flatMap((_, j) => (dependsOn(basis.keep([j])) ? [j] : []));
    const parameters = positions.map((j) => start + j);
    return [{ predictor, name, basis: basis.keep(positions), positions, parameters, offset }];
  });
}

/** Whether the column enters as it is, once: then the design column is the data's own, and ∂η/∂column its coefficient. */
export function isPlain({ basis, offset }: Dependence, column: string): boolean {
  return offset === undefined && basis.names.length === 1 && basis.names[0] === column;
}

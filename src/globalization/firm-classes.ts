import type { CategoryColumn, Table } from "../data/table.ts";

/** The upper ends of classes and their names, the last without end. */
export interface ClassBounds {
  readonly upTo: readonly number[];
  readonly names: readonly string[];
}

/** Employees as Korean surveys have them. */
export const sizeClasses: ClassBounds = { upTo: [9, 49, 299], names: ["1-9", "10-49", "50-299", "300+"] };
/** Years since founding: start-ups by Korean law are those of up to seven years. */
export const ageClasses: ClassBounds = { upTo: [3, 7, 15], names: ["0-3", "4-7", "8-15", "16+"] };

/**
 * Numbers in classes, as an ordered category.
 *
 * @example
 * const firms = simulateFirms().table;
 * const classed = firms.with({ sizeClass: inClasses(firms, "employees", sizeClasses) });
 */
export function inClasses(firms: Table, column: string, { upTo, names }: ClassBounds): CategoryColumn {
  const classOf = (x: number): number => {
    if (Number.isNaN(x)) return -1;
    const found = upTo.findIndex((end) => x <= end);
    return found < 0 ? upTo.length : found;
  };
  return { kind: "category", codes: Int32Array.from(firms.numbers(column), classOf), levels: names };
}

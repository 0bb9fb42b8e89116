import type { Table } from "../data/table.ts";
import type { SavedPart } from "./saved-basis.ts";

/** The components of a factor for some rows, each computed when asked for. */
export type Components = (component: number) => Float64Array;

/**
 * A factor bound to a sample: everything that depends on the sample (levels, polynomial coefficients) is fixed, so that it
 * can be evaluated for any rows. It has one or several components, such as the columns of a category.
 */
export interface DesignPart {
  /** Names of the components. */
  readonly names: readonly string[];
  /** The columns of the table that it reads. */
  readonly sources: readonly string[];
  /** Its values are the table's own arrays, or shared ones: to be copied before they are changed. */
  readonly borrowed: boolean;
  /** The levels of a category, the reference first. */
  readonly levels: readonly string[] | undefined;
  /** What it is made of, as plain data. */
  readonly saved: SavedPart;
  /** Rows with `active[i]` 0 may have any value and raise no error. */
  evaluate(table: Table, active: Uint8Array | undefined): Components;
  /** Derivatives with respect to a column; undefined where identically zero. */
  differentiate(table: Table, source: string): Components | undefined;
}

import type { Table } from "../data/table.ts";
import { equalsColumn } from "./field-column.ts";
import type { FirmCondition } from "./specification.ts";

/** The firms of which a condition holds; those in which its column is missing are none. */
export function firmsWhere(firms: Table, condition: FirmCondition | null | undefined): Table {
  if (condition === undefined || condition === null) return firms;
  const { column, equals, below = Number.POSITIVE_INFINITY, atLeast = Number.NEGATIVE_INFINITY } = condition;
  const holds =
    equals === undefined
      ? firms.numbers(column).map((x) => Number(x >= atLeast && x < below))
      : equalsColumn(firms, column, equals).values;
  return firms.take(Int32Array.from(holds.keys()).filter((i) => holds[i] === 1));
}

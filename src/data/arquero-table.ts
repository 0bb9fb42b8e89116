import type { InputShape } from "./input-shape.ts";
import type { ArqueroTable } from "./input.ts";
import { type ColumnSource, makeTable } from "./make-table.ts";
import { toColumn } from "./to-column.ts";

/** Arquero tables: rows as filtered and ordered there. */
export const arqueroTable: InputShape = {
  matches(data) {
    const candidate = data as Partial<Record<keyof ArqueroTable, unknown>>;
    return [candidate.numRows, candidate.columnNames, candidate.array].every((member) => typeof member === "function");
  },
  table(data) {
    const arquero = data as ArqueroTable;
    const columns = new Map<string, ColumnSource>();
    for (const name of arquero.columnNames()) columns.set(name, () => toColumn(name, arquero.array(name)));
    return makeTable(columns, arquero.numRows());
  },
};

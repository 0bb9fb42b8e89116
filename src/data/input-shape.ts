import type { Table } from "./table.ts";

/** One shape of data: how it is known, and how it becomes a table. */
export interface InputShape {
  matches(data: object): boolean;
  table(data: object): Table;
}

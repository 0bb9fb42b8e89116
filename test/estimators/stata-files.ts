import { readSharedCsv } from "../shared.ts";
import type { Numbers } from "./linear-reference.ts";

/** A file of Stata's ivreg2 by columns. */
export type StataFile = ReturnType<typeof readSharedCsv>;

export const readStata = (name: string): StataFile => readSharedCsv("reference", "ivreg2", `${name}.csv`);

/** Data as Stata had them: the files show its single-precision numbers with eight digits. */
export const readStataData = (name: string): StataFile =>
  Object.fromEntries(
    Object.entries(readStata(`${name}_data`)).map(([column, values]) => [
      column,
      values instanceof Float64Array ? values.map(Math.fround) : values,
    ]),
  );

/** The first row of a file, without what is missing. */
export const firstRow = (name: string): Numbers =>
  Object.fromEntries(
    Object.entries(readStata(name)).flatMap(([key, [value]]) =>
      Number.isFinite(Number(value)) && value !== null && value !== "" ? [[key, Number(value)]] : [],
    ),
  );

export const ourName = (name: string): string => (name === "_cons" ? "(Intercept)" : name);

/** A table of one value a row, as a record by the row's name. */
export function byName(table: StataFile, key: string, value: string): Numbers {
  const names = table[key] as string[];
  return Object.fromEntries(names.map((name, i) => [ourName(name), Number(table[value]![i])]));
}

/** Prints the largest relative error of every special function over test/reference/special.json as a Markdown table. */
import { readFileSync } from "node:fs";
import * as special from "../src/special/index.ts";

type Row = readonly [...numbers: number[], value: string];
const file = new URL("../test/reference/special.json", import.meta.url);
const tables: Record<string, Row[]> = JSON.parse(readFileSync(file, "utf8"));
const functions = special as unknown as Record<string, (...values: number[]) => number>;

const lines = Object.entries(tables).map(([name, rows]) => {
  const errors = rows.map((row) => {
    const values = row.slice(0, -1) as number[];
    const expected = Number(row.at(-1));
    return { values, error: Math.abs(functions[name]!(...values) / expected - 1) };
  });
  errors.sort((left, right) => right.error - left.error);
  const [worst] = errors;
  const median = errors[errors.length >> 1]!.error;
  return `| \`${name}\` | ${rows.length} | ${digits(median)} | ${digits(worst!.error)} | ${worst!.values.join(", ")} |`;
});

process.stdout.write(
  ["| function | values | median error | largest error | at |", "|---|---|---|---|---|", ...lines, ""].join("\n"),
);

function digits(error: number): string {
  return error === 0 ? "0" : error.toExponential(1);
}

import { readFileSync } from "node:fs";

type Row = readonly [...numbers: number[], value: string];
const tables: Record<string, Row[]> = JSON.parse(
  readFileSync(new URL("../reference/special.json", import.meta.url), "utf8"),
);

/** Which reference rows to look at: values in the centre of a distribution, in its far tails, or both. */
export type Part = "centre" | "tails" | "all";

/** The largest relative error of a function over its mpmath table, with where it occurs: `{ error, at }`. */
export function largestError(
  compute: (...values: number[]) => number,
  part: Part = "all",
): { error: number; at: readonly number[] } {
  const rows = tables[compute.name];
  if (rows === undefined) throw new Error(`No reference table for ${compute.name}`);
  const used = rows.filter((row) => part === "all" || Math.abs(Number(row.at(-1))) < 1e-6 === (part === "tails"));
  if (used.length < 5) throw new Error(`Too few reference values for ${compute.name}: ${used.length}`);
  let worst = { error: 0, at: [] as readonly number[] };
  for (const row of used) {
    const at = row.slice(0, -1) as number[];
    const error = Math.abs(compute(...at) / Number(row.at(-1)) - 1);
    if (!(error <= worst.error)) worst = { error, at };
  }
  return worst;
}

/** Functions with their names, as the rows of a table of tests. */
export function named<F extends (...values: never[]) => number>(functions: readonly F[]): [name: string, compute: F][] {
  return functions.map((compute) => [compute.name, compute]);
}

import { readFileSync } from "node:fs";
import { expect } from "vitest";
import type { Effects } from "../../src/inference/effects-record.ts";
import { expectRelative } from "./after-the-fit.ts";

/** Effects by R on real data, with the program beside them: test/reference/effects.R. */
// biome-ignore lint/suspicious/noExplicitAny: plain JSON of many shapes
export const effectsByR: any = JSON.parse(readFileSync(new URL("../reference/effects.json", import.meta.url), "utf8"));

export interface ByHand {
  readonly estimate: Readonly<Record<string, number>>;
  readonly se: Readonly<Record<string, number>>;
}

/** Every number of the hand calculation under its name, and no other; `rename` turns our names into its. */
export function expectByHand(
  effects: Pick<Effects, "coef" | "se">,
  { estimate, se }: ByHand,
  rename: (name: string) => string = (name) => name,
): void {
  expect(Object.keys(effects.coef).map(rename).sort()).toEqual(Object.keys(estimate).sort());
  for (const [name, value] of Object.entries(effects.coef)) {
    expectRelative(value, estimate[rename(name)]!, 1e-9);
    expectRelative(effects.se[name]!, se[rename(name)]!, 1e-8);
  }
}

/** A row of the marginaleffects package. */
export interface PackageRow {
  readonly term?: string;
  readonly contrast?: string;
  readonly estimate: number;
  readonly "std.error": number;
  readonly [column: string]: unknown;
}

const slopeWords: Readonly<Record<string, string>> = {
  "dY/dX": "dy/dx",
  "eY/eX": "ey/ex",
  "dY/eX": "dy/ex",
  "eY/dX": "ey/dx",
};

/** Each of the package's rows against ours of the same term, contrast and cell. */
export function expectPackage(
  effects: Effects,
  rows: readonly PackageRow[],
  {
    contrast = (given: string): string => slopeWords[given] ?? given,
    cell = [] as readonly string[],
    exact = false,
  } = {},
): void {
  expect(effects.rows).toHaveLength(rows.length);
  for (const row of rows) {
    const ours = effects.rows.find(
      (one) =>
        (row.term === undefined || one.term === row.term) &&
        (row.contrast === undefined || one.contrast === contrast(row.contrast)) &&
        cell.every((name) => one.cell?.[name] === row[name]),
    );
    expect(ours, `${row.term} ${row.contrast}`).toBeDefined();
    expectRelative(ours!.estimate, row.estimate, exact ? 1e-8 : 1e-5);
    expectRelative(ours!.se, row["std.error"], exact ? 1e-5 : 1e-4);
  }
}

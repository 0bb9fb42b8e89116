import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe } from "vitest";

const root = fileURLToPath(new URL("../../shared/", import.meta.url));

/** Whether the folder of reference results and data lies beside the repository. */
export const sharedIsThere: boolean = existsSync(`${root}reference`);

export function sharedPath(...parts: readonly string[]): string {
  return root + parts.join("/");
}

/** `describe` for tests that need the reference folder: skipped, and saying so, where it is absent. */
export function describeShared(title: string, tests: () => void): void {
  if (sharedIsThere) describe(title, tests);
  else describe.skip(`${title} (skipped: ../shared with the reference results is not there)`, tests);
}

/** A reference case, parsed; Python wrote some statistics that do not exist as NaN. */
// biome-ignore lint/suspicious/noExplicitAny: the cases have many shapes
export function readCase(name: string): any {
  return JSON.parse(
    readFileSync(sharedPath("reference", "cases", `${name}.json`), "utf8").replaceAll(": NaN", ": null"),
  );
}

/** A plain CSV file under the shared folder as columns: numbers where every cell is one or empty (NaN), else text. */
export function readSharedCsv(...parts: readonly string[]): Record<string, Float64Array | (string | null)[]> {
  const [head, ...lines] = readFileSync(sharedPath(...parts), "utf8")
    .trim()
    .split(/\r?\n/);
  const names = split(head!);
  const cells = lines.map(split);
  return Object.fromEntries(names.map((name, j) => [name, column(cells.map((row) => row[j] ?? ""))]));
}

function split(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map((m) =>
    (m[1]?.replaceAll('""', '"') ?? m[2] ?? "").trim(),
  );
}

function column(cells: readonly string[]): Float64Array | (string | null)[] {
  const missing = (cell: string): boolean => cell === "" || cell === "NA";
  if (cells.every((cell) => missing(cell) || Number.isFinite(Number(cell)))) {
    return Float64Array.from(cells, (cell) => (missing(cell) ? Number.NaN : Number(cell)));
  }
  return cells.map((cell) => (missing(cell) ? null : cell));
}

import { type Comparable, isFit, type ListedEstimate } from "./comparable.ts";
import type { CompareOptions } from "./compare.ts";
import type { TableRow } from "./document.ts";
import { factLabels, formatFact } from "./fit-facts.ts";
import { decimalsFor, formatCount, formatFixed, formatNumber } from "./format.ts";
import { labelOf } from "./label-of.ts";

type Columns = readonly (readonly ListedEstimate[])[];

/** The rows of a comparison: estimates by equation, the facts of each column, and the rows of one's own. */
export function compareRows(
  results: readonly Comparable[],
  estimates: Columns,
  options: CompareOptions,
): readonly TableRow[] {
  const facts = [...factRows(results, options), ...effectRows(results), ...clusterRows(results), ...ownRows(options)];
  const rows = estimateRows(estimates, options);
  return facts.length === 0 ? rows : [...rows, { rule: true }, ...facts];
}

function estimateRows(estimates: Columns, options: CompareOptions): TableRow[] {
  const groups = [...new Set(estimates.flat().map(({ group }) => group))].sort((a, b) => placeOf(a) - placeOf(b));
  return groups.flatMap((group) => {
    const own = estimates.map((column) => column.filter((row) => row.group === group));
    const labels = mergeOrders(own.map((column) => column.map(({ label }) => label)));
    const rows = labels.flatMap((label) =>
      termRows(
        label,
        own.map((column) => column.find((row) => row.label === label)),
        options,
      ),
    );
    return group === "" ? rows : [{ group: labelOf(options.labels ?? {}, group) }, ...rows];
  });
}

/** Rows without a heading stand above all headings, what is derived from the equations below them. */
const placeOf = (group: string): number => (group === "" ? 0 : group === "ancillary" ? 2 : group === "derived" ? 3 : 1);

/** The union of several ordered lists that keeps each one's order: a new label goes after the one before it. */
function mergeOrders(lists: readonly (readonly string[])[]): string[] {
  const merged: string[] = [];
  for (const list of lists) {
    let at = 0;
    for (const label of list) {
      const known = merged.indexOf(label);
      if (known >= 0) at = known + 1;
      else merged.splice(at++, 0, label);
    }
  }
  return merged;
}

/** One row, one number of decimals: three significant digits of its smallest standard error. */
function termRows(label: string, found: readonly (ListedEstimate | undefined)[], options: CompareOptions): string[][] {
  const listed = found.filter((row) => row !== undefined);
  const decimals = Math.max(...listed.map(({ se, estimate }) => decimalsFor(se, estimate, 3)));
  const cells = (write: (row: ListedEstimate) => string): string[] =>
    found.map((row) => (row === undefined ? "" : write(row)));
  const above = [label, ...cells((row) => formatFixed(row.estimate, decimals) + stars(row, options))];
  if (options.beneath === "none") return [above];
  return [above, ["", ...cells((row) => beneath(row, decimals, options))]];
}

function beneath({ se, low, high }: ListedEstimate, decimals: number, options: CompareOptions): string {
  const fixed = (x: number): string => formatFixed(x, decimals);
  return options.beneath === "interval" ? `[${fixed(low)}, ${fixed(high)}]` : `(${fixed(se)})`;
}

function stars({ p }: ListedEstimate, options: CompareOptions): string {
  if (options.stars !== true || Number.isNaN(p)) return "";
  return p < 0.01 ? "***" : p < 0.05 ? "**" : p < 0.1 ? "*" : "";
}

function factRows(results: readonly Comparable[], { facts, labels = {} }: CompareOptions): string[][] {
  const shown = facts ?? Object.keys(factLabels).filter((key) => key !== "dfResidual");
  return shown
    .map((key) => [labelOf({ ...factLabels, ...labels }, key), ...results.map((result) => factCell(result, key))])
    .filter(([, ...cells]) => cells.some((cell) => cell !== ""));
}

function factCell(result: Comparable, key: string): string {
  const record = isFit(result)
    ? (result as unknown as Readonly<Record<string, unknown>>)
    : { nobs: result.at === "means" ? undefined : result.sample?.used };
  const fact = record[key];
  return typeof fact === "number" && !Number.isNaN(fact) ? formatFact(key, fact) : "";
}

/** Whether a column absorbs effects that some column absorbs. */
function effectRows(results: readonly Comparable[]): string[][] {
  const effects = results.map((result) => (isFit(result) ? Object.keys(result.absorbed?.levels ?? {}) : []));
  const names = [...new Set(effects.flat())];
  return names.map((name) => [`Effects of ${name}`, ...effects.map((own) => (own.includes(name) ? "yes" : "no"))]);
}

/** How many clusters, by the column clustered by. */
function clusterRows(results: readonly Comparable[]): string[][] {
  const clusters = results.map((result) => (isFit(result) ? (result.conventions.clusters ?? []) : []));
  const columns = [...new Set(clusters.flat().map(({ column }) => column))];
  return columns.map((column) => [
    `Clusters (${column})`,
    ...clusters.map((own) => {
      const found = own.find((each) => each.column === column);
      return found === undefined ? "" : formatCount(found.clusters);
    }),
  ]);
}

function ownRows({ rows = [] }: CompareOptions): string[][] {
  return rows.map(({ label, values }) => [
    label,
    ...values.map((value) => {
      if (typeof value !== "number") return value;
      return Number.isInteger(value) ? formatCount(value) : formatNumber(value, 4);
    }),
  ]);
}

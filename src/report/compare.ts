import { displayed, type Displayed } from "./displayed.ts";
import type { Document, TableRow } from "./document.ts";
import { type Comparable, isFit, type ListedEstimate } from "./comparable.ts";
import { comparedEstimates } from "./compared-estimates.ts";
import { factLabels, formatFact } from "./fit-facts.ts";
import { fitWarnings } from "./fit-notes.ts";
import { decimalsFor, formatFixed } from "./format.ts";

export interface CompareOptions {
  /** Heads of the columns; (1), (2), ... with the estimator's name otherwise. */
  readonly names?: readonly string[];
  /** Under each estimate: its standard error in parentheses, its interval in brackets, or nothing. */
  readonly beneath?: "se" | "interval" | "none";
  /** Level of the intervals; 0.95. */
  readonly level?: number;
  /** Stars for p below .1, .05, .01; off by default. */
  readonly stars?: boolean;
  /** Labels for terms. */
  readonly labels?: Readonly<Record<string, string>>;
  /** Terms to leave out of the table, said in its notes: `["industry"]` leaves out every level. */
  readonly omit?: readonly string[];
  readonly title?: string;
  readonly notes?: readonly string[];
}

/** Fits side by side as a record that prints itself. */
export interface Comparison extends Displayed {
  readonly names: readonly string[];
  /** For each column of the table, its estimates in order. */
  readonly estimates: readonly (readonly ListedEstimate[])[];
  /** What it says, before it is set in a format: for a page that takes parts of it. */
  document(): Document;
}

/**
 * A table of fits, or of effects, side by side: estimates with standard errors beneath, the facts of each fit, and notes
 * that state the covariance of each column and every warning.
 *
 * @example
 * console.log(String(compare([probit("y ~ a", data), logit("y ~ a", data)], { names: ["Probit", "Logit"] })));
 */
export function compare(results: readonly Comparable[], options: CompareOptions = {}): Comparison {
  const names = results.map(
    (result, j) => options.names?.[j] ?? `(${j + 1}) ${isFit(result) ? result.estimator : (result.title ?? "effects")}`,
  );
  const estimates = results.map((result) =>
    comparedEstimates(result, results, options).filter((row) => !omitted(row, options)),
  );
  const document = (): Document => compareDocument(results, names, estimates, options);
  return displayed({ names, estimates, document }, document);
}

function omitted({ term, group }: ListedEstimate, { omit = [] }: CompareOptions): boolean {
  const bare = group !== "" && term.startsWith(`${group}:`) ? term.slice(group.length + 1) : term;
  return omit.some((name) => bare === name || bare.startsWith(`${name}[`));
}

function compareDocument(
  results: readonly Comparable[],
  names: readonly string[],
  estimates: readonly (readonly ListedEstimate[])[],
  options: CompareOptions,
): Document {
  return [
    { kind: "title", text: options.title ?? "Comparison of estimates" },
    {
      kind: "table",
      head: ["", ...names],
      align: ["left", ...names.map(() => "decimal" as const)],
      body: [...estimateRows(estimates, options), ...ruled(factRows(results))],
    },
    { kind: "notes", notes: compareNotes(results, names, options) },
    {
      kind: "warnings",
      warnings: results.flatMap((result, j) =>
        isFit(result) ? fitWarnings(result).map((text) => `${names[j]}: ${text}`) : [],
      ),
    },
  ];
}

function estimateRows(estimates: readonly (readonly ListedEstimate[])[], options: CompareOptions): TableRow[] {
  const groups = [...new Set(estimates.flat().map(({ group }) => group))].sort((a, b) => placeOf(a) - placeOf(b));
  return groups.flatMap((group) => {
    const labels = mergeOrders(
      estimates.map((column) => column.filter((row) => row.group === group).map(({ label }) => label)),
    );
    const rows = labels.flatMap((label) => {
      const found = estimates.map((column) => column.find((row) => row.group === group && row.label === label));
      return termRows(label, found, options);
    });
    return group === "" ? rows : [{ group }, ...rows];
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

function factRows(results: readonly Comparable[]): string[][] {
  const value = (result: Comparable, key: string): string => {
    const facts = isFit(result)
      ? (result as unknown as Readonly<Record<string, unknown>>)
      : { nobs: result.sample?.used };
    const fact = facts[key];
    return typeof fact === "number" ? formatFact(key, fact) : "";
  };
  return Object.entries(factLabels)
    .filter(([key]) => key !== "dfResidual")
    .map(([key, label]) => [label, ...results.map((result) => value(result, key))])
    .filter(([, ...cells]) => cells.some((cell) => cell !== ""));
}

function ruled(rows: readonly TableRow[]): readonly TableRow[] {
  return rows.length === 0 ? rows : [{ rule: true }, ...rows];
}

function covarianceText(result: Comparable): string {
  if (!isFit(result)) return result.conventions === undefined ? "" : `${result.conventions.vcov}, delta method`;
  return `${result.conventions.vcov}, ${result.conventions.vcovFormula}`;
}

function compareNotes(results: readonly Comparable[], names: readonly string[], options: CompareOptions): string[] {
  const beneathNote = {
    se: "Standard errors in parentheses.",
    interval: `${100 * (options.level ?? 0.95)}% intervals in brackets.`,
    none: "",
  };
  const covariances = results.map(covarianceText);
  const same = new Set(covariances.filter((text) => text !== "")).size === 1;
  const each = same
    ? [`Covariance: ${covariances.find((text) => text !== "")}.`]
    : covariances.flatMap((text, j) => (text === "" ? [] : [`${names[j]}: ${text}.`]));
  return [
    [beneathNote[options.beneath ?? "se"], options.stars === true ? "* p < 0.1, ** p < 0.05, *** p < 0.01." : ""]
      .filter((text) => text !== "")
      .join(" "),
    ...each,
    ...(options.omit === undefined ? [] : [`Not shown: ${options.omit.join(", ")}.`]),
    ...(options.notes ?? []),
  ].filter((text) => text !== "");
}

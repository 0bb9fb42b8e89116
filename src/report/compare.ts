import { EstimandError } from "../errors.ts";
import { checkOptionNames } from "../fit/check-option-names.ts";
import type { Fit } from "../fit/fit.ts";
import { checkComparable, type Comparable, type EstimateTable, isFit, type ListedEstimate } from "./comparable.ts";
import { compareNotes } from "./compare-notes.ts";
import { compareRows } from "./compare-rows.ts";
import { comparedEstimates } from "./compared-estimates.ts";
import { displayed, type Displayed } from "./displayed.ts";
import type { Document } from "./document.ts";
import { fitWarnings } from "./fit-notes.ts";

/** A row of a comparison that the user writes, with a value for each column. */
export interface OwnRow {
  readonly label: string;
  /** Text as it is to be printed, or numbers. */
  readonly values: readonly (string | number)[];
}

const compareOptionNames: Readonly<Record<keyof CompareOptions, true>> = {
  names: true,
  effects: true,
  beneath: true,
  level: true,
  stars: true,
  labels: true,
  omit: true,
  facts: true,
  rows: true,
  title: true,
  notes: true,
};

export interface CompareOptions {
  /** Heads of the columns; (1), (2), ... with the estimator's name otherwise. */
  readonly names?: readonly string[];
  /**
   * Effects of each fit instead of its coefficients: `marginalEffects`, or `(fit) => marginalEffects(fit, { type: "index" })`.
   * The facts, warnings and weights below stay those of the fits.
   */
  readonly effects?: (fit: Fit) => EstimateTable;
  /** Under each estimate: its standard error in parentheses, its interval in brackets, or nothing. */
  readonly beneath?: "se" | "interval" | "none";
  /** Level of the intervals of coefficients; 0.95. Effects have their own. */
  readonly level?: number;
  /** Stars for p below .1, .05, .01; off by default. */
  readonly stars?: boolean;
  /** Labels for terms, equations and facts: `{ rd: "R&D (0/1)", outcome: "Exports", nobs: "Firms" }`. */
  readonly labels?: Readonly<Record<string, string>>;
  /** Terms to leave out of the table, said in its notes: `["industry"]` leaves out every level. */
  readonly omit?: readonly string[];
  /** Which facts of the fits stand below, by their fields: `["nobs", "r2"]`; all common ones otherwise. */
  readonly facts?: readonly string[];
  /** Rows of one's own below the facts: `[{ label: "Industry effects", values: ["no", "yes"] }]`. */
  readonly rows?: readonly OwnRow[];
  readonly title?: string;
  readonly notes?: readonly string[];
}

/** Fits side by side as a record that prints itself; as CSV, a row for each estimate of each column. */
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
 * @throws EstimandError "bad-option" where names, or an own row's values, are not one for each column
 * @example
 * console.log(String(compare([probit("y ~ a", data), logit("y ~ a", data)], { names: ["Probit", "Logit"] })));
 * toLatex(compare([small, large], { effects: marginalEffects, rows: [{ label: "Year effects", values: ["no", "yes"] }] }));
 */
export function compare(results: readonly Comparable[], options: CompareOptions = {}): Comparison {
  checkOptionNames("compare", options, compareOptionNames);
  if (!Array.isArray(results)) throw new EstimandError("bad-option", "compare takes a list of fits: compare([a, b]).");
  for (const result of results) checkComparable(result, "compare");
  checkColumns(results.length, options);
  const { effects } = options;
  if (effects !== undefined && typeof effects !== "function")
    throw new EstimandError("bad-option", "effects is no function: pass marginalEffects.", { option: "effects" });
  const shown = results.map((result) => (effects !== undefined && isFit(result) ? effects(result) : result));
  const names = results.map(
    (result, j) => options.names?.[j] ?? `(${j + 1}) ${isFit(result) ? result.estimator : (result.title ?? "effects")}`,
  );
  const estimates = shown.map((result) =>
    comparedEstimates(result, shown, options).filter((row) => !omitted(row, options)),
  );
  const document = (): Document => compareDocument(results, shown, names, estimates, options);
  return displayed({ names, estimates, document }, document, () =>
    estimates.flatMap((column, j) =>
      column.map(({ group, term, contrast, cell, estimate, se, p, low, high }) => ({
        column: names[j]!,
        equation: group,
        term,
        ...(contrast === undefined ? {} : { contrast }),
        ...(cell === undefined ? {} : { cell }),
        ...{ estimate, se, p, low, high },
      })),
    ),
  );
}

function checkColumns(columns: number, { names, rows = [] }: CompareOptions): void {
  const given = [
    ...(names === undefined ? [] : [{ label: "names", count: names.length }]),
    ...rows.map(({ label, values }) => ({ label: `the row '${label}'`, count: values.length })),
  ];
  for (const { label, count } of given) {
    if (count === columns) continue;
    const message = `compare: ${label} has ${count} entries for ${columns} columns: give one for each.`;
    throw new EstimandError("bad-option", message, { option: label, columns });
  }
}

function omitted({ term, group }: ListedEstimate, { omit = [] }: CompareOptions): boolean {
  const bare = group !== "" && term.startsWith(`${group}:`) ? term.slice(group.length + 1) : term;
  return omit.some((name) => bare === name || bare.startsWith(`${name}[`));
}

function compareDocument(
  results: readonly Comparable[],
  shown: readonly Comparable[],
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
      body: compareRows(results, estimates, options),
    },
    { kind: "notes", notes: compareNotes(results, shown, names, options) },
    {
      kind: "warnings",
      warnings: results.flatMap((result, j) =>
        isFit(result) ? fitWarnings(result).map((text) => `${names[j]}: ${text}`) : [],
      ),
    },
  ];
}

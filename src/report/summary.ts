import { checkFit } from "../fit/check-fit.ts";
import { checkOptionNames } from "../fit/check-option-names.ts";
import { type CoefficientRow, coefficientTable } from "../fit/coefficient-table.ts";
import type { DerivedParameter, Fit } from "../fit/fit.ts";
import { known } from "../fit/known.ts";
import { testSentence } from "../fit/make-test-result.ts";
import { averageEffectsBlock } from "./average-effects-block.ts";
import { derivedSymbols } from "./derived-symbols.ts";
import { displayed, type Displayed } from "./displayed.ts";
import type { Document, DocumentBlock, TableRow } from "./document.ts";
import { firstStageNotes } from "./first-stage-notes.ts";
import { fitFacts } from "./fit-facts.ts";
import { fitNotes, fitWarnings } from "./fit-notes.ts";
import { decimalsFor, formatFixed, formatP, intervalHeads } from "./format.ts";
import { labelOf } from "./label-of.ts";
import { termGroups } from "./term-groups.ts";

const summaryOptionNames: Readonly<Record<keyof SummaryOptions, true>> = { level: true, labels: true };

export interface SummaryOptions {
  /** Level of the intervals; 0.95. */
  readonly level?: number;
  /** Labels for terms: `{ rd: "R&D (0/1)" }`. */
  readonly labels?: Readonly<Record<string, string>>;
}

/** The table of a fit as a record that prints itself. */
export interface Summary extends Displayed {
  readonly estimator: string;
  readonly title: string;
  readonly rows: readonly CoefficientRow[];
}

/**
 * The summary of a fit: estimates with standard errors, tests and intervals, the conventions behind them, what was left
 * out, and every warning. Prints as text; `toMarkdown`, `toHtml`, `toLatex` and `toCsv` give the other forms.
 *
 * @param fit any fit, also one that came out of JSON
 * @example
 * console.log(String(summary(probit("inlf ~ educ + age", women))));
 */
export function summary(fit: Fit, options: SummaryOptions = {}): Summary {
  checkOptionNames("summary", options, summaryOptionNames);
  checkFit(fit, "summary");
  const rows = coefficientTable(fit, options.level);
  const record = { estimator: fit.estimator, title: fit.title, rows };
  return displayed(record, () => summaryDocument(fit, options));
}

/** What a summary says, before it is set in a format. */
export function summaryDocument(fit: Fit, options: SummaryOptions = {}): Document {
  return [
    { kind: "title", text: fit.title },
    ...formulaLines(fit).map((text) => ({ kind: "paragraph", text }) as const),
    { kind: "facts", facts: fitFacts(fit) },
    coefficientBlock(fit, options),
    ...derivedBlocks(fit),
    ...averageEffectsBlock(fit, options.labels ?? {}, options.level),
    { kind: "notes", notes: [...Object.values(fit.tests).map(testSentence), ...firstStageNotes(fit)] },
    { kind: "notes", notes: fitNotes(fit) },
    { kind: "warnings", warnings: fitWarnings(fit) },
  ];
}

function formulaLines({ formula }: Fit): string[] {
  if (typeof formula === "string") return [formula];
  return Object.entries(formula).map(([role, text]) => `${role}: ${text}`);
}

function coefficientBlock(fit: Fit, { level, labels = {} }: SummaryOptions): DocumentBlock {
  const statistic = fit.conventions.distribution === "t" ? "t" : "z";
  const byName = new Map(coefficientTable(fit, level).map((row) => [row.name as string, row]));
  const body = termGroups(fit).flatMap(({ title, terms }): TableRow[] => [
    ...(title === "" ? [] : [{ group: title }]),
    ...terms.map(({ name, term }) => coefficientCells(labelOf(labels, name, term), byName.get(name)!)),
  ]);
  return {
    kind: "table",
    head: ["", "Estimate", "Std. error", statistic, "p", ...intervalHeads(level)],
    align: ["left", "decimal", "decimal", "decimal", "decimal", "decimal", "decimal"],
    body,
  };
}

function coefficientCells(label: string, row: CoefficientRow): string[] {
  const decimals = decimalsFor(row.se, row.estimate);
  const fixed = (x: number): string => formatFixed(x, decimals);
  const statistic = Number.isNaN(row.statistic) ? "" : formatFixed(row.statistic, 2);
  return [label, fixed(row.estimate), fixed(row.se), statistic, formatP(row.p), fixed(row.low), fixed(row.high)];
}

function derivedBlocks(fit: Fit): DocumentBlock[] {
  const derived = Object.entries(fit.derived ?? {});
  if (derived.length === 0) return [];
  const cells = ([name, { estimate, se, low, high }]: [string, DerivedParameter]): string[] => {
    const decimals = decimalsFor(known(se), estimate);
    return [derivedSymbols[name] ?? name, ...[estimate, se, low, high].map((x) => formatFixed(known(x), decimals))];
  };
  return [
    {
      kind: "table",
      head: ["Derived", "Estimate", "Std. error", ...intervalHeads()],
      align: ["left", "decimal", "decimal", "decimal", "decimal"],
      body: derived.map(cells),
    },
  ];
}

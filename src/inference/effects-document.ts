import type { Displayed } from "../report/displayed.ts";
import type { Align, Document } from "../report/document.ts";
import { decimalsFor, formatCount, formatFixed, formatP, intervalHeads } from "../report/format.ts";
import { labelOf } from "../report/label-of.ts";
import type { EffectRow, Effects } from "./effects-record.ts";

/** A table of effects with what they rest on; terms by their labels where there are any. */
export function effectsDocument(
  effects: Omit<Effects, keyof Displayed>,
  labels: Readonly<Record<string, string>> = {},
): Document {
  const { title, level, rows, conventions } = effects;
  const columns = [...namingColumns(rows, labels), ...estimateColumns(conventions.distribution, level, rows)];
  return [
    { kind: "title", text: title },
    {
      kind: "table",
      head: columns.map(({ head }) => head),
      align: columns.map(({ align }) => align),
      body: rows.map((row) => columns.map(({ cell }) => cell(row))),
    },
    { kind: "notes", notes: effectNotes(effects) },
    { kind: "warnings", warnings: effects.warnings.map(({ message }) => message) },
  ];
}

interface TableColumn {
  readonly head: string;
  readonly align: Align;
  cell(row: EffectRow): string;
}

/** Term and contrast, and the columns of the cells; a prediction by cells needs no term. */
function namingColumns(rows: readonly EffectRow[], labels: Readonly<Record<string, string>>): TableColumn[] {
  const cells = Object.keys(rows[0]?.cell ?? {}).map((name): TableColumn => {
    return { head: labelOf(labels, name), align: "left", cell: (row) => String(row.cell?.[name] ?? "") };
  });
  const predictions = rows.every(({ contrast }) => contrast === "");
  const term: TableColumn = { head: "", align: "left", cell: (row) => labelOf(labels, row.term) };
  if (predictions) return cells.length > 0 ? cells : [term];
  return [term, { head: "", align: "left", cell: (row) => row.contrast }, ...cells];
}

function estimateColumns(distribution: "t" | "normal", level: number, rows: readonly EffectRow[]): TableColumn[] {
  const [low, high] = intervalHeads(level);
  const number = (head: string, cell: (row: EffectRow) => string): TableColumn => ({ head, align: "decimal", cell });
  const fixed = (of: (row: EffectRow) => number) => (row: EffectRow) =>
    formatFixed(of(row), decimalsFor(row.se, row.estimate));
  const predictions = rows.every(({ contrast }) => contrast === "");
  const equivalence = rows.some((row) => row.equivalence !== undefined);
  return [
    number(
      predictions ? "Prediction" : "Effect",
      fixed((row) => row.estimate),
    ),
    number(
      "Std. error",
      fixed((row) => row.se),
    ),
    number(distribution === "t" ? "t" : "z", ({ statistic }) =>
      Number.isNaN(statistic) ? "" : formatFixed(statistic, 2),
    ),
    number("p", ({ p }) => formatP(p)),
    number(
      low,
      fixed((row) => row.low),
    ),
    number(
      high,
      fixed((row) => row.high),
    ),
    ...(equivalence ? [number("p equiv.", (row) => formatP(row.equivalence?.p ?? Number.NaN))] : []),
  ];
}

function effectNotes({ conventions, sample, at, rows, notes }: Omit<Effects, keyof Displayed>): string[] {
  const all = [covarianceNote(conventions.vcov)];
  if (at !== "means") all.push(`Averaged over ${formatCount(sample.used)} rows.`);
  if (sample.incomplete > 0) {
    all.push(
      `${formatCount(sample.incomplete)} rows of the sample left out: a column of the quantity is missing there.`,
    );
  }
  const bounds = rows[0]?.equivalence;
  if (bounds !== undefined) {
    all.push(`p equiv.: two one-sided tests; the null is a number not between ${bounds.low} and ${bounds.high}.`);
  }
  return [...all, ...notes];
}

/** What the standard errors rest on. */
export function covarianceNote(vcov: string): string {
  const sampling = /^unconditional, (.*)$/.exec(vcov)?.[1];
  return sampling === undefined
    ? `Standard errors: delta method, from the ${vcov} covariance; regressors taken as fixed.`
    : `Standard errors: unconditional, ${sampling}: the rows averaged over are taken as a sample too.`;
}

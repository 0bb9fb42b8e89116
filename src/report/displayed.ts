import type { Document } from "./document.ts";
import { type CsvRow, writeCsv, writeDocumentCsv } from "./write-csv.ts";
import { writeHtml } from "./write-html.ts";
import { writeLatex } from "./write-latex.ts";
import { writeMarkdown } from "./write-markdown.ts";
import { writeText } from "./write-text.ts";

/** A result that prints itself: in a terminal, in a notebook, and as a table to send. */
export interface Displayed {
  toString(): string;
  toMarkdown(): string;
  toHtml(): string;
  /** A `table` float for `booktabs`. */
  toLatex(): string;
  /** For programs: its rows as data, numbers with all their digits. */
  toCsv(): string;
}

/**
 * Freezes a record and gives it its printed forms. They are not enumerable, so JSON and spreads see the record only.
 * Node, Deno, Bun and the Jupyter kernels show it as text, or as HTML and Markdown where they can.
 *
 * @param rows what `toCsv` writes: the record's own `rows` unless given
 * @example
 * const gap = displayed({ gap: 0.3 }, ({ gap }) => [{ kind: "paragraph", text: `The gap is ${gap}.` }]);
 * gap.toMarkdown(); // "The gap is 0.3."
 */
export function displayed<T extends object>(
  record: T,
  document: (record: T) => Document,
  rows: (record: T) => readonly CsvRow[] | undefined = ownRows,
): Readonly<T> & Displayed {
  const text = (): string => writeText(document(record));
  const markdown = (): string => writeMarkdown(document(record));
  const html = (): string => writeHtml(document(record));
  const bundle = (): Record<string, string> => ({
    "text/plain": text(),
    "text/html": html(),
    "text/markdown": markdown(),
  });
  const methods: Record<PropertyKey, () => unknown> = {
    toString: text,
    toMarkdown: markdown,
    toHtml: html,
    toLatex: () => writeLatex(document(record)),
    toCsv() {
      const data = rows(record);
      return data === undefined ? writeDocumentCsv(document(record)) : writeCsv(data);
    },
    [Symbol.for("nodejs.util.inspect.custom")]: text,
    [Symbol.for("Deno.customInspect")]: text,
    [Symbol.for("Jupyter.display")]: bundle,
  };
  for (const key of Reflect.ownKeys(methods)) {
    Object.defineProperty(record, key, { value: methods[key as string], enumerable: false });
  }
  return deepFreeze(record) as Readonly<T> & Displayed;
}

function ownRows(record: object): readonly CsvRow[] | undefined {
  const { rows } = record as { readonly rows?: unknown };
  return Array.isArray(rows) ? (rows as readonly CsvRow[]) : undefined;
}

/** Freezes a plain record with everything plain below it; typed arrays cannot be frozen and are left, and so are getters. */
function deepFreeze<T>(value: T): T {
  if (typeof value !== "object" || value === null || Object.isFrozen(value) || ArrayBuffer.isView(value)) return value;
  for (const { value: part } of Object.values(Object.getOwnPropertyDescriptors(value))) deepFreeze(part);
  return Object.freeze(value);
}

/**
 * Markdown of anything that prints itself: a fit, a summary, a comparison, effects.
 *
 * @example
 * toMarkdown(compare([probit("y ~ a", data), logit("y ~ a", data)]));
 */
export function toMarkdown(result: { toMarkdown(): string }): string {
  return result.toMarkdown();
}

/**
 * HTML of anything that prints itself: a fragment that needs no style sheet.
 *
 * @example
 * document.body.innerHTML = toHtml(probit("y ~ a", data));
 */
export function toHtml(result: { toHtml(): string }): string {
  return result.toHtml();
}

/**
 * LaTeX of anything that prints itself: a `table` float that needs the package `booktabs`.
 *
 * @example
 * toLatex(summary(probit("y ~ a", data), { labels: { a: "Age" } }));
 */
export function toLatex(result: { toLatex(): string }): string {
  return result.toLatex();
}

/**
 * CSV of anything that prints itself, for programs: numbers with all their digits, one row an estimate.
 *
 * @example
 * toCsv(compare([probit("y ~ a", data), logit("y ~ a", data)]));
 */
export function toCsv(result: { toCsv(): string }): string {
  return result.toCsv();
}

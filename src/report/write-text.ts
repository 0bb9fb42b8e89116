import { displayWidth, padEnd, padStart } from "../data/display-width.ts";
import { type Document, type TableBlock, type Writer, writeBlocks } from "./document.ts";
import { isCells, padDecimals } from "./table-rows.ts";

const lineWidth = 100;

/**
 * The document as text for a terminal, in columns of one width.
 *
 * @example
 * const text = writeText([{ kind: "title", text: "Sample" }, { kind: "facts", facts: [["Firms", "120"]] }]);
 */
export function writeText(document: Document): string {
  return writeBlocks(document, textWriter, "\n");
}

const textWriter: Writer = {
  title: ({ text }) => `${text}\n${"═".repeat(displayWidth(text))}`,
  paragraph: ({ text }) => wrap(text, "", ""),
  facts: ({ facts }) => writeFacts(facts),
  table: writeTable,
  notes: ({ notes }) => notes.map((note) => wrap(note, "", "  ")).join("\n"),
  warnings: ({ warnings }) => warnings.map((warning) => wrap(warning, "⚠ ", "  ")).join("\n"),
};

/** Two pairs a line. */
function writeFacts(facts: readonly (readonly [string, string])[]): string {
  const labelWidth = Math.max(0, ...facts.map(([label]) => displayWidth(label)));
  const valueWidth = Math.max(0, ...facts.map(([, value]) => displayWidth(value)));
  const pairs = facts.map(([label, value]) => `${padEnd(label, labelWidth)}  ${padStart(value, valueWidth)}`);
  const perLine = labelWidth + valueWidth < 44 ? 2 : 1;
  const lines = Math.ceil(pairs.length / perLine);
  return Array.from({ length: lines }, (_, i) =>
    [pairs[i], perLine === 2 ? pairs[i + lines] : undefined].filter((pair) => pair !== undefined).join("     "),
  ).join("\n");
}

function writeTable(table: TableBlock): string {
  const { head, align, body } = padDecimals(table, " ");
  const cells = [head, ...body.filter(isCells)];
  const widths = head.map((_, j) => Math.max(...cells.map((row) => displayWidth(row[j] ?? ""))));
  const total = widths.reduce((sum, width) => sum + width, 0) + 2 * (widths.length - 1);
  const line = (row: readonly string[]): string =>
    row
      .map((cell, j) => (align[j] === "left" ? padEnd(cell, widths[j]!) : padStart(cell, widths[j]!)))
      .join("  ")
      .trimEnd();
  const rule = "─".repeat(total);
  const rows = body.map((row) => (isCells(row) ? line(row) : "rule" in row ? rule : row.group));
  return [rule, line(head), rule, ...rows, rule].join("\n");
}

function wrap(text: string, first: string, rest: string): string {
  const lines: string[] = [];
  let line = first;
  for (const word of text.split(" ")) {
    if (line.trim() !== "" && displayWidth(line) + displayWidth(word) + 1 > lineWidth) {
      lines.push(line.trimEnd());
      line = rest;
    }
    line += `${word} `;
  }
  return [...lines, line.trimEnd()].join("\n");
}

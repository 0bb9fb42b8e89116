import { type Document, type TableBlock, type Writer, writeBlocks } from "./document.ts";
import { isCells } from "./table-rows.ts";

/**
 * The document as GitHub-flavoured Markdown.
 *
 * @example
 * const text = writeMarkdown([{ kind: "title", text: "Sample" }, { kind: "facts", facts: [["Firms", "120"]] }]);
 */
export function writeMarkdown(document: Document): string {
  return writeBlocks(document, markdownWriter, "\n\n");
}

const markdownWriter: Writer = {
  title: ({ text }) => `### ${escapeMarkdown(text)}`,
  paragraph: ({ text }) => escapeMarkdown(text),
  facts: ({ facts }) =>
    facts.map(([label, value]) => `- ${escapeMarkdown(label)}: ${escapeMarkdown(value)}`).join("\n"),
  table: writeTable,
  notes: ({ notes }) => notes.map((note) => `*${escapeMarkdown(note)}*`).join("  \n"),
  warnings: ({ warnings }) => warnings.map((warning) => `> **Warning.** ${escapeMarkdown(warning)}`).join("\n>\n"),
};

function writeTable({ head, align, body }: TableBlock): string {
  const line = (row: readonly string[]): string => `| ${row.map(escapeMarkdown).join(" | ")} |`;
  const rule = `|${align.map((a) => (a === "left" ? " :-- |" : a === "center" ? " :-: |" : " --: |")).join("")}`;
  const width = head.length;
  const rows = body.flatMap((row) => {
    if (isCells(row)) return [line(row)];
    return "rule" in row ? [] : [`| **${escapeMarkdown(row.group)}** |${" |".repeat(width - 1)}`];
  });
  return [line(head), rule, ...rows].join("\n");
}

function escapeMarkdown(text: string): string {
  return text.replace(/([|*_`<>\\])/g, "\\$1");
}

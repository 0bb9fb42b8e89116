import { type Align, type Document, type TableBlock, type Writer, writeBlocks } from "./document.ts";
import { isCells, padDecimals } from "./table-rows.ts";

/**
 * The document as an HTML fragment that needs no style sheet; classes `estimand-...` let a page restyle it.
 *
 * @example
 * const text = writeHtml([{ kind: "title", text: "Sample" }, { kind: "facts", facts: [["Firms", "120"]] }]);
 */
export function writeHtml(document: Document): string {
  return `<div class="estimand">\n${writeBlocks(document, htmlWriter, "\n")}\n</div>`;
}

const htmlWriter: Writer = {
  title: ({ text }) => `<h3 class="estimand-title">${escapeHtml(text)}</h3>`,
  paragraph: ({ text }) => `<p>${escapeHtml(text)}</p>`,
  facts: ({ facts }) =>
    facts.length === 0
      ? ""
      : `<p class="estimand-facts">${facts.map(([label, value]) => `${escapeHtml(label)} <b>${escapeHtml(value)}</b>`).join(" · ")}</p>`,
  table: writeTable,
  notes: ({ notes }) =>
    notes.map((note) => `<p class="estimand-note"><small>${escapeHtml(note)}</small></p>`).join("\n"),
  warnings: ({ warnings }) =>
    warnings
      .map((warning) => `<p class="estimand-warning" role="note"><b>⚠ Warning.</b> ${escapeHtml(warning)}</p>`)
      .join("\n"),
};

function writeTable(table: TableBlock): string {
  const { head, align, body } = padDecimals(table);
  const cell = (tag: "td" | "th", text: string, j: number): string =>
    `<${tag}${style(align[j])}>${escapeHtml(text)}</${tag}>`;
  const cells = (row: readonly string[]): string =>
    `<tr>${row.map((text, j) => (j === 0 ? `<th scope="row"${style(align[0])}>${escapeHtml(text)}</th>` : cell("td", text, j))).join("")}</tr>`;
  const rows = body.map((row) => {
    if (isCells(row)) return cells(row);
    return "rule" in row
      ? `<tr><td colspan="${head.length}" style="border-top:1px solid currentColor;padding:0"></td></tr>`
      : `<tr><th colspan="${head.length}" scope="rowgroup" style="text-align:left;font-style:italic;font-weight:inherit;padding:1px 0.5em">${escapeHtml(row.group)}</th></tr>`;
  });
  return [
    '<table class="estimand-table" style="font-variant-numeric:tabular-nums;border-collapse:collapse;border-top:1px solid currentColor;border-bottom:1px solid currentColor">',
    `<thead style="border-bottom:1px solid currentColor"><tr>${head.map((text, j) => cell("th", text, j)).join("")}</tr></thead>`,
    `<tbody>\n${rows.join("\n")}\n</tbody>`,
    "</table>",
  ].join("\n");
}

function style(align: Align | undefined): string {
  return ` style="text-align:${align === "left" || align === "center" ? align : "right"};white-space:nowrap;font-weight:inherit;padding:1px 0.5em"`;
}

export function escapeHtml(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}

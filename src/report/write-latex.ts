import { type Document, type TableBlock, type Writer, writeBlocks } from "./document.ts";
import { escapeLatex } from "./escape-latex.ts";
import { isCells, padDecimals } from "./table-rows.ts";

/**
 * The document as LaTeX: a `table` float with booktabs rules and notes in a minipage (needs `booktabs`).
 *
 * @example
 * const text = writeLatex([{ kind: "title", text: "Sample" }, { kind: "facts", facts: [["Firms", "120"]] }]);
 */
export function writeLatex(document: Document): string {
  return ["\\begin{table}[htbp]", "\\centering", writeBlocks(document, latexWriter, "\n\n"), "\\end{table}"].join("\n");
}

const latexWriter: Writer = {
  title: ({ text }) => `\\caption{${escapeLatex(text)}}`,
  paragraph: ({ text }) => note(text),
  facts: ({ facts }) => note(facts.map(([label, value]) => `${label}: ${value}`).join("; ")),
  table: writeTable,
  notes: ({ notes }) => note(notes.join(" ")),
  warnings: ({ warnings }) =>
    warnings
      .map(
        (warning) =>
          `\\par\\medskip\\begin{minipage}{\\linewidth}\\footnotesize\\textbf{Warning.} ${escapeLatex(warning)}\\end{minipage}`,
      )
      .join("\n"),
};

function note(text: string): string {
  return text === ""
    ? ""
    : `\\par\\medskip\\begin{minipage}{\\linewidth}\\footnotesize ${escapeLatex(text)}\\end{minipage}`;
}

function writeTable(table: TableBlock): string {
  const { head, align, body } = padDecimals(table);
  const columns = align.map((a) => (a === "left" ? "l" : a === "center" ? "c" : "r")).join("");
  const line = (row: readonly string[]): string => `${row.map(escapeLatex).join(" & ")} \\\\`;
  const rows = body.map((row) => {
    if (isCells(row)) return line(row);
    return "rule" in row ? "\\midrule" : `\\multicolumn{${head.length}}{l}{\\textit{${escapeLatex(row.group)}}} \\\\`;
  });
  return [
    `\\begin{tabular}{${columns}}`,
    "\\toprule",
    line(head),
    "\\midrule",
    ...rows,
    "\\bottomrule",
    "\\end{tabular}",
  ].join("\n");
}

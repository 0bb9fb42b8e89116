import type { Document, DocumentBlock } from "../../report/document.ts";
import { writeLatex } from "../../report/write-latex.ts";
import type { ReportBlock, ReportContent, ReportSection } from "./content.ts";

/** The tables of the report as LaTeX floats (needs `booktabs`; in Korean a Unicode engine and `kotex`), to be \input. */
export function writeReportLatex({ title, notices, stamp, sections }: ReportContent): string {
  const head = [title, ...notices].map((line) => `% ${line.replace(/\n/g, " ")}`);
  const tables = sections.flatMap((section) => tablesOf(section).map((table, i) => float(section, table, i, stamp)));
  return `${[...head, "% \\usepackage{booktabs}", ...tables].join("\n\n")}\n`;
}

/** Each table with the title before it and the notes after it; one without a title of its own by what it lists. */
function tablesOf({ title, blocks }: ReportSection): DocumentBlock[][] {
  const tables: DocumentBlock[][] = [];
  let heading: string | undefined;
  for (const block of blocks) {
    if (block.kind === "title") heading = block.text;
    else if (block.kind === "table") {
      const text = heading ?? `${title}: ${block.head.find((head) => head !== "") ?? ""}`;
      tables.push([{ kind: "title", text }, block]);
      heading = undefined;
    } else if (isNote(block)) tables.at(-1)?.push(block);
  }
  return tables;
}

const isNote = (block: ReportBlock): block is Extract<DocumentBlock, { kind: "notes" }> => block.kind === "notes";

function float({ id }: ReportSection, table: Document, i: number, stamp: string): string {
  const written = writeLatex([...table, { kind: "notes", notes: [stamp] }]);
  return written.replace(/^\\caption.*$/m, (caption) => `${caption}\n\\label{tab:${id}-${i + 1}}`);
}

/** How a column of a table is set: numbers align on their decimal point. */
export type Align = "left" | "right" | "center" | "decimal";

/** A row of cells, already formatted; or a label that spans the row and heads the group below it; or a rule. */
export type TableRow = readonly string[] | { readonly group: string } | { readonly rule: true };

export interface TitleBlock {
  readonly kind: "title";
  readonly text: string;
}

export interface ParagraphBlock {
  readonly kind: "paragraph";
  readonly text: string;
}

/** Label and value pairs: number of observations, log-likelihood, ... */
export interface FactsBlock {
  readonly kind: "facts";
  readonly facts: readonly (readonly [label: string, value: string])[];
}

export interface TableBlock {
  readonly kind: "table";
  readonly head: readonly string[];
  readonly align: readonly Align[];
  readonly body: readonly TableRow[];
}

export interface NotesBlock {
  readonly kind: "notes";
  readonly notes: readonly string[];
}

/** Identification warnings: set apart from notes in every form. */
export interface WarningsBlock {
  readonly kind: "warnings";
  readonly warnings: readonly string[];
}

export type DocumentBlock = TitleBlock | ParagraphBlock | FactsBlock | TableBlock | NotesBlock | WarningsBlock;

/** What a result has to say, before it is set as text, Markdown, HTML or LaTeX. */
export type Document = readonly DocumentBlock[];

/** One way to set a document: how each kind of block is written, and what stands between blocks. */
export type Writer = {
  readonly [Kind in DocumentBlock["kind"]]: (block: Extract<DocumentBlock, { kind: Kind }>) => string;
};

/** Writes every block that has something to say, in order. */
export function writeBlocks(document: Document, writer: Writer, between: string): string {
  return document
    .map((block) => (writer[block.kind] as (block: DocumentBlock) => string)(block))
    .filter((text) => text !== "")
    .join(between);
}

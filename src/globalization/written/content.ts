import type { Document, DocumentBlock } from "../../report/document.ts";
import type { Language } from "../quality/quality-finding.ts";

/** A picture: SVG, with a caption that says what to see in it. */
export interface Figure {
  readonly kind: "figure";
  readonly svg: string;
  readonly caption: string;
}

/** To fold away: a fit in full. */
export interface Appendix {
  readonly kind: "appendix";
  readonly title: string;
  readonly document: Document;
}

/** Sentences, one a bullet. */
export interface Bullets {
  readonly kind: "bullets";
  readonly items: readonly string[];
}

/** Text as it stands: a command, JSON. */
export interface Listing {
  readonly kind: "listing";
  readonly text: string;
}

export type ReportBlock = DocumentBlock | Figure | Appendix | Bullets | Listing;

export interface ReportSection {
  /** Its anchor: ASCII, and the same in every language. */
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly ReportBlock[];
}

/** A report before it is set as HTML, Markdown or LaTeX. */
export interface ReportContent {
  readonly language: Language;
  readonly title: string;
  /** What a reader must know first: that it is a reconstruction, that firms are simulated. */
  readonly notices: readonly string[];
  /** The same in a few words, said again at every section. */
  readonly stamp: string;
  /** Words of the page itself. */
  readonly page: {
    readonly contents: string;
    readonly copy: string;
    readonly copied: string;
    readonly warning: string;
  };
  readonly sections: readonly ReportSection[];
}

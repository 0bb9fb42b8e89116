import type { DocumentBlock } from "../report/document.ts";

/** A picture: SVG, with a caption that says what to see in it. */
export interface Figure {
  readonly kind: "figure";
  readonly svg: string;
  readonly caption: string;
}

/** Text to fold away: a full summary, a specification as JSON. */
export interface Appendix {
  readonly kind: "appendix";
  readonly title: string;
  readonly text: string;
}

/** Sentences, one a bullet. */
export interface Bullets {
  readonly kind: "bullets";
  readonly items: readonly string[];
}

export type ReportBlock = DocumentBlock | Figure | Appendix | Bullets;

export interface ReportSection {
  readonly title: string;
  readonly blocks: readonly ReportBlock[];
}

/** A report before it is set as Markdown or HTML. */
export interface ReportContent {
  readonly title: string;
  /** What a reader must know first: that it is a reconstruction, that firms are simulated. */
  readonly notices: readonly string[];
  readonly sections: readonly ReportSection[];
}

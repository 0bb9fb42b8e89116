import type { DeterminantAnalysis } from "./analysis-result.ts";
import { reportContent } from "./report-sections.ts";
import { writeReportHtml } from "./write-report-html.ts";
import { writeReportMarkdown } from "./write-report-markdown.ts";

export interface ReportOptions {
  /** One self-contained HTML page (figures as SVG inside), or Markdown with the figures beside it; "html" unless given. */
  readonly format?: "html" | "markdown";
}

/** A written report. */
export interface AnalysisReport {
  readonly format: "html" | "markdown";
  readonly text: string;
  /** For Markdown: the SVG files that the text shows, by file name. */
  readonly figures: Readonly<Record<string, string>>;
  toString(): string;
}

/** Writes the analysis as a report. */
export function reportOf(analysis: DeterminantAnalysis, { format = "html" }: ReportOptions = {}): AnalysisReport {
  const content = reportContent(analysis);
  const written = format === "html" ? { text: writeReportHtml(content), figures: {} } : writeReportMarkdown(content);
  return Object.freeze({ format, ...written, toString: () => written.text });
}

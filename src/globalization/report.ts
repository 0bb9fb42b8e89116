import type { Table } from "../data/table.ts";
import { checkOptionNames } from "../fit/check-option-names.ts";
import type { DeterminantAnalysis } from "./analysis-result.ts";
import type { PolicyOptions } from "./policy/policy-result.ts";
import type { PolicyScenario } from "./policy/scenario.ts";
import type { Language } from "./quality/quality-finding.ts";
import { reportContent } from "./report-content.ts";
import type { ReportContent } from "./written/content.ts";
import { checkWord } from "../estimators/check-word.ts";
import { checkReportOptions } from "./shapes/check-report-options.ts";
import { notebookView } from "./written/notebook-view.ts";
import { writeReportHtml } from "./written/html.ts";
import { writeReportLatex } from "./written/latex.ts";
import { writeReportMarkdown } from "./written/markdown.ts";

export type ReportFormat = "html" | "markdown" | "latex";

export interface ReportOptions {
  /**
   * One self-contained HTML page (figures as SVG inside), Markdown with the figures beside it, or the tables alone as LaTeX;
   * "html" unless given.
   */
  readonly format?: ReportFormat;
  /** English or Korean; "en". */
  readonly language?: Language;
  /** Policy scenarios to report, as `policyScenarios` takes them; the levers are always ranked. */
  readonly scenarios?: Readonly<Record<string, PolicyScenario>>;
  readonly policy?: Omit<PolicyOptions, "language">;
  /** Firms whose profiles are reported, by their ids. */
  readonly cases?: readonly string[];
  /** Called before each section that takes time: for a progress line. */
  readonly onProgress?: (step: string) => void;
}

/** A written report; notebooks show it. */
export interface AnalysisReport {
  readonly format: ReportFormat;
  readonly language: Language;
  readonly text: string;
  /** For Markdown: the SVG files that the text shows, by file name. */
  readonly figures: Readonly<Record<string, string>>;
  toString(): string;
}

const optionNames: Readonly<Record<keyof ReportOptions, true>> = {
  format: true,
  language: true,
  scenarios: true,
  policy: true,
  cases: true,
  onProgress: true,
};

/** Writes the analysis as a report. The same analysis gives the same bytes. */
export function reportOf(analysis: DeterminantAnalysis, firms: Table, options: ReportOptions = {}): AnalysisReport {
  checkOptionNames("report", options, optionNames);
  checkReportOptions(options);
  const { format = "html", language = "en" } = options;
  checkWord("format", format, ["html", "markdown", "latex"]);
  checkWord("language", language, ["en", "ko"]);
  const content = contentOf(analysis, firms, { ...options, language });
  const { text, figures } =
    format === "markdown"
      ? writeReportMarkdown(content)
      : { text: format === "html" ? writeReportHtml(content) : writeReportLatex(content), figures: {} };
  const report = { format, language, text, figures, toString: () => text };
  Object.defineProperty(report, Symbol.for("Jupyter.display"), { value: () => notebookView(report) });
  return Object.freeze(report);
}

type ContentOptions = ReportOptions & { readonly language: Language };

/** What each analysis last reported: its other formats say the same. */
const lastContent = new WeakMap<
  DeterminantAnalysis,
  { readonly options: ContentOptions; readonly content: ReportContent }
>();

function contentOf(analysis: DeterminantAnalysis, firms: Table, options: ContentOptions): ReportContent {
  const last = lastContent.get(analysis);
  const asked = ["language", "scenarios", "policy", "cases"] as const;
  if (last !== undefined && asked.every((name) => last.options[name] === options[name])) return last.content;
  const content = reportContent(analysis, firms, options);
  lastContent.set(analysis, { options, content });
  return content;
}

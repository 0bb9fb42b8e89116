import { escapeHtml } from "../../report/write-html.ts";
import type { AnalysisReport } from "../report.ts";

/** A report as notebooks show it: a page in a frame of its own, so that its style does not become the notebook's. */
export function notebookView({ format, language, text }: Omit<AnalysisReport, "figures">): Record<string, string> {
  const plain = { "text/plain": `A report (${format}, ${language}) of ${text.length} characters.` };
  if (format === "markdown") return { ...plain, "text/markdown": text };
  if (format === "latex") return { "text/plain": text };
  const frame = `<iframe srcdoc="${escapeHtml(text)}" style="width: 100%; height: 40rem; border: 1px solid #ccc"></iframe>`;
  return { ...plain, "text/html": frame };
}

import type { DocumentBlock } from "../report/document.ts";
import { escapeHtml, writeHtml } from "../report/write-html.ts";
import type { ReportBlock, ReportContent, ReportSection } from "./report-content.ts";
import { reportStyle } from "./report-style.ts";

/** The report as one HTML page that needs nothing else: style and figures are inside, and nothing is fetched. */
export function writeReportHtml({ title, notices, sections }: ReportContent): string {
  const contents = sections.map((section) => `<li><a href="#${anchor(section)}">${escapeHtml(section.title)}</a></li>`);
  return [
    "<!doctype html>",
    '<html lang="en">',
    `<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)}</title>`,
    `<style>${reportStyle}</style></head>`,
    "<body><main>",
    `<h1>${escapeHtml(title)}</h1>`,
    ...notices.map((notice) => `<p class="notice">${escapeHtml(notice)}</p>`),
    `<nav aria-label="Contents"><ol>${contents.join("")}</ol></nav>`,
    ...sections.map(writeSection),
    "</main></body></html>",
    "",
  ].join("\n");
}

function writeSection(section: ReportSection): string {
  return [
    `<section id="${anchor(section)}">`,
    `<h2>${escapeHtml(section.title)}</h2>`,
    ...section.blocks.map(writeBlock),
    "</section>",
  ].join("\n");
}

function writeBlock(block: ReportBlock): string {
  if (block.kind === "figure")
    return `<figure>${block.svg}<figcaption>${escapeHtml(block.caption)}</figcaption></figure>`;
  if (block.kind === "bullets")
    return `<ul>${block.items.map((item) => `<li>${escapeHtml(item)}</li>`).join("\n")}</ul>`;
  if (block.kind === "appendix")
    return `<details><summary>${escapeHtml(block.title)}</summary><pre>${escapeHtml(block.text)}</pre></details>`;
  return `<div class="scroll">${writeHtml([block as DocumentBlock])}</div>`;
}

function anchor({ title }: ReportSection): string {
  return title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");
}

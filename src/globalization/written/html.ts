import type { DocumentBlock } from "../../report/document.ts";
import { escapeHtml, writeHtml } from "../../report/write-html.ts";
import type { ReportBlock, ReportContent, ReportSection } from "./content.ts";
import { copyScript, reportStyle } from "./style.ts";

/** The report as one HTML page that needs nothing else: style, figures and script are inside, and nothing is fetched. */
export function writeReportHtml(content: ReportContent): string {
  const { language, title, notices, page, sections, stamp } = content;
  const contents = sections.map(({ id, title: name }) => `<li><a href="#${id}">${escapeHtml(name)}</a></li>`);
  return [
    "<!doctype html>",
    `<html lang="${language}">`,
    `<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)}</title>`,
    `<style>${reportStyle}</style></head>`,
    "<body><main>",
    `<h1>${escapeHtml(title)}</h1>`,
    ...notices.map((notice) => `<p class="notice">${escapeHtml(notice)}</p>`),
    `<nav aria-label="${page.contents}"><strong>${page.contents}</strong><ol>${contents.join("")}</ol></nav>`,
    ...sections.map((section) => writeSection(section, content)),
    `<footer>${escapeHtml(stamp)}</footer>`,
    `</main><script>${copyScript}</script></body></html>`,
    "",
  ].join("\n");
}

function writeSection({ id, title, blocks }: ReportSection, content: ReportContent): string {
  return [
    `<section id="${id}">`,
    `<h2>${escapeHtml(title)}</h2>`,
    `<p class="stamp">${escapeHtml(content.stamp)}</p>`,
    ...blocks.map((block) => writeBlock(block, content)),
    "</section>",
  ].join("\n");
}

function writeBlock(block: ReportBlock, content: ReportContent): string {
  const { page } = content;
  if (block.kind === "figure")
    return `<figure><div class="scroll">${block.svg}</div><figcaption>${escapeHtml(block.caption)}</figcaption></figure>`;
  if (block.kind === "bullets")
    return `<ul>${block.items.map((item) => `<li>${escapeHtml(item)}</li>`).join("\n")}</ul>`;
  if (block.kind === "appendix")
    return `<details><summary>${escapeHtml(block.title)}</summary>\n${block.document.map((part) => writeBlock(part, content)).join("\n")}\n</details>`;
  if (block.kind === "listing") return `<pre class="open">${escapeHtml(block.text)}</pre>`;
  if (block.kind === "table")
    return `<div class="tabled"><button type="button" class="copy" data-copied="${page.copied}">${page.copy}</button><div class="scroll">${writeHtml([block])}</div></div>`;
  if (block.kind === "warnings")
    return block.warnings
      .map((text) => `<p class="estimand-warning"><strong>${page.warning}</strong> ${escapeHtml(text)}</p>`)
      .join("\n");
  return writeHtml([block as DocumentBlock]);
}

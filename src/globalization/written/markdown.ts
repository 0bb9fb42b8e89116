import type { DocumentBlock } from "../../report/document.ts";
import { writeMarkdown } from "../../report/write-markdown.ts";
import type { Figure, ReportBlock, ReportContent } from "./content.ts";

/** The report as Markdown, and the figures that it shows as SVG files by name. */
export function writeReportMarkdown(content: ReportContent): {
  readonly text: string;
  readonly figures: Readonly<Record<string, string>>;
} {
  const figures: Record<string, string> = {};
  const show = ({ svg, caption }: Figure): string => {
    const name = `figure-${Object.keys(figures).length + 1}.svg`;
    figures[name] = svg;
    return `![${caption.replace(/[[\]]/g, "")}](${name})\n\n*${caption}*`;
  };
  const sections = content.sections.map(({ title, blocks }) =>
    [`## ${title}`, `*${content.stamp}*`, ...blocks.map((block) => writeBlock(block, show, content))]
      .filter((text) => text !== "")
      .join("\n\n"),
  );
  const notices = content.notices.map((notice) => `> ${notice}`).join("\n>\n");
  return { text: `${[`# ${content.title}`, notices, ...sections].join("\n\n")}\n`, figures };
}

function writeBlock(block: ReportBlock, show: (figure: Figure) => string, content: ReportContent): string {
  const { page } = content;
  if (block.kind === "figure") return show(block);
  if (block.kind === "bullets") return block.items.map((item) => `- ${item}`).join("\n");
  if (block.kind === "appendix")
    return `<details><summary>${block.title}</summary>\n\n${block.document
      .map((part) => writeBlock(part, show, content))
      .filter(Boolean)
      .join("\n\n")}\n\n</details>`;
  if (block.kind === "listing") return `\`\`\`\n${block.text}\n\`\`\``;
  if (block.kind === "warnings") return block.warnings.map((text) => `> **${page.warning}** ${text}`).join("\n>\n");
  return writeMarkdown([block as DocumentBlock]);
}

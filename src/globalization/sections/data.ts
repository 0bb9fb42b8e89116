import type { Fit } from "../../fit/fit.ts";
import type { TableBlock } from "../../report/document.ts";
import { formatCount } from "../../report/format.ts";
import { svgBars } from "../../report/svg-bars.ts";
import type { DeterminantAnalysis } from "../analysis-result.ts";
import type { GroupCharacteristics } from "../characteristics.ts";
import type { ReportBlock, ReportSection } from "../report-content.ts";
import { knowledgeBasedServices } from "../service-industries.ts";
import { found } from "../parts/part.ts";
import { percent } from "./sentences.ts";

/** The firms, how many of them globalize by group, and which of them each equation uses. */
export function dataSection(analysis: DeterminantAnalysis): ReportSection {
  const { firms, source, characteristics, participation, performance, capability } = analysis;
  const name = source.name ?? "the data given";
  const fits: readonly (readonly [string, Fit | undefined])[] = [
    ["Participation", found(participation)?.fit],
    ["Performance", found(performance)?.fit],
    ["Capability", found(capability)?.fit],
  ];
  return {
    title: "Data and sample",
    blocks: [
      {
        kind: "paragraph",
        text: `${formatCount(firms)} firms of ${name}.${source.currency === undefined ? "" : ` Money in ${source.currency}.`}`,
      },
      ...groupBlocks(characteristics),
      sampleTable(fits.filter((entry): entry is readonly [string, Fit] => entry[1] !== undefined)),
    ],
  };
}

function groupBlocks(rows: readonly GroupCharacteristics[]): ReportBlock[] {
  if (rows.length === 0) return [];
  const table: TableBlock = {
    kind: "table",
    head: ["Group", "Firms", "Globalized", "Share", "Exports / sales of exporters"],
    align: ["left", "right", "right", "right", "right"],
    body: rows.map((row) => [
      groupLabel(row.group),
      formatCount(row.firms),
      formatCount(row.exporters),
      percent(row.share),
      percent(row.intensity),
    ]),
  };
  if (rows.length < 3) return [table];
  const bars = rows.map((row) => ({
    label: groupLabel(row.group),
    value: 100 * row.share,
    text: `${percent(row.share)} of ${formatCount(row.firms)}`,
  }));
  const caption = "Share of firms that globalize, by group.";
  return [table, { kind: "figure", svg: svgBars(bars, "Percent of firms", caption), caption }];
}

function groupLabel(group: string): string {
  const industry = knowledgeBasedServices.find(({ ksic }) => ksic === group);
  return industry === undefined ? group : `${group} ${industry.label.en}`;
}

function sampleTable(fits: readonly (readonly [string, Fit])[]): TableBlock {
  const dropped = (fit: Fit): string =>
    fit.rows.dropped.map(({ reason, count }) => `${reason} (${formatCount(count)})`).join(", ") || "none";
  return {
    kind: "table",
    head: ["Equation", "Firms used", "Left out"],
    align: ["left", "right", "left"],
    body: fits.map(([name, fit]) => [name, formatCount(fit.rows.used), dropped(fit)]),
  };
}

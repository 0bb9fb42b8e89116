import type { TableBlock } from "../../report/document.ts";
import { formatCount } from "../../report/format.ts";
import { svgBars } from "../../report/svg-bars.ts";
import { groupLabel } from "../group-label.ts";
import { found } from "../parts/part.ts";
import type { ReportBlock } from "../written/content.ts";
import { isWeighted, type ReportContext } from "./context.ts";
import { dataWordsOf } from "./data-words.ts";
import { percent } from "./sentences.ts";

interface GroupOfFirms {
  readonly label: string;
  readonly firms: number;
  readonly exporters: number;
  readonly share: number;
  readonly intensity: number;
}

/** The groups of the specification as a picture, and as a table where the profile does not tabulate them. */
export function groupBlocks(context: ReportContext): ReportBlock[] {
  const { analysis } = context;
  const rows = groupsOf(context);
  if (rows.length === 0) return [];
  const say = dataWordsOf(context);
  const table: TableBlock = {
    kind: "table",
    head: say.head,
    align: ["left", "right", "right", "right", "right"],
    body: rows.map(({ label, firms, exporters, share, intensity }) => [
      label,
      formatCount(firms),
      formatCount(exporters),
      percent(share),
      percent(intensity),
    ]),
  };
  const tables = found(analysis.profile) === undefined ? [table] : [];
  if (rows.length < 3) return tables;
  const bars = rows.map(({ label, firms, share }) => ({
    label,
    value: Number.isFinite(share) ? 100 * share : 0,
    text: say.ofFirms(percent(share), formatCount(firms)),
  }));
  const weighted = isWeighted(analysis) && tables.length === 0;
  const caption = weighted ? `${say.caption} ${say.weighted}` : say.caption;
  return [...tables, { kind: "figure", svg: svgBars(bars, say.axis, say.caption), caption }];
}

/** All firms and the groups; with the profile's shares, which respect the survey's weights, where it has them. */
function groupsOf(context: ReportContext): readonly GroupOfFirms[] {
  const { analysis, language } = context;
  const profile = found(analysis.profile);
  const by = profile?.shares.find((each) => each.by === analysis.specification.group)?.rows ?? [];
  const weighted = new Map(by.map(({ group, share }) => [group, share]));
  return analysis.characteristics.map(({ group, firms, exporters, share, intensity }, i) => ({
    label: i === 0 ? dataWordsOf(context).all : groupLabel(group, language),
    firms,
    exporters,
    share: (i === 0 ? profile?.overall.share : weighted.get(group)) ?? share,
    intensity,
  }));
}

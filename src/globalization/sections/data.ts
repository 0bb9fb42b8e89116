import type { Fit } from "../../fit/fit.ts";
import type { TableBlock } from "../../report/document.ts";
import { formatCount } from "../../report/format.ts";
import { koreanDropReason } from "../korean/drop-reason.ts";
import { koreanFitTitle } from "../korean/fit-title.ts";
import { found, isSkipped } from "../parts/part.ts";
import { profileDocument } from "../survey/profile-document.ts";
import type { ReportBlock, ReportSection } from "../written/content.ts";
import { type ReportContext, termLabel } from "./context.ts";
import { dataWordsOf } from "./data-words.ts";
import { differenceBlocks } from "./differences.ts";
import { groupBlocks } from "./group-blocks.ts";
import { partTitle } from "./part-titles.ts";
import { hasFirmYears } from "./repeated-firms.ts";

/** The firms, how many of them globalize by group, how they differ, and which of them each equation uses. */
export function dataSection(context: ReportContext): ReportSection {
  const { firms, source } = context.analysis;
  const say = dataWordsOf(context);
  const currency = source.currency === undefined ? "" : say.money(source.currency);
  return {
    id: "data",
    title: say.title,
    blocks: [
      { kind: "paragraph", text: say.of(formatCount(firms), source.name ?? say.given) + currency },
      ...weightsBlock(context),
      ...groupBlocks(context),
      ...profileBlocks(context),
      ...sampleBlocks(context),
    ],
  };
}

/** What the sampling weights were used for. */
function weightsBlock(context: ReportContext): ReportBlock[] {
  const {
    analysis: { weights, specification },
    language,
  } = context;
  const say = dataWordsOf(context);
  if (specification.weights === undefined) return [];
  if (isSkipped(weights)) return [{ kind: "warnings", warnings: [say.unusable(weights.skipped[language])] }];
  const { column, unweighted } = weights;
  const titles = unweighted.map((title) => (language === "ko" ? koreanFitTitle(title) : title)).join(", ");
  const text = say.weights(column) + (unweighted.length === 0 ? "" : say.unweighted(titles));
  return [{ kind: "paragraph", text }];
}

function profileBlocks(context: ReportContext): ReportBlock[] {
  const { language, analysis } = context;
  const profile = found(analysis.profile);
  if (profile === undefined) return [];
  const [, ...blocks] = profileDocument(profile, language, hasFirmYears(context) ? "observations" : "firms");
  const few = profile.shares.some(({ rows }) => rows.some(({ firms }) => firms < 30));
  return [
    { kind: "title", text: dataWordsOf(context).shares },
    ...blocks,
    ...(few ? [{ kind: "notes", notes: [dataWordsOf(context).few] } as const] : []),
    ...differenceBlocks(profile.differences, context),
  ];
}

const parts = ["participation", "performance", "capability", "stages", "markets", "support", "persistence"] as const;

/** Which firms each equation uses, and why the others left. */
function sampleBlocks(context: ReportContext): ReportBlock[] {
  const { analysis, language } = context;
  const say = dataWordsOf(context);
  const fits = parts.flatMap((part): [string, Fit][] => {
    const result = found<{ readonly fit: Fit }>(analysis[part]);
    return result === undefined ? [] : [[partTitle(part, language), result.fit]];
  });
  if (fits.length === 0) return [];
  const label = (column: string): string => termLabel(column, context);
  const dropped = ({ rows }: Fit): string =>
    rows.dropped
      .map(({ reason, count }) =>
        language === "ko"
          ? `${koreanDropReason(reason, label)} ${formatCount(count)}개`
          : `${reason} (${formatCount(count)})`,
      )
      .join(", ") || say.none;
  const table: TableBlock = {
    kind: "table",
    head: say.sample,
    align: ["left", "right", "left"],
    body: fits.map(([name, fit]) => [name, formatCount(fit.rows.used), dropped(fit)]),
  };
  return [{ kind: "title", text: say.used }, table];
}

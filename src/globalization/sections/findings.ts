import { formatCount } from "../../report/format.ts";
import { found } from "../parts/part.ts";
import type { ReportSection } from "../written/content.ts";
import { capabilityFindings } from "./capability-findings.ts";
import { type ReportContext, termLabel } from "./context.ts";
import { laterFindings } from "./later-findings.ts";
import { partTitle } from "./part-titles.ts";
import { performanceFindings } from "./performance-findings.ts";
import { policyFindings } from "./policy-findings.ts";
import { percent, probabilitySentence } from "./sentences.ts";
import { skippedText } from "./skip-words.ts";
import { warningText } from "./warning-words.ts";

/** The findings in sentences made from the numbers, with their uncertainty; what the data cannot tell is one of them. */
export function findingsSection(context: ReportContext): ReportSection {
  const { language, analysis } = context;
  const items = [
    ...shareFindings(context),
    ...participationFindings(context),
    ...performanceFindings(context),
    ...capabilityFindings(context),
    ...laterFindings(context),
    ...policyFindings(context),
  ];
  return {
    id: "findings",
    title: language === "ko" ? "주요 결과" : "Findings",
    blocks: [
      { kind: "bullets", items },
      { kind: "warnings", warnings: [...identification(context), ...(analysis.specification.cautions ?? [])] },
    ],
  };
}

/** What the data cannot tell, once for each part and kind. */
function identification({ analysis, language }: ReportContext): readonly string[] {
  const said = analysis.warnings.map(
    (warning) => `${partTitle(warning.part, language)}: ${warningText(warning, language)}`,
  );
  return [...new Set(said)];
}

function shareFindings({ analysis, language }: ReportContext): string[] {
  const all = analysis.characteristics[0];
  if (all === undefined || all.firms === 0) return [];
  const [firms, exporters] = [formatCount(all.firms), formatCount(all.exporters)];
  return language === "ko"
    ? [`조사 대상 ${firms}개 기업 중 ${exporters}개(${percent(all.share)})가 글로벌화 기업입니다.`]
    : [`${percent(all.share)} of the firms globalize: ${exporters} of ${firms}.`];
}

/** The clearest effects first; what cannot be told from zero is said in one sentence. */
function participationFindings(context: ReportContext): string[] {
  const { analysis, language } = context;
  const result = found(analysis.participation);
  if (result === undefined) {
    const why = skippedText(analysis.participation as never, language);
    return [
      language === "ko"
        ? `글로벌화 여부의 결정요인은 추정하지 못했습니다. ${why}`
        : `What goes with globalizing could not be estimated. ${why}`,
    ];
  }
  const { group } = analysis.specification;
  const columns = result.effects.rows.filter(({ term }) => !["industry", "region", group].includes(term));
  const clear = columns.filter(({ p }) => p < 0.05).sort((a, b) => Math.abs(b.statistic) - Math.abs(a.statistic));
  const unclear = columns.filter(({ p }) => !(p < 0.05)).map(({ term }) => termLabel(term, context));
  const list = unclear.join(", ");
  const rest =
    language === "ko"
      ? `5% 수준에서 0과 구별되지 않는 요인: ${list}.`
      : `Not told from zero at 5 percent in who globalizes: ${list}.`;
  return [
    ...clear.map((effect) => probabilitySentence(effect, termLabel(effect.term, context), language)),
    ...(unclear.length === 0 ? [] : [rest]),
  ];
}

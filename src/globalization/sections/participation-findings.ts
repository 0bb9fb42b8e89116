import { formatCount } from "../../report/format.ts";
import { participationOutcome } from "../characteristics.ts";
import { found, type Skipped } from "../parts/part.ts";
import { isWeighted, type ReportContext, termLabel } from "./context.ts";
import { hasFirmYears } from "./repeated-firms.ts";
import { intervalText, percent, probabilitySentence } from "./sentences.ts";

/** The share of firms that globalize: weighted where the survey is, with its interval. */
export function shareFindings(context: ReportContext): string[] {
  const { analysis, language } = context;
  const all = analysis.characteristics[0];
  if (all === undefined || all.firms === 0) return [];
  const outcome = participationOutcome(analysis.specification);
  const label = outcome === "exporter" ? undefined : termLabel(outcome, context);
  const ko = language === "ko";
  const [firms, exporters] = [formatCount(all.firms), formatCount(all.exporters)];
  const profile = found(analysis.profile);
  const years = hasFirmYears(context);
  const units = years ? "observations (firm-years)" : "firms";
  const known = profile !== undefined && Number.isFinite(profile.overall.se);
  const weighted = isWeighted(analysis);
  const globalize = label === undefined ? "globalize" : `have '${label}'`;
  if (!known)
    return ko
      ? [
          `${years ? `관측치(기업-연도) ${firms}개` : `조사 대상 ${firms}개 기업`} 중 ${exporters}개(${percent(all.share)})가 ${label === undefined ? `글로벌화${years ? "한 관측치" : " 기업"}` : `'${label}'에 해당`}입니다.`,
        ]
      : [`${percent(all.share)} of the ${units} ${globalize}: ${exporters} of ${firms}.`];
  const { share, low, high } = profile.overall;
  const interval = intervalText(100 * low, 100 * high, 1, language);
  if (ko)
    return [
      `${weighted ? "가중치를 적용한 모집단 기준으로 " : ""}${percent(share)}의 ${years ? "관측치(기업-연도)에서 기업이" : "기업이"} ${label === undefined ? "글로벌화하였습니다" : `'${label}'에 해당합니다`}(${interval}). 표본에서는 ${years ? "관측치 " : ""}${firms}개 중 ${exporters}개입니다.`,
    ];
  return [
    `${percent(share)} of the ${units} ${globalize} (${interval}${weighted ? ", by the survey's weights" : ""}); in the sample, ${exporters} of ${firms}${years ? " observations" : ""}.`,
  ];
}

/** Of a column that the analysis itself treats as chosen by firms. */
function caution(term: string, { analysis, language }: ReportContext): string {
  if (found(analysis.capability)?.endogenous.includes(term) !== true) return "";
  return language === "ko"
    ? " 여기서는 외생으로 본 값이며, 내생성을 고려한 추정치는 아래 역량의 효과에 있습니다."
    : " Taken as exogenous here; as chosen by firms it follows below.";
}

/** The clearest effects first; what cannot be told from zero is said in one sentence. */
export function participationFindings(context: ReportContext): string[] {
  const { analysis, language } = context;
  const ko = language === "ko";
  const result = found(analysis.participation);
  if (result === undefined) {
    const why = (analysis.participation as Skipped).skipped[language];
    return [
      ko
        ? `글로벌화 여부의 결정요인은 추정하지 못했습니다. ${why}`
        : `What goes with globalizing could not be estimated. ${why}`,
    ];
  }
  const { group } = analysis.specification;
  const years = hasFirmYears(context);
  const columns = result.effects.rows.filter(({ term }) => !["industry", "region", group].includes(term));
  const clear = columns.filter(({ p }) => p < 0.05).sort((a, b) => Math.abs(b.statistic) - Math.abs(a.statistic));
  const unclear = columns.filter(({ p }) => !(p < 0.05)).map(({ term }) => termLabel(term, context));
  const list = [...new Set(unclear)].join(", ");
  const rest = ko
    ? `5% 수준에서 0과 구별되지 않는 요인: ${list}.`
    : `Not distinguishable from zero at the 5 percent level: ${list}.`;
  const compared = ko
    ? `아래 수치는 다른 특성이 같은 ${years ? "관측치(기업-연도)" : "기업"}끼리 비교한 평균 차이로, 그 자체가 인과효과는 아닙니다.`
    : `Average differences between ${years ? "observations (firm-years)" : "firms"} alike in the other columns; by themselves no effects.`;
  return [
    ...(clear.length === 0 ? [] : [compared]),
    ...clear.map(
      (effect) =>
        probabilitySentence(effect, termLabel(effect.term, context), language) + caution(effect.term, context),
    ),
    ...(unclear.length === 0 ? [] : [rest]),
  ];
}

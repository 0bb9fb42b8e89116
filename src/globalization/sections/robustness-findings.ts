import { formatFixed } from "../../report/format.ts";
import { found } from "../parts/part.ts";
import { type ReportContext, termLabel } from "./context.ts";
import { percent } from "./sentences.ts";

/** How far the conclusion hangs on choices, and which choice none of them is. */
export function robustnessFindings(context: ReportContext): string[] {
  const { language, analysis } = context;
  const ko = language === "ko";
  const result = found(analysis.robustness);
  if (result === undefined) return [];
  const { smallest, largest, median, significant } = result.summary;
  const [low, high, middle] = [smallest, largest, median].map((x) => formatFixed(100 * x, 2));
  const label = termLabel(result.of, context);
  const count = result.points.length;
  const endogenous = found(analysis.capability)?.endogenous.includes(result.of) === true;
  const exogenous = ko
    ? " 다만 모든 설정이 이 변수를 외생으로 보므로, 내생성에 대해서는 아무것도 말해 주지 않습니다."
    : " All of them take it as exogenous: of what it causes they say nothing.";
  const said = ko
    ? `${label}: 분석 방법을 달리한 ${count}개 설정에서 평균한계효과는 ${low} ~ ${high}%p(중앙값 ${middle}%p)이며, ${percent(significant)}에서 5% 수준으로 유의합니다.`
    : `${label}: over ${count} ways to specify the analysis its average effect runs from ${low} to ${high} percentage points (median ${middle}); in ${percent(significant)} of them it is significant at 5 percent.`;
  const gaps = result.gaps.length;
  const missing = ko ? ` 다른 ${gaps}개 설정은 추정할 수 없었습니다.` : ` ${gaps} more could not be estimated.`;
  return [said + (gaps === 0 ? "" : missing) + (endogenous ? exogenous : "")];
}

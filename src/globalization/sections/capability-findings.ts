import { coefficientTable } from "../../fit/coefficient-table.ts";
import { formatFixed } from "../../report/format.ts";
import type { CapabilityResult } from "../parts/capability.ts";
import { found } from "../parts/part.ts";
import { capabilityEstimates } from "./capability-estimates.ts";
import { type ReportContext, termLabel } from "./context.ts";
import { intervalText, pText } from "./sentences.ts";

/** What the capability causes if the instruments are valid, beside what it would be taken for. */
export function capabilityFindings(context: ReportContext): string[] {
  const result = found(context.analysis.capability);
  if (result === undefined) return [];
  return [...participationSentences(result, context), ...performanceSentences(context)];
}

function participationSentences(result: CapabilityResult, context: ReportContext): string[] {
  const { language } = context;
  const least = new Map(coefficientTable(result.naive).map((row) => [row.name as string, row]));
  return coefficientTable(result.fit)
    .filter(({ name }) => result.endogenous.includes(name))
    .map(({ name, estimate, low, high, p }) => {
      const points = (x: number): string => formatFixed(100 * x, 2);
      const interval = intervalText(100 * low, 100 * high, 2, language);
      const label = termLabel(name, context);
      const naive = least.get(name);
      const yesNo = isYesNo(name, context);
      if (language === "ko") {
        const beside = naive === undefined ? "" : ` 외생으로 보는 최소제곱 추정치는 ${points(naive.estimate)}%p입니다.`;
        return `${label} ${yesNo ? "(해당 기업과 그렇지 않은 기업 비교)" : "1단위 증가"}: 도구변수가 타당하다면 글로벌화 확률을 ${points(estimate)}%p 변화시킵니다(${interval}, ${pText(p)}).${beside}`;
      }
      const beside =
        naive === undefined ? "" : ` Least squares, which takes it as exogenous, says ${points(naive.estimate)}.`;
      return `${label}, ${yesNo ? "yes against no" : "one unit more"}: changes the probability to globalize by ${points(estimate)} percentage points if the instruments are valid (${interval}, ${pText(p)}).${beside}`;
    });
}

/** What the capability does to a logarithm: the change of it for one unit. */
function performanceSentences(context: ReportContext): string[] {
  const estimates = capabilityEstimates(context);
  if (estimates === undefined || !/^log\(/.test(estimates.outcome)) return [];
  const { rows, naiveRows, endogenous } = estimates;
  return rows
    .filter(({ name }) => endogenous.includes(name))
    .map(({ name, estimate, low, high, p }) => {
      const naive = naiveRows?.find((row) => row.name === name)?.estimate;
      const interval = intervalText(low, high, 3, context.language);
      const [label, change] = [termLabel(name, context), formatFixed(estimate, 3)];
      if (context.language === "ko") {
        const beside = naive === undefined ? "" : ` 외생으로 보면 ${formatFixed(naive, 3)}입니다.`;
        return `${label} 1단위 증가: 도구변수가 타당하다면 글로벌화 기업의 성과(로그)를 ${change}만큼 변화시킵니다(${interval}, ${pText(p)}).${beside}`;
      }
      const beside = naive === undefined ? "" : ` Taken as exogenous it says ${formatFixed(naive, 3)}.`;
      return `${label}, one unit more: changes the logarithm of what exporters sell by ${change} if the instruments are valid (${interval}, ${pText(p)}).${beside}`;
    });
}

function isYesNo(name: string, { firms }: ReportContext): boolean {
  if (!firms.has(name)) return false;
  const column = firms.column(name);
  return column.kind !== "category" && column.values.every((x) => x === 0 || x === 1 || Number.isNaN(x));
}

import type { Fit } from "../../fit/fit.ts";
import { formatFixed } from "../../report/format.ts";
import type { EquationResult } from "../parts/equation-result.ts";
import { found, type Part } from "../parts/part.ts";
import { changeWords } from "./change-words.ts";
import { type ReportContext, termLabel } from "./context.ts";

/** What is clear in how far firms go and in how many markets. */
export function reachFindings(context: ReportContext): string[] {
  const ko = context.language === "ko";
  const stages = clearEffects(context.analysis.stages, 100, ko ? "%p" : "", context);
  const markets = clearEffects(context.analysis.markets, 1, "", context);
  const none = ko
    ? "5% 수준에서 0과 구별되는 요인이 없습니다."
    : "nothing is distinguishable from zero at the 5 percent level.";
  return [
    ...(stages === undefined
      ? []
      : [
          ko
            ? `최고 단계에 도달할 확률의 차이(괄호 안은 95% 신뢰구간): ${stages || none}`
            : `In the probability of the highest stage, percentage points (95% intervals in parentheses): ${stages || none}`,
        ]),
    ...(markets === undefined
      ? []
      : [
          ko
            ? `진출 국가 수의 차이(괄호 안은 95% 신뢰구간): ${markets || none}`
            : `In the number of markets (95% intervals in parentheses): ${markets || none}`,
        ]),
  ];
}

/** The clear ones as a list; undefined where there is no estimate. */
function clearEffects(
  part: Part<EquationResult<Fit>>,
  times: number,
  unit: string,
  context: ReportContext,
): string | undefined {
  const result = found(part);
  const effects = result && found(result.effects);
  if (effects === undefined) return undefined;
  const { language, analysis } = context;
  const { group } = analysis.specification;
  const clear = effects.rows
    .filter(({ term, p }) => p < 0.05 && !["industry", "region", group].includes(term))
    .sort((a, b) => Math.abs(b.statistic) - Math.abs(a.statistic));
  const said = clear.map(({ term, contrast, estimate, low, high }) => {
    const { text, scale } = changeWords(term, termLabel(term, context), contrast, language);
    const by = times * scale;
    const sign = estimate > 0 ? "+" : "";
    const [size, from, to] = [estimate, low, high].map((x) => formatFixed(by * x, 2));
    return `${text}: ${sign}${size}${unit} (${from}${language === "ko" ? " ~ " : " to "}${to})`;
  });
  return said.length === 0 ? "" : `${said.join("; ")}.`;
}

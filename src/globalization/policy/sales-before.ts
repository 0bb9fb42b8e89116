import { evaluateExpression } from "../../formula/evaluate-expression.ts";
import { readExpression } from "../../formula/read-expression.ts";
import type { DeterminantAnalysis } from "../analysis-result.ts";
import type { Bilingual } from "../quality/quality-finding.ts";
import { amount } from "./amounts.ts";
import type { PolicySample } from "./policy-sample.ts";
import type { PolicyWarning } from "./support.ts";

/** Sales abroad of the firms as they are, weighted: by the model that scenarios are read from, and as the survey has them. */
export interface SalesBefore {
  readonly predicted: number;
  readonly observed: number;
}

/**
 * Both sums over the firms in which both are known. Undefined where the outcome is not the logarithm of an amount.
 *
 * @param predicted by row of the sample, unweighted
 */
export function salesBefore(
  { specification: { performance } }: DeterminantAnalysis,
  { firms, counted }: PolicySample,
  predicted: Float64Array,
): SalesBefore | undefined {
  const sold = /^\s*log\((.+)\)\s*~/.exec(performance?.outcome ?? "")?.[1];
  const does = /^\s*([^~]+?)\s*~/.exec(performance?.selection ?? "")?.[1];
  if (sold === undefined || does === undefined || !firms.has(does) || firms.column(does).kind === "category")
    return undefined;
  const amounts = evaluateExpression(readExpression(sold), firms);
  const sums = { predicted: 0, observed: 0 };
  for (const [i, active] of firms.numbers(does).entries()) {
    const own = active === 0 ? 0 : active === 1 ? amounts[i]! : Number.NaN;
    if (Number.isNaN(own) || Number.isNaN(predicted[i]!) || counted.groups[i]! < 0) continue;
    sums.predicted += counted.weights[i]! * predicted[i]!;
    sums.observed += counted.weights[i]! * own;
  }
  return sums;
}

/** That the model is more than a half away from the sales that it starts from. */
export function salesWarnings(before: SalesBefore | undefined): readonly PolicyWarning[] {
  if (before === undefined || !(Math.abs(before.predicted - before.observed) > 0.5 * before.observed)) return [];
  const [predicted, observed] = [amount(before.predicted), amount(before.observed)];
  const message: Bilingual = {
    en: `Sales abroad: before any change the model predicts ${predicted}, where ${observed} are observed. What it adds to sales is off by as much: read its sign, not its amount.`,
    ko: `해외매출: 변화 전의 모형 예측액은 ${predicted}이나 실제 관측액은 ${observed}입니다. 해외매출 증가액도 그만큼 빗나갈 수 있으므로, 금액이 아니라 방향만 참고하십시오.`,
  };
  return [{ code: "sales-misfit", scenario: "", message }];
}

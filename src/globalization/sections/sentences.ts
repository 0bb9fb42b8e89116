import { formatFixed, formatP } from "../../report/format.ts";
import type { Language } from "../quality/quality-finding.ts";
import { groupLabel } from "../policy/policy-document.ts";

/** A share as percent: "12.4%". */
export function percent(share: number): string {
  return Number.isFinite(share) ? `${(100 * share).toFixed(1)}%` : "·";
}

/** "p = 0.012", "p < 0.001". */
export function pText(p: number): string {
  const text = formatP(p);
  if (text === "") return "p ·";
  return text.startsWith("<") ? `p < ${text.slice(1)}` : `p = ${text}`;
}

/** "95% interval 3.1 to 8.4", in each language. */
export function intervalText(low: number, high: number, decimals: number, language: Language): string {
  const [from, to] = [formatFixed(low, decimals), formatFixed(high, decimals)];
  return language === "ko" ? `95% 신뢰구간 ${from} ~ ${to}` : `95% interval ${from} to ${to}`;
}

interface EffectOfTerm {
  readonly term: string;
  readonly contrast: string;
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}

/** What an effect on a probability says: of a yes or no, of 10 percent more of a logarithm, of one unit more. */
export function probabilitySentence(effect: EffectOfTerm, label: string, language: Language): string {
  const { term, contrast, estimate, low, high } = effect;
  const [change, scale] = changeSpokenOf(term, label, contrast, language);
  const points = Math.abs(100 * scale * estimate).toFixed(1);
  const interval = intervalText(100 * scale * low, 100 * scale * high, 1, language);
  return language === "ko"
    ? `${change}: 글로벌화 확률이 ${points}%p ${estimate > 0 ? "높습니다" : "낮습니다"}(${interval}).`
    : `${change}: ${points} percentage points ${estimate > 0 ? "more" : "less"} likely to globalize (${interval}).`;
}

/** The change that a sentence speaks of, and how many units of the column it is. */
function changeSpokenOf(
  term: string,
  label: string,
  contrast: string,
  language: Language,
): readonly [change: string, scale: number] {
  const ko = language === "ko";
  if (contrast === "1 - 0") return [ko ? `${label}(해당 기업과 그렇지 않은 기업 비교)` : `${label}, yes against no`, 1];
  if (contrast !== "dy/dx") {
    const [to = "", from = ""] = contrast.split(" - ").map((level) => groupLabel(level, language));
    return [ko ? `${label} ${to}(기준: ${from})` : `${label}, ${to} against ${from}`, 1];
  }
  if (/^ln[A-Z]|^log\(/.test(term)) {
    const plain = label.replace(/^ln /, "");
    return [ko ? `${plain} 10% 증가` : `${plain}, 10 percent more`, Math.log(1.1)];
  }
  if (/share/i.test(term)) return [ko ? `${label} 10%p 증가` : `${label}, 10 percentage points more`, 0.1];
  return [ko ? `${label} 1단위 증가` : `${label}, one unit more`, 1];
}

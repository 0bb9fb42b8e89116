import { formatFixed, formatP } from "../../report/format.ts";
import type { Language } from "../quality/quality-finding.ts";
import { changeWords } from "./change-words.ts";

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

/** The first of these tests that was computed: under sampling weights there is no likelihood ratio. */
export function firstKnown(
  ...tests: readonly ({ readonly p: number } | undefined)[]
): { readonly p: number } | undefined {
  return tests.find((test) => test !== undefined && Number.isFinite(test.p));
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
  const { text, scale } = changeWords(term, label, contrast, language);
  const points = Math.abs(100 * scale * estimate).toFixed(1);
  const [from, to] = estimate > 0 ? [low, high] : [-high, -low]; // of how much less, where it is less
  const interval = intervalText(100 * scale * from, 100 * scale * to, 1, language);
  return language === "ko"
    ? `${text}: 글로벌화 확률이 ${points}%p ${estimate > 0 ? "높습니다" : "낮습니다"}(${interval}).`
    : `${text}: ${points} percentage points ${estimate > 0 ? "more" : "less"} likely to globalize (${interval}).`;
}

/** What an effect on a logarithm says of the thing itself, in percent: "Employees, 10 percent more: +6.4% (4.7 to 8.2)". */
export function percentPhrase(effect: EffectOfTerm, label: string, language: Language): string {
  const { term, contrast, estimate, low, high } = effect;
  const { text, scale } = changeWords(term, label, contrast, language);
  const more = (x: number): number => 100 * Math.expm1(scale * x);
  const [size, from, to] = [estimate, low, high].map((x) => formatFixed(more(x), 1));
  const sign = estimate > 0 ? "+" : "";
  return `${text}: ${sign}${size}% (${from}${language === "ko" ? " ~ " : " to "}${to})`;
}

/** An effect on a probability with its interval and p: "2.8 percentage points (95% interval 2.4 to 3.2, p < 0.001)". */
export function inPoints(
  {
    estimate,
    low,
    high,
    p,
  }: { readonly estimate: number; readonly low: number; readonly high: number; readonly p?: number },
  language: Language,
  decimals = 1,
): string {
  const interval = intervalText(100 * low, 100 * high, decimals, language);
  const points = formatFixed(100 * estimate, decimals);
  const tested = p === undefined ? "" : `, ${pText(p)}`;
  return language === "ko" ? `${points}%p(${interval}${tested})` : `${points} percentage points (${interval}${tested})`;
}

import { formatFixed, formatP } from "../../report/format.ts";

export type Labels = Readonly<Record<string, string>>;

/** A share as percent: "12.4%". */
export function percent(share: number): string {
  return Number.isNaN(share) ? "·" : `${(100 * share).toFixed(1)}%`;
}

/** An interval in percentage points: "3.1 to 8.4". */
function pointInterval({ low, high }: { readonly low: number; readonly high: number }, scale = 1): string {
  return `${formatFixed(100 * scale * low, 1)} to ${formatFixed(100 * scale * high, 1)}`;
}

export function pText(p: number): string {
  const text = formatP(p);
  return text.startsWith("<") ? `p < ${text.slice(1)}` : `p = ${text}`;
}

interface EffectOfTerm {
  readonly term: string;
  readonly contrast: string;
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}

/** What an effect on a probability says: of a yes or no, of 10 percent more of a logarithm, of one unit more. */
export function probabilitySentence(effect: EffectOfTerm, labels: Labels): string {
  const { term, contrast, estimate } = effect;
  const [change, scale] = changeSpokenOf(labels[term] ?? term, contrast);
  const points = Math.abs(100 * scale * estimate).toFixed(1);
  const direction = estimate > 0 ? "more" : "less";
  return `${change}: ${points} percentage points ${direction} likely to globalize (95% interval ${pointInterval(effect, scale)}).`;
}

/** The change that a sentence speaks of, and how many units of the column it is. */
function changeSpokenOf(label: string, contrast: string): readonly [change: string, scale: number] {
  if (contrast === "1 - 0") return [`${label}, yes against no`, 1];
  if (contrast !== "dy/dx") return [`${label}, ${contrast.replace(" - ", " against ")}`, 1];
  if (/^ln\b/.test(label)) return [`${label.replace(/^ln /, "")}, 10 percent more`, Math.log(1.1)];
  if (/share/i.test(label)) return [`${label}, 10 percentage points more`, 0.1];
  return [`${label}, one unit more`, 1];
}

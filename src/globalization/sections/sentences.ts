import { formatFixed, formatP } from "../../report/format.ts";

export type Labels = Readonly<Record<string, string>>;

/** A share as percent: "12.4%". */
export function percent(share: number): string {
  return Number.isNaN(share) ? "·" : `${(100 * share).toFixed(1)}%`;
}

/** An interval in percentage points: "3.1 to 8.4". */
export function pointInterval({ low, high }: { readonly low: number; readonly high: number }, scale = 1): string {
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
  const [subject, scale] = change(labels[term] ?? term, contrast);
  const points = Math.abs(100 * scale * estimate).toFixed(1);
  const direction = estimate > 0 ? "more" : "less";
  return `${subject}: ${points} percentage points ${direction} likely to globalize (95% interval ${pointInterval(effect, scale)}).`;
}

/** The change spoken of, and how many units of the column it is. */
function change(label: string, contrast: string): readonly [subject: string, scale: number] {
  if (contrast === "1 - 0") return [`${label}, against firms that are not or do not`, 1];
  if (contrast !== "dy/dx") return [`${label} ${contrast.replace(" - ", " against ")}`, 1];
  if (/^ln\b/.test(label)) return [`10 percent more of ${label.replace(/^ln /, "")}`, Math.log(1.1)];
  if (/share/i.test(label)) return [`10 percentage points more of ${label}`, 0.1];
  return [`One unit more of ${label}`, 1];
}

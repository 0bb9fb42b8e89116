import { type Language, shortNumber } from "../quality/quality-finding.ts";
import type { Lever } from "./levers.ts";

/** What a lever does: "no → yes", "+0.6", "+0.025, at most to 1". */
export function leverMove({ step, cap }: Pick<Lever, "step" | "cap">, language: Language): string {
  const ko = language === "ko";
  if (step === undefined) return ko ? "없음 → 있음" : "no → yes";
  const more = `+${shortNumber(step)}`;
  if (cap === undefined) return more;
  return ko ? `${more}, 최대 ${shortNumber(cap)}까지` : `${more}, at most to ${shortNumber(cap)}`;
}

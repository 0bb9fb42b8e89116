import type { Language } from "./quality/quality-finding.ts";
import { koreanRegions } from "./regions.ts";
import { serviceIndustry } from "./service-industry.ts";

/** A level of a category in words: "J62 Computer programming"; in Korean Korea's regions by their names. */
export function groupLabel(group: string, language: Language): string {
  const industry = serviceIndustry(group);
  if (industry !== undefined) return `${group} ${industry.label[language]}`;
  return language === "ko" && Object.hasOwn(koreanRegions, group) ? koreanRegions[group]! : group;
}

import { groupLabel } from "../group-label.ts";
import { type FirmFieldName, firmFields } from "../firm-fields.ts";
import type { Language } from "../quality/quality-finding.ts";

/** A change of a column as a sentence speaks of it, and how many units of the column it is. */
export interface SpokenChange {
  readonly text: string;
  readonly scale: number;
}

/** Whether a term is a logarithm: effects are then of 10 percent more. */
const isLogarithm = (term: string): boolean => /^ln[A-Z]|^log\(/.test(term);

/** "Employees, 10 percent more"; "R&D intensity, one percentage point more"; "Cooperates with partners, yes against no". */
export function changeWords(term: string, label: string, contrast: string, language: Language): SpokenChange {
  const ko = language === "ko";
  if (contrast === "1 - 0") return { text: ko ? `${label}(예 대 아니오)` : `${label}, yes against no`, scale: 1 };
  if (contrast !== "dy/dx") {
    const [to = "", from = ""] = contrast.split(" - ").map((level) => groupLabel(level, language));
    return { text: ko ? `${label} ${to}(기준: ${from})` : `${label}, ${to} against ${from}`, scale: 1 };
  }
  if (isLogarithm(term)) {
    const plain = plainLabel(label, language);
    return { text: ko ? `${plain} 10% 증가` : `${plain}, 10 percent more`, scale: Math.log(1.1) };
  }
  if (unitOf(term) === "0-1" || /share/i.test(term))
    return { text: ko ? `${label} 10%p 증가` : `${label}, 10 percentage points more`, scale: 0.1 };
  if (unitOf(term).startsWith("%"))
    return { text: ko ? `${label} 1%p 증가` : `${label}, one percentage point more`, scale: 1 };
  if (unitOf(term) === "years") return { text: ko ? `${label} 1년 증가` : `${label}, one year more`, scale: 1 };
  return { text: ko ? `${label} 1단위 증가` : `${label}, one unit more`, scale: 1 };
}

/** One unit of a column in a table. */
export function unitWords(term: string, language: Language): string {
  const ko = language === "ko";
  if (isLogarithm(term)) return ko ? "로그값 1 증가" : "+1 in the logarithm";
  if (unitOf(term) === "0-1") return "0 → 1";
  if (unitOf(term).startsWith("%")) return ko ? "1%p 증가" : "+1 percentage point";
  if (unitOf(term) === "years") return ko ? "1년 증가" : "+1 year";
  return ko ? "1단위 증가" : "one unit";
}

function unitOf(term: string): string {
  return Object.hasOwn(firmFields, term) ? firmFields[term as FirmFieldName].unit : "";
}

/** "ln Employees" is "Employees"; "ln (1 + age)" is "Age (years + 1)". */
function plainLabel(label: string, language: Language): string {
  const plain = label.replace(/^ln /, "");
  const [, inner] = /^\(1 \+ (.*)\)$/.exec(plain) ?? [];
  if (inner === undefined) return plain;
  return language === "ko" ? `${inner}(연수 + 1)` : `${inner[0]!.toUpperCase()}${inner.slice(1)} (years + 1)`;
}

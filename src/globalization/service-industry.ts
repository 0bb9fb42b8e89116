import { type IndustryClassification, knowledgeBasedServices, type ServiceIndustry } from "./service-industries.ts";

export interface IndustryOptions {
  /** Of the code; "ksic". */
  readonly classification?: IndustryClassification;
  /** Instead of `knowledgeBasedServices`. */
  readonly industries?: readonly ServiceIndustry[];
}

/** The division of a code in its classification: "J6201" and "62.01" are of division 62. */
function divisionOf(code: string): { readonly section: string; readonly division: string } | undefined {
  const [, section = "", division] = /^([A-U]?)\s*(\d{2})/.exec(code.trim().toUpperCase()) ?? [];
  return division === undefined ? undefined : { section, division };
}

/** The divisions of a row in a classification: "69, 70, 73" as a list. */
function divisionsOf(industry: ServiceIndustry, classification: IndustryClassification): string[] {
  return classification === "ksic"
    ? [industry.ksic.slice(1)]
    : industry[classification].split(",").map((d) => d.trim());
}

/**
 * The knowledge-based service to which a code belongs; undefined when it is none. Optional divisions (business support)
 * are found too: `isKnowledgeBasedService` leaves them out.
 *
 * @example
 * serviceIndustry("J6201")?.label.ko; // "컴퓨터 프로그래밍, 시스템 통합 및 관리업"
 * serviceIndustry("M71", { classification: "isic" })?.ksic; // "M72": architecture and engineering
 */
export function serviceIndustry(code: string, options: IndustryOptions = {}): ServiceIndustry | undefined {
  const { classification = "ksic", industries = knowledgeBasedServices } = options;
  const at = divisionOf(code);
  if (at === undefined) return undefined;
  return industries.find((industry) => {
    const ofSection = classification !== "ksic" || at.section === "" || at.section === industry.ksic[0];
    return ofSection && divisionsOf(industry, classification).includes(at.division);
  });
}

/**
 * Whether a code ("J62", "J6201", "62") belongs to these divisions.
 *
 * @example
 * isKnowledgeBasedService("J6201"); // true
 * isKnowledgeBasedService("C26"); // false
 * isKnowledgeBasedService("72.19", { classification: "nace" }); // true
 */
export function isKnowledgeBasedService(code: string, options: IndustryOptions = {}): boolean {
  return serviceIndustry(code, options)?.optional === false;
}

/**
 * The divisions that correspond to a code in another classification; none when the code is no knowledge-based service.
 * More than one where the other classification divides further.
 *
 * @example
 * correspondingDivisions("M71", { from: "ksic", to: "isic" }); // ["69", "70", "73"]
 * correspondingDivisions("72", { from: "nace", to: "ksic" }); // ["70"]
 */
export function correspondingDivisions(
  code: string,
  {
    from,
    to,
    industries,
  }: {
    readonly from: IndustryClassification;
    readonly to: IndustryClassification;
    readonly industries?: readonly ServiceIndustry[];
  },
): readonly string[] {
  const industry = serviceIndustry(code, { classification: from, ...(industries === undefined ? {} : { industries }) });
  if (industry === undefined) return [];
  return from !== "ksic" && to !== "ksic" ? [divisionOf(code)!.division] : divisionsOf(industry, to);
}

/** A division of the classification of industries that counts as knowledge-based service, and who says so. */
export interface ServiceIndustry {
  /** KSIC rev. 10 division, with its section: "J62". */
  readonly ksic: string;
  readonly isic: string;
  readonly group:
    | "ICT and content"
    | "professional"
    | "R&D and engineering"
    | "finance"
    | "education and health"
    | "arts"
    | "rental";
  readonly label: { readonly en: string; readonly ko: string };
  /** Core knowledge-based business services. */
  readonly core: boolean;
  readonly source: string;
}

const fromMemory = "KSIC rev. 10 from memory of the classification; to be confirmed by whoever owns the official table";

function industry(
  ksic: string,
  isic: string,
  group: ServiceIndustry["group"],
  core: boolean,
  en: string,
  ko: string,
): ServiceIndustry {
  return { ksic, isic, group, core, label: { en, ko }, source: fromMemory };
}

/** Knowledge-based services by KSIC rev. 10 division, as data that a user can replace. */
export const knowledgeBasedServices: readonly ServiceIndustry[] = [
  industry("J58", "58", "ICT and content", true, "Publishing", "출판업"),
  industry("J59", "59", "ICT and content", false, "Video and audio", "영상·오디오물 제작"),
  industry("J60", "60", "ICT and content", false, "Broadcasting", "방송업"),
  industry("J61", "61", "ICT and content", false, "Telecommunications", "통신업"),
  industry("J62", "62", "ICT and content", true, "Computer programming", "컴퓨터 프로그래밍·시스템 통합"),
  industry("J63", "63", "ICT and content", true, "Information services", "정보서비스업"),
  industry("K64", "64", "finance", false, "Finance", "금융업"),
  industry("K65", "65", "finance", false, "Insurance", "보험업"),
  industry("K66", "66", "finance", false, "Financial services", "금융 관련 서비스업"),
  industry("M70", "72", "R&D and engineering", true, "Research and development", "연구개발업"),
  industry("M71", "69, 70, 73", "professional", true, "Professional services", "전문 서비스업"),
  industry("M72", "71", "R&D and engineering", true, "Architecture and engineering", "건축·엔지니어링 서비스업"),
  industry(
    "M73",
    "74, 75",
    "professional",
    true,
    "Other professional and technical services",
    "기타 전문·과학·기술 서비스업",
  ),
  industry("P85", "85", "education and health", false, "Education", "교육 서비스업"),
  industry("Q86", "86", "education and health", false, "Health", "보건업"),
  industry("R90", "90", "arts", false, "Arts", "창작·예술 서비스업"),
];

/**
 * Whether a code ("J62", "J6201", "62") belongs to these divisions.
 *
 * @example
 * isKnowledgeBasedService("J6201"); // true
 * isKnowledgeBasedService("C26"); // false
 */
export function isKnowledgeBasedService(
  code: string,
  industries: readonly ServiceIndustry[] = knowledgeBasedServices,
): boolean {
  const match = /^([A-U]?)\s*(\d{2})/.exec(code.trim().toUpperCase());
  if (match === null) return false;
  const [, section, division] = match;
  return industries.some(({ ksic }) => ksic.slice(1) === division && (section === "" || section === ksic[0]));
}

/** Classifications of industries: Korea's tenth revision, the United Nations' fourth, the European Union's second. */
export type IndustryClassification = "ksic" | "isic" | "nace";

/** Groups of knowledge-based services. */
export type ServiceGroup =
  | "ICT"
  | "content"
  | "professional"
  | "R&D and engineering"
  | "finance"
  | "business support"
  | "education and health"
  | "arts";

/** A division of KSIC rev. 10 that counts as knowledge-based service, what it is elsewhere, and who says so. */
export interface ServiceIndustry {
  /** KSIC rev. 10 division, with its section: "J62". */
  readonly ksic: string;
  /** Divisions of ISIC rev. 4: "69, 70, 73"; those of NACE rev. 2 are the same at two digits. */
  readonly isic: string;
  readonly nace: string;
  readonly group: ServiceGroup;
  readonly label: { readonly en: string; readonly ko: string };
  /** Core knowledge-based business services. */
  readonly core: boolean;
  /** In some lists only: left out unless asked for. */
  readonly optional: boolean;
  readonly source: string;
  /** How far the row may be relied on, by what it says. */
  readonly standing: IndustryStanding;
}

export interface IndustryStanding {
  /** The division and its Korean name. */
  readonly division: "published list";
  /** ISIC and NACE: the groups of the divisions have the same names; no official table was at hand. */
  readonly correspondence: "matched by names";
  /** That it counts as knowledge-based, its group, and whether it is core or optional: lists differ. */
  readonly membership: "to be confirmed";
}

const source =
  "Statistics Korea, KSIC rev. 10 (in force from July 2017), as in the R package KSIC 1.0.2 (Yun 2025), which has it from the " +
  "Korean statistical classification portal; ISIC rev. 4 as in the R package concordance 2.0.0 (Liao and others)";

const standing: IndustryStanding = {
  division: "published list",
  correspondence: "matched by names",
  membership: "to be confirmed",
};

type Facts = Partial<Pick<ServiceIndustry, "core" | "optional">>;

function industry(
  ksic: string,
  isic: string,
  group: ServiceGroup,
  en: string,
  ko: string,
  { core = false, optional = false }: Facts = {},
): ServiceIndustry {
  return { ksic, isic, nace: isic, group, label: { en, ko }, core, optional, source, standing };
}

const core = { core: true } as const;

/** Knowledge-based services by KSIC rev. 10 division, as data that a user can replace. */
export const knowledgeBasedServices: readonly ServiceIndustry[] = [
  industry("J58", "58", "content", "Publishing", "출판업", core),
  industry("J59", "59", "content", "Video and audio", "영상ㆍ오디오 기록물 제작 및 배급업"),
  industry("J60", "60", "content", "Broadcasting", "방송업"),
  industry("J61", "53, 61", "ICT", "Post and telecommunications", "우편 및 통신업"),
  industry("J62", "62", "ICT", "Computer programming", "컴퓨터 프로그래밍, 시스템 통합 및 관리업", core),
  industry("J63", "63", "ICT", "Information services", "정보서비스업", core),
  industry("K64", "64", "finance", "Finance", "금융업"),
  industry("K65", "65", "finance", "Insurance and pensions", "보험 및 연금업"),
  industry("K66", "66", "finance", "Services to finance and insurance", "금융 및 보험 관련 서비스업"),
  industry("M70", "72", "R&D and engineering", "Research and development", "연구개발업", core),
  industry("M71", "69, 70, 73", "professional", "Professional services", "전문 서비스업", core),
  industry(
    "M72",
    "71",
    "R&D and engineering",
    "Architecture and engineering",
    "건축기술, 엔지니어링 및 기타 과학기술 서비스업",
    core,
  ),
  industry(
    "M73",
    "74, 75",
    "professional",
    "Other professional and technical services",
    "기타 전문, 과학 및 기술 서비스업",
    core,
  ),
  industry("N75", "78, 79, 80, 82", "business support", "Business support", "사업지원 서비스업", { optional: true }),
  industry("P85", "85", "education and health", "Education", "교육 서비스업"),
  industry("Q86", "86", "education and health", "Health", "보건업"),
  industry("R90", "90, 91", "arts", "Arts, libraries and museums", "창작, 예술 및 여가관련 서비스업"),
];

/** Eurostat's knowledge-intensive services: divisions of NACE rev. 2. */
export const knowledgeIntensiveServices: {
  readonly nace: readonly string[];
  readonly highTech: readonly string[];
  readonly source: string;
} = {
  nace: divisions([50, 51], [58, 66], [69, 75], [78, 78], [80, 80], [84, 93]),
  highTech: divisions([59, 63], [72, 72]),
  source:
    "Eurostat, aggregations of high-tech industry and knowledge-intensive services by NACE rev. 2, at two digits (an independent listing agrees)",
};

function divisions(...ranges: readonly (readonly [from: number, to: number])[]): string[] {
  return ranges.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, i) => String(from + i)));
}

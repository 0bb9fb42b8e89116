import { count, money, number, share, yesNo, type FieldsByKind } from "./field-kinds.ts";

/** R&D, intangibles, information technology, networks: what a firm can do. */
export const capabilitySide: FieldsByKind<
  never,
  "rdPerformer" | "innovator" | "ipProtection" | "website" | "cloud" | "network" | "foreignPartner",
  | "rdSpending"
  | "rdIntensity"
  | "rdStaff"
  | "intangibleAssets"
  | "patents"
  | "trademarks"
  | "softwareRights"
  | "trainingSpending"
  | "brandSpending"
  | "ictSpending"
  | "ictStaff"
  | "digitalSalesShare"
  | "partners"
> = {
  rdSpending: money("capability", "R&D spending", "연구개발비", { also: ["rd", "r&d", "연구비"] }),
  rdIntensity: number("capability", "% of sales", "R&D intensity", "연구개발 집약도", {
    possible: [0, Number.MAX_VALUE],
    usual: [0, 60],
    also: ["연구개발비중"],
  }),
  rdPerformer: yesNo("capability", "Performs R&D", "연구개발 수행", { also: ["연구개발여부", "연구소"] }),
  rdStaff: count("capability", "persons", "R&D employees", "연구개발 인력", { also: ["연구인력", "연구원"] }),
  innovator: yesNo("capability", "Introduced a new or improved service", "서비스 혁신 여부", { also: ["혁신"] }),
  intangibleAssets: money("capability", "Intangible assets", "무형자산"),
  patents: count("capability", "number", "Patents held", "특허 보유 건수", { also: ["특허"] }),
  trademarks: count("capability", "number", "Trademarks and designs held", "상표·디자인 보유 건수", {
    also: ["상표", "디자인"],
  }),
  softwareRights: count(
    "capability",
    "number",
    "Registered software and content rights",
    "SW·콘텐츠 저작권 등록 건수",
    {
      also: ["저작권"],
    },
  ),
  ipProtection: yesNo("capability", "Protects intellectual property", "지식재산권 보유", { also: ["지재권"] }),
  trainingSpending: money("capability", "Spending on training", "교육훈련비", { also: ["교육비"] }),
  brandSpending: money("capability", "Spending on brand and marketing", "브랜드·마케팅 투자액", { also: ["마케팅"] }),
  ictSpending: money("capability", "Spending on information technology", "정보화 투자액", { also: ["ict", "정보화"] }),
  ictStaff: count("capability", "persons", "ICT specialists", "ICT 전문 인력", { also: ["전산인력"] }),
  website: yesNo("capability", "Website in a foreign language", "외국어 홈페이지 보유", { also: ["홈페이지"] }),
  cloud: yesNo("capability", "Uses cloud services", "클라우드 이용", { also: ["클라우드"] }),
  digitalSalesShare: share("capability", "Share of sales made online", "온라인 매출 비중", { also: ["전자상거래"] }),
  network: yesNo("capability", "Cooperates with partners", "협력 네트워크", { also: ["협력", "제휴"] }),
  foreignPartner: yesNo("capability", "Cooperates with partners abroad", "해외 협력 파트너 보유", {
    also: ["해외협력"],
  }),
  partners: count("capability", "number", "Cooperation partners", "협력 기관·기업 수", { also: ["협력기업수"] }),
};

/** Support programmes, and what moves a capability or the use of a programme without moving globalization itself. */
export const policySide: FieldsByKind<
  never,
  "knowsPromotion" | "usedPromotion" | "usedSupport" | "rdSubsidy",
  "programmesKnown" | "programmesUsed" | "supportAmount" | "regionalRd" | "supportDistance"
> = {
  knowsPromotion: yesNo("policy", "Knows export-promotion programmes", "수출지원제도 인지", { also: ["인지"] }),
  usedPromotion: yesNo("policy", "Used export promotion", "수출지원제도 이용", { also: ["이용"] }),
  programmesKnown: count("policy", "number", "Support programmes known", "인지한 지원사업 수", { usual: [0, 30] }),
  programmesUsed: count("policy", "number", "Support programmes used", "이용한 지원사업 수", { usual: [0, 15] }),
  usedSupport: yesNo("policy", "Took part in a globalization support programme", "글로벌화 지원사업 참여", {
    also: ["지원사업", "참여"],
  }),
  supportAmount: money("policy", "Amount of support received", "지원 수혜 금액", { also: ["지원금", "수혜"] }),
  rdSubsidy: yesNo("instrument", "R&D subsidy", "연구개발 보조금", { also: ["정부연구비", "출연금"] }),
  regionalRd: number(
    "instrument",
    "% of sales",
    "R&D intensity of the other firms of industry and region",
    "동일 업종·지역 타 기업의 연구개발 집약도",
    { possible: [0, Number.MAX_VALUE] },
  ),
  supportDistance: number(
    "instrument",
    "km",
    "Distance to the nearest support office",
    "가장 가까운 지원기관까지의 거리",
    {
      possible: [0, 20_000],
      usual: [0, 300],
      also: ["거리"],
    },
  ),
};

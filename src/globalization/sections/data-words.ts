import type { ReportContext } from "./context.ts";
import { hasFirmYears } from "./repeated-firms.ts";

interface DataWords {
  readonly title: string;
  readonly given: string;
  of(rows: string, name: string): string;
  money(currency: string): string;
  readonly all: string;
  readonly head: readonly string[];
  ofFirms(share: string, firms: string): string;
  readonly axis: string;
  readonly caption: string;
  readonly weighted: string;
  weights(column: string): string;
  unweighted(models: string): string;
  unusable(why: string): string;
  readonly shares: string;
  readonly few: string;
  readonly used: string;
  readonly sample: readonly string[];
  readonly none: string;
}

/** What the section on the data says where every row is a firm. */
const dataWords: Readonly<Record<"en" | "ko", DataWords>> = {
  en: {
    title: "Data and sample",
    given: "the data given",
    of: (rows, name) => `${rows} rows of ${name}.`,
    money: (currency) => ` Money in ${currency}.`,
    all: "All firms",
    head: ["Group", "Firms", "Globalized", "Share", "Exports / sales of exporters"],
    ofFirms: (share, firms) => `${share} of ${firms}`,
    axis: "Percent of firms",
    caption: "Share of firms that globalize, by group.",
    weighted: "Shares by the survey's weights; numbers of firms are those of the sample.",
    weights: (column) =>
      `Firms count by their sampling weight (${column}) in the description and, as probability weights with robust standard errors, in the equations.`,
    unweighted: (models) => ` Estimated without weights, which these cannot take: ${models}.`,
    unusable: (why) => `The sampling weights were not used, and every firm counts as one: ${why}`,
    shares: "Share of firms that globalize",
    few: "Groups of fewer than 30 firms say little: read their intervals, not their shares.",
    used: "Firms in each equation",
    sample: ["Equation", "Firms used", "Left out"],
    none: "none",
  },
  ko: {
    title: "자료와 표본",
    given: "주어진 자료",
    of: (rows, name) => `${name}의 관측치 ${rows}개를 분석하였습니다.`,
    money: (currency) => ` 금액 단위: ${currency}.`,
    all: "전체",
    head: ["구분", "기업 수", "글로벌화 기업", "비중", "수출 비중(글로벌화 기업)"],
    ofFirms: (share, firms) => `${share} (${firms}개)`,
    axis: "글로벌화 기업 비중(%)",
    caption: "집단별 글로벌화 기업의 비중.",
    weighted: "비중은 조사 가중치를 적용한 값이며, 기업 수는 표본의 기업 수입니다.",
    weights: (column) =>
      `기술통계와 모든 방정식에 표본가중치(${column})를 적용하였습니다. 방정식에서는 확률가중치로 적용하고 강건 표준오차를 사용하였습니다.`,
    unweighted: (models) => ` 다음 모형은 가중치를 적용할 수 없어 가중치 없이 추정하였습니다: ${models}.`,
    unusable: (why) => `표본가중치를 사용하지 못하여 모든 기업을 동일하게 반영하였습니다. ${why}`,
    shares: "글로벌화 기업의 비중",
    few: "기업 수가 30개 미만인 집단은 비중보다 신뢰구간을 보아야 합니다.",
    used: "방정식별 사용 기업",
    sample: ["방정식", "사용 기업 수", "제외된 기업"],
    none: "없음",
  },
};

/** The words that differ where a row is a year of a firm. */
const ofFirmYears: Readonly<Record<"en" | "ko", Partial<DataWords>>> = {
  en: {
    all: "All observations (firm-years)",
    head: ["Group", "Observations", "Globalized", "Share", "Exports / sales of exporters"],
    axis: "Percent of observations (firm-years)",
    caption: "Share of observations (firm-years) that globalize, by group.",
    weighted: "Shares by the survey's weights; numbers are those of the sample's observations (firm-years).",
    shares: "Share of observations (firm-years) that globalize",
    few: "Groups of fewer than 30 observations say little: read their intervals, not their shares.",
    used: "Observations (firm-years) in each equation",
    sample: ["Equation", "Observations used", "Left out"],
  },
  ko: {
    all: "전체 관측치(기업-연도)",
    head: ["구분", "관측치 수", "글로벌화 관측치", "비중", "수출 비중(글로벌화 관측치)"],
    axis: "글로벌화 관측치(기업-연도) 비중(%)",
    caption: "집단별 글로벌화 관측치(기업-연도)의 비중.",
    weighted: "비중은 조사 가중치를 적용한 값이며, 관측치 수는 표본의 기업-연도 수입니다.",
    shares: "글로벌화 관측치(기업-연도)의 비중",
    few: "관측치 수가 30개 미만인 집단은 비중보다 신뢰구간을 보아야 합니다.",
    used: "방정식별 사용 관측치(기업-연도)",
    sample: ["방정식", "사용 관측치 수", "제외된 관측치"],
  },
};

/** What the section on the data says of these rows: firms, or years of firms. */
export function dataWordsOf(context: ReportContext): DataWords {
  const { language } = context;
  return hasFirmYears(context) ? { ...dataWords[language], ...ofFirmYears[language] } : dataWords[language];
}

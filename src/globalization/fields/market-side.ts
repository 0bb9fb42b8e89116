import { category, count, money, number, share, yesNo, type FieldsByKind } from "./field-kinds.ts";

const mode = (sign: 1 | 2 | 3 | 4, en: string, ko: string): ReturnType<typeof yesNo> =>
  yesNo("outcome", `Mode ${sign}: ${en}`, `공급형태 ${sign}: ${ko}`, { also: [`mode${sign}`] });

/** Globalization itself: whether, how much, how far, and by which modes of supply. */
export const outcomeSide: FieldsByKind<
  "mainMarket",
  "exporter" | "mode1" | "mode2" | "mode3" | "mode4",
  "exports" | "exportIntensity" | "stage" | "markets" | "affiliatesAbroad" | "modes" | "firstExportYear"
> = {
  exporter: yesNo("outcome", "Exporter", "수출 여부", { also: ["수출기업"] }),
  exports: money("outcome", "Exports", "수출액", { also: ["export", "수출", "해외매출"] }),
  exportIntensity: share("outcome", "Exports over sales", "수출 비중", { also: ["수출비율"] }),
  stage: number("outcome", "0-3", "Stage of globalization", "글로벌화 단계", {
    possible: [0, 10],
    whole: true,
    also: ["단계"],
  }),
  markets: count("outcome", "countries", "Foreign markets served", "진출 국가 수", {
    usual: [0, 60],
    also: ["수출국"],
  }),
  mainMarket: category("outcome", "Main foreign market", "주력 해외시장", { also: ["진출국"] }),
  affiliatesAbroad: count("outcome", "number", "Affiliates abroad", "해외 법인·지사 수", {
    usual: [0, 50],
    also: ["해외법인", "해외지사"],
  }),
  mode1: mode(1, "cross-border supply", "국경 간 공급"),
  mode2: mode(2, "consumption abroad", "해외 소비"),
  mode3: mode(3, "commercial presence", "상업적 주재"),
  mode4: mode(4, "presence of natural persons", "자연인의 이동"),
  modes: count("outcome", "0-4", "Modes of supply used", "이용하는 공급형태 수", { possible: [0, 4] }),
  firstExportYear: number("outcome", "year", "Year of the first export", "최초 수출 연도", {
    possible: [1900, 2100],
    whole: true,
    also: ["첫수출", "최초수출"],
  }),
};

/** The market around the firm: what enters who globalizes rather than how well. */
export const marketSide: FieldsByKind<
  never,
  never,
  "concentration" | "exporterDensity" | "restrictiveness" | "competition" | "publicSales"
> = {
  concentration: share("market", "Concentration of the industry (Herfindahl)", "산업 집중도(허핀달 지수)", {
    also: ["hhi"],
  }),
  exporterDensity: share(
    "market",
    "Share of exporters among the other firms of industry and region",
    "동일 업종·지역 타 기업의 수출기업 비중",
  ),
  restrictiveness: number(
    "market",
    "0-1",
    "Restrictiveness of trade in the service (STRI)",
    "서비스무역 제한지수(STRI)",
    {
      possible: [0, 1],
      also: ["stri"],
    },
  ),
  competition: number("market", "1-5", "Perceived competition at home", "국내 경쟁 강도", {
    possible: [1, 5],
    also: ["경쟁"],
  }),
  publicSales: share("market", "Share of sales to government", "공공부문 매출 비중", { also: ["공공매출"] }),
};

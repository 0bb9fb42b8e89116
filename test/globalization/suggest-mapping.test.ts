import { expect, it } from "vitest";
import { mapFirms, suggestMapping } from "../../src/globalization/index.ts";

it("suggestMapping drafts a mapping from Korean names, with units in brackets, and yes or no in words", () => {
  const survey = {
    기업번호: ["1", "2"],
    "업종(대분류)": ["J62", "M71"],
    "매출액(백만원)": [1200, 640],
    수출액: [250, 0],
    상시근로자수: [12, 5],
    설립연도: [2010, 2015],
    수출여부: ["예", "아니오"],
    수출지원제도인지: ["예", "예"],
    메모: ["", "x"],
  };
  const fields = suggestMapping(survey);
  expect(fields).toEqual({
    firmId: "기업번호",
    industry: "업종(대분류)",
    foundingYear: "설립연도",
    sales: "매출액(백만원)",
    employees: "상시근로자수",
    knowsPromotion: { column: "수출지원제도인지", equals: "예" },
    exporter: { column: "수출여부", equals: "예" },
    exports: "수출액",
  });
  expect([...mapFirms(survey, { fields }).numbers("productivity")]).toEqual([100, 128]);
});

it("suggestMapping reads English names and a Stata file's labels, and leaves what it does not know", () => {
  const survey = { sector: ["a", "b"], v1: [1, 2], v2: [3, 4], rd_spending: [0, 2], colour: ["red", "blue"] };
  expect(suggestMapping(survey, { v1: "Sales (million KRW)", v2: "종업원 수" })).toEqual({
    industry: "sector",
    sales: "v1",
    employees: "v2",
    rdSpending: "rd_spending",
  });
});

it("suggestMapping does not take text for numbers", () => {
  expect(suggestMapping({ 매출액: ["1,200", "약 500"] })).toEqual({});
});

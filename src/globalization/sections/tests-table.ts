import type { TestResult } from "../../fit/test-result.ts";
import type { TableBlock } from "../../report/document.ts";
import { formatFixed, formatP } from "../../report/format.ts";
import type { ReportContext } from "./context.ts";
import { testWords } from "./test-words.ts";

const heads = {
  en: ["Test", "Null hypothesis", "Statistic", "p"],
  ko: ["검정", "귀무가설", "통계량", "p"],
} as const;

const signs: Readonly<Record<TestResult["distribution"], string>> = {
  chi2: "χ²",
  F: "F",
  t: "t",
  normal: "z",
  mixture: "LR",
  bootstrap: "T",
  "durbin-watson": "DW",
};

/** Tests with their hypotheses in words; those that were not computed leave. */
export function testsTable(tests: Readonly<Record<string, TestResult>>, { language }: ReportContext): TableBlock[] {
  const rows = Object.entries(tests).filter(([, { statistic, p }]) => Number.isFinite(statistic) && Number.isFinite(p));
  if (rows.length === 0) return [];
  const body = rows.map(([key, { name, null: hypothesis, statistic, distribution, df, p }]) => {
    const degrees = df.length === 0 ? "" : `(${df.map((x) => Number(x.toPrecision(5))).join(", ")})`;
    const korean = language === "ko" ? testWords[key] : undefined;
    return [
      korean?.name ?? name,
      korean?.hypothesis ?? hypothesis,
      `${signs[distribution]}${degrees} = ${formatFixed(statistic, 2)}`,
      formatP(p),
    ];
  });
  return [{ kind: "table", head: heads[language], align: ["left", "left", "left", "decimal"], body }];
}

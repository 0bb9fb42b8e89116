import type { TestResult } from "../../fit/test-result.ts";
import type { TableBlock } from "../../report/document.ts";
import { formatP } from "../../report/format.ts";
import type { ReportContext } from "./context.ts";
import { statisticText } from "./statistic-text.ts";
import { testWords } from "./test-words.ts";

const heads = {
  en: ["Test", "Null hypothesis", "Statistic", "p"],
  ko: ["검정", "귀무가설", "통계량", "p"],
} as const;

/** Tests with their hypotheses in words; those that were not computed leave. */
export function testsTable(tests: Readonly<Record<string, TestResult>>, { language }: ReportContext): TableBlock[] {
  const rows = Object.entries(tests).filter(([, { statistic, p }]) => Number.isFinite(statistic) && Number.isFinite(p));
  if (rows.length === 0) return [];
  const body = rows.map(([key, test]) => {
    const korean = language === "ko" ? testWords[key] : undefined;
    return [korean?.name ?? test.name, korean?.hypothesis ?? test.null, statisticText(test), formatP(test.p)];
  });
  return [{ kind: "table", head: heads[language], align: ["left", "left", "left", "decimal"], body }];
}

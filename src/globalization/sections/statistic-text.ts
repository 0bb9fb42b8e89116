import type { TestResult } from "../../fit/test-result.ts";
import { formatFixed } from "../../report/format.ts";

const signs: Readonly<Record<TestResult["distribution"], string>> = {
  chi2: "χ²",
  F: "F",
  t: "t",
  normal: "z",
  mixture: "LR",
  bootstrap: "T",
  "durbin-watson": "DW",
};

/** A test's statistic with its degrees of freedom: "χ²(2) = 3.11"; or as a summary has it, with five digits. */
export function statisticText(test: TestResult, digits?: number): string {
  const { statistic, distribution, df } = test;
  const degrees =
    df.length === 0 ? "" : `(${df.map((x) => Number(x.toPrecision(digits === undefined ? 5 : 6))).join(", ")})`;
  const value = digits === undefined ? formatFixed(statistic, 2) : String(Number(statistic.toPrecision(digits)));
  return `${signs[distribution]}${degrees} = ${value}`;
}

import { describe, expect, it } from "vitest";
import { iv } from "../../src/estimators/iv.ts";
import { ols } from "../../src/estimators/ols.ts";
import { probit } from "../../src/estimators/probit.ts";
import type { Fit } from "../../src/fit/fit.ts";
import { cluster } from "../../src/inference/vcov-option.ts";
import { withVcov } from "../../src/inference/with-vcov.ts";
import { koreanReason } from "../../src/globalization/korean/reason.ts";
import { type Columns, sample, withColumns } from "../conformance/sample.ts";
import { codes, refusal, warningOf } from "./made-data.ts";

/** 40 states over 15 years: row 40·year + state. `in1`, ... are treated states, `did1`, ... from year 8 on. */
const made = withColumns(sample(61, 600), {
  state: (row) => `s${row % 40}`,
  year: (row) => Math.floor(row / 40),
  post: (row) => (row >= 320 ? 1 : 0),
  coin: (row) => (Math.sin(row * 7.1) > 0 ? 1 : 0),
  rareInOne: (row) => (row % 40 === 5 && row % 3 === 0 ? 1 : 0),
  rareInThree: (row) => (row % 40 < 3 && row % 7 < 3 ? 1 : 0),
  neverInTwo: (row) => (row % 40 < 2 && row % 7 < 3 ? 0 : 1),
  kind: (row) => (row % 40 < 4 && row < 200 ? "rare" : row % 2 === 0 ? "even" : "odd"),
});
const data = withColumns(
  made,
  Object.fromEntries(
    [1, 3, 6, 37, 39].flatMap((count) => [
      [`in${count}`, (row: number) => (row % 40 < count ? 1 : 0)],
      [`did${count}`, (row: number) => (row % 40 < count && row >= 320 ? 1 : 0)],
    ]),
  ),
);

const vcov = cluster("state");
const least = (formula: string, given: Columns = data): Fit => ols(formula, given, { vcov });
const through = (formula: string): Fit => iv(formula, data, { vcov });

describe("13: few treated clusters, whatever the design", () => {
  for (const formula of [
    "sales ~ x + in1 | year",
    "sales ~ x + did1 | state + year",
    "sales ~ x + in1:post | state + year",
    "sales ~ x + post + did1",
    "sales ~ x + in39 | year",
    "sales ~ x + rareInOne",
    "sales ~ x + did1 + C(state) + C(year)",
  ]) {
    it(`refuses the single cluster of ${formula}, also after the fit`, () => {
      const error = refusal(() => least(formula));
      expect(error.code).toBe("one-treated-cluster");
      expect(error.facts.column).toBe("state");
      expect(refusal(() => withVcov(ols(formula, data), vcov)).message).toBe(error.message);
    });
  }

  for (const formula of [
    "sales ~ x + [w ~ in1]",
    "sales ~ x + [w ~ did1] | state + year",
    "sales ~ x + [w ~ z1 + did1]",
  ]) {
    it(`refuses the instrument of a single cluster in ${formula}, by that name`, () => {
      const error = refusal(() => through(formula));
      expect(error.code).toBe("one-treated-cluster");
      expect(error.message).toMatch(/^The excluded instrument "(in|did)1" is 1 in a single cluster of "state"/);
      expect(error.facts.instrument).toBe(true);
      expect(koreanReason(error)).toMatch(/^도구변수 '(in|did)1'/);
    });
  }

  it("refuses an exogenous treatment of one cluster through instruments and in a likelihood", () => {
    expect(refusal(() => through("sales ~ did1 + [w ~ z1] | state + year")).code).toBe("one-treated-cluster");
    expect(refusal(() => probit("enters ~ x + did1" as string, data, { vcov })).code).toBe("one-treated-cluster");
  });

  for (const [formula, treated, value] of [
    ["sales ~ x + in3 | year", 3, 1],
    ["sales ~ x + did3 | state + year", 3, 1],
    ["sales ~ x + in3:post | state + year", 3, 1],
    ["sales ~ x + in37 | year", 3, 0],
    ["sales ~ x + rareInThree", 3, 1],
    ["sales ~ x + rareInThree | state", 3, 1],
    ["sales ~ x + neverInTwo", 2, 0],
  ] as const) {
    it(`warns of the ${treated} clusters at ${value} of ${formula}, with what to do`, () => {
      const warning = warningOf(least(formula), "few-treated-clusters");
      expect(warning).toMatchObject({ treated, value, clusters: 40, column: "state" });
      expect(warning.message).toContain("wildBootstrapTest");
      expect(warning.message).toContain('type "CR2"');
    });
  }

  it("warns of an instrument that three clusters have, and names it as the instrument", () => {
    for (const formula of ["sales ~ x + [w ~ z1 + in3]", "sales ~ x + [w ~ z1 + did3] | state + year"]) {
      const warning = warningOf(through(formula), "few-treated-clusters");
      expect(warning).toMatchObject({ treated: 3, instrument: true });
      expect(warning.message).toMatch(/^The excluded instrument "(in|did)3" is 1 in only 3 of the 40 clusters/);
      expect(warning.message).toContain("wildBootstrapTest");
    }
  });

  it("tells of the years of one treatment in a single warning", () => {
    const fit = least("sales ~ x + C(year):in3 | state + year");
    const found = fit.warnings.filter(({ code }) => code === "few-treated-clusters");
    expect(found).toHaveLength(1);
    expect(found[0]!.message).toMatch(/^"year\[0\]:in3", .* are 1 in only 3 of the 40 clusters/);
  });

  it("names the scores' bootstrap where there is a likelihood", () => {
    const fit = probit("enters ~ x + did3" as string, data, { vcov });
    expect(warningOf(fit, "few-treated-clusters").message).toContain("scoreBootstrapTest");
  });

  for (const formula of [
    "sales ~ x + C(year)",
    "sales ~ x + coin + post | state",
    "sales ~ x + in6 | year",
    "sales ~ x + did6 | state + year",
    "sales ~ x + kind",
    "sales ~ x + coin:post | state + year",
  ]) {
    it(`says nothing of ${formula}`, () => {
      expect(codes(least(formula))).toEqual([]);
    });
  }

  it("says nothing of instruments that many clusters have", () => {
    expect(codes(through("sales ~ x + C(year) + [w ~ z1 + z2]"))).toEqual([]);
    expect(codes(through("sales ~ x + [w ~ z1 + z2 + did6] | state + year"))).toEqual([]);
  });

  it("names the levels that lie in a cluster each, interacted or not, and keeps the rest", () => {
    expect(codes(least("sales ~ x + C(state) + C(state):post"))).toEqual(["levels-are-clusters"]);
  });
});

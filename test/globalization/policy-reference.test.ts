import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseCsv } from "../../src/data/parse-csv.ts";
import type { Table } from "../../src/data/table.ts";
import { table } from "../../src/data/to-table.ts";
import { determinantAnalysis } from "../../src/globalization/analysis.ts";
import type { TotalChange } from "../../src/globalization/policy/policy-change.ts";
import { policyScenarios } from "../../src/globalization/policy-scenarios.ts";
import type { PolicyScenario } from "../../src/globalization/policy/scenario.ts";
import { describeShared, readSharedCsv, sharedIsThere } from "../shared.ts";

interface Reference {
  readonly before: number;
  readonly change: number;
  readonly se: number;
}
interface Probit extends Reference {
  readonly formula: string;
}
interface Selection extends Reference {
  readonly selection: string;
  readonly outcome: string;
}
const at = (path: string): string => readFileSync(new URL(path, import.meta.url), "utf8");
const reference = JSON.parse(at("../reference/policy.json")) as Readonly<
  Record<"mrozProbit" | "swissProbit", Probit> & Record<"mrozSelection" | "randSelection", Selection>
>;
const mroz = parseCsv(at("../../examples/data/mroz87.csv"));
const swiss = parseCsv(at("../../examples/data/swiss-labor.csv"));
const tenThousands = mroz.numbers("faminc").map((x) => x / 10000);
const scaled = mroz.with({ faminc: { kind: "number", values: tenThousands } });

function expectChange({ before, change }: TotalChange, expected: Reference): void {
  expect(Math.abs(before / expected.before - 1)).toBeLessThan(1e-8);
  expect(Math.abs(change.estimate / expected.change - 1)).toBeLessThan(1e-7);
  expect(Math.abs(change.se / expected.se - 1)).toBeLessThan(1e-6);
}

describe("the change in the number of ones", () => {
  it.each<[string, Table, Probit, PolicyScenario]>([
    ["Mroz87", mroz, reference.mrozProbit, { educ: "x + 1", where: "kids5 = 0" }],
    ["SwissLabor", swiss, reference.swissProbit, { education: "x + 2", where: "foreign = 0" }],
  ])("on %s is that of R's marginaleffects, with its standard error", (_, data, expected, scenario) => {
    const analysis = determinantAnalysis(data, { specification: { participation: expected.formula } });
    expectChange(policyScenarios(analysis, { moved: scenario }).scenarios[0]!.all.exporters, expected);
  });
});

function expectSales(data: Table, expected: Selection, scenario: PolicyScenario): void {
  const { selection, outcome } = expected;
  const specification = { participation: selection, performance: { selection, outcome } };
  const analysis = determinantAnalysis(data, { specification });
  expectChange(policyScenarios(analysis, { moved: scenario }).scenarios[0]!.all.sales!, expected);
}

describe("the change in the sum of what is seen of those selected", () => {
  it("on Mroz87 is that of a likelihood written out in R, with its standard error", () => {
    const [selection, outcome] = [reference.mrozSelection.selection, "log(wage) ~ exper + educ + city"];
    expectSales(scaled, { ...reference.mrozSelection, selection, outcome }, { educ: "x + 1", where: "kids5 = 0" });
  });
});

describeShared("the change in the sum of medical spending", () => {
  if (!sharedIsThere) return;
  it("on RandHIE is that of a likelihood written out in R, with its standard error", () => {
    const { lnmeddol, ...columns } = readSharedCsv("reference", "data", "derived_randhie2.csv");
    const spent = Float64Array.from(lnmeddol as Float64Array, Math.exp);
    const outcome = reference.randSelection.outcome.replace("lnmeddol", "log(spent)");
    const scenario = { disea: "x - 1", where: "female = 1" };
    expectSales(table({ ...columns, spent }), { ...reference.randSelection, outcome }, scenario);
  });
});

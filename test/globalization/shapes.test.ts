import { describe, expect, it } from "vitest";
import { determinantAnalysis } from "../../src/globalization/analysis.ts";
import { dataQuality } from "../../src/globalization/data-quality.ts";
import { mapFirms } from "../../src/globalization/firm-mapping.ts";
import { found } from "../../src/globalization/parts/part.ts";
import { checkReportData } from "../../src/globalization/shapes/check-report-options.ts";
import { simulateFirms } from "../../src/globalization/simulate-firms.ts";
import { hosmerLemeshow, probit, summary } from "../../src/index.ts";
import { errorOf } from "../data/error-of.ts";

const { table: firms } = simulateFirms({ firms: 300, seed: 7 });

describe("a specification", () => {
  const wrong: readonly (readonly [text: string, specification: unknown])[] = [
    ["specification has no entry 'partcipation'. Did you mean 'participation'?", { partcipation: "exporter ~ age" }],
    ["specification.performance is null: leave it out", { performance: null }],
    ["give a record of selection, outcome", { performance: "log(exports) ~ age" }],
    ["specification.performance needs 'outcome'.", { performance: { selection: "exporter ~ age" } }],
    [
      "robustness.estimators[0] is \"probti\". Did you mean 'probit'?",
      { robustness: { of: "age", estimators: ["probti"] } },
    ],
    ['robustness.controls is "age": give a record of lists', { robustness: { of: "age", controls: "age" } }],
    ["robustness.vcov[0] has no entry 'clster'", { robustness: { of: "age", vcov: [{ clster: "region" }] } }],
    ["capability has no entry 'equaton'. Did you mean 'equation'?", { capability: { participation: "", equaton: "" } }],
    ['specification.cautions is "few": give a list of texts', { cautions: "few" }],
    ["specification is null", null],
  ];
  it.each(wrong)("that is wrong is refused in words: %s", (text, specification) => {
    const error = errorOf(() => determinantAnalysis(firms, { specification: specification as never }));
    expect(error).toMatchObject({ name: "EstimandError", code: "bad-option" });
    expect(error.message).toContain(text);
  });
});

describe("a mapping", () => {
  const fields = { exporter: "exporter" };
  it("may label its columns by a text, or by one in each language", () => {
    expect(mapFirms(firms, { fields, labels: { exporter: { en: "Exporter", ko: "수출" }, age: "Age" } }).rows).toBe(
      300,
    );
  });

  it("may ask for policies without weights, as a report does that counts each firm as one", () => {
    const reported = { fields, policy: { weights: false } } as never;
    expect(mapFirms(firms, reported).rows).toBe(300);
  });

  const wrong: readonly (readonly [text: string, mapping: unknown])[] = [
    ["mapping.policy.weights is true: give a column of weights, or false", { fields, policy: { weights: true } }],
    ["mapping has no entry 'scenarioss'. Did you mean 'scenarios'?", { fields, scenarioss: {} }],
    ["mapping.fields.exporter is null", { fields: { exporter: null } }],
    ["mapping.fields.exporter needs 'equals'", { fields: { exporter: { column: "exporter" } } }],
    ['mapping.keep is "age": give a list of texts', { fields, keep: "age" }],
    ['mapping.cases is "F1": give a list of texts', { fields, cases: "F1" }],
    ["mapping.scenarios.a is null", { fields, scenarios: { a: null } }],
    ["mapping.scenarios.a.age is null", { fields, scenarios: { a: { age: null } } }],
    ["mapping needs 'fields'", {}],
  ];
  it.each(wrong)("that is wrong is refused in words: %s", (text, mapping) => {
    for (const run of [mapFirms, (data: typeof firms, given: never) => dataQuality(data, { mapping: given })]) {
      const error = errorOf(() => run(firms, mapping as never));
      expect(error).toMatchObject({ name: "EstimandError", code: "bad-mapping" });
      expect(error.message).toContain(text);
    }
  });
});

describe("what a report is to show", () => {
  const wrong: readonly (readonly [code: string, text: string, shown: object])[] = [
    ["unknown-level", "There is no firm 'F9'", { cases: ["F9"] }],
    ["unknown-column", "Did you mean 'rdIntensity'?", { scenarios: { a: { rdIntensty: "x + 1" } } }],
    ["unknown-column", "'salse'", { scenarios: { a: { rdIntensity: 1, cost: "salse" } } }],
    ["bad-option", "which is -5 for a firm", { scenarios: { a: { rdIntensity: 1, cost: -5 } } }],
    ["bad-option", "which is no finite number", { scenarios: { a: { rdIntensity: 1, cost: "log(0)" } } }],
    ["bad-option", "scenarios.a is null", { scenarios: { a: null } }],
  ];
  it.each(wrong)("is checked before anything is estimated: %s, %s", (code, text, shown) => {
    const error = errorOf(() => checkReportData(firms, shown));
    expect(error).toMatchObject({ name: "EstimandError", code });
    expect(error.message).toContain(text);
  });

  it("may cost what is not known of a firm that leaves the sample, but not of one that counts", () => {
    const unknown = firms.with({
      sales: { kind: "number", values: firms.numbers("sales").map((x, i) => (i ? x : NaN)) },
    });
    const scenarios = { a: { lnEmployees: "x + 1", cost: "sales" } };
    expect(() => checkReportData(unknown, { scenarios })).not.toThrow();
    const analysis = determinantAnalysis(unknown, { specification: { participation: "exporter ~ lnEmployees" } });
    expect(() => analysis.report({ scenarios })).toThrow("which is not known for a firm that it reaches");
  });
});

describe("firms of which only the exporter is known", () => {
  const analysis = determinantAnalysis(firms.select(["exporter"]), {
    specification: { participation: "exporter ~ 1" },
  });

  it("have a reduced analysis and a report without effects", () => {
    expect(found(analysis.participation)?.effects.rows).toHaveLength(0);
    const { text } = analysis.report();
    expect(text).toContain("exporter ~ 1");
    expect(text).not.toMatch(/NaN|Infinity|undefined/);
  });

  it("have a probit that prints, and one group of calibration without a test", () => {
    const fit = probit("exporter ~ 1", firms);
    expect(String(summary(fit))).toContain("(Intercept)");
    const { groups, statistic, note } = hosmerLemeshow(fit);
    expect(groups).toHaveLength(1);
    expect(groups[0]).toMatchObject({ count: 300 });
    expect([statistic, note]).toEqual([Number.NaN, "Ties leave 1 group(s)."]);
  });
});

describe("firms without employees", () => {
  const employees = firms.numbers("employees").map((x, i) => (i < 15 ? 0 : x));
  const none = firms.select(["firmId", "exporter", "sales"]).with({ employees: { kind: "number", values: employees } });
  const fields = { firmId: "firmId", exporter: "exporter", sales: "sales", employees: "employees" };

  it("leave the equations with its logarithm, counted, and are told in the data quality", () => {
    const mapped = mapFirms(none, { fields });
    expect([...mapped.numbers("lnEmployees").subarray(0, 15)].every(Number.isNaN)).toBe(true);
    const specification = { participation: "exporter ~ lnEmployees + lnProductivity" };
    const analysis = determinantAnalysis(mapped, { specification });
    expect(found(analysis.participation)?.fit.rows).toMatchObject({ used: 285, dropped: [{ count: 15 }] });
    const { findings } = dataQuality(none, { mapping: { fields } });
    expect(findings.find(({ code }) => code === "log-of-zero")).toMatchObject({ count: 15, severity: "warning" });
  });

  it("are named in the place of a case that cannot be predicted, and the report goes on", () => {
    const specification = { participation: "exporter ~ lnEmployees" };
    const firm = (firms.column("firmId") as { levels: readonly string[] }).levels[0]!;
    const analysis = determinantAnalysis(mapFirms(none, { fields }), { specification });
    const { text } = analysis.report({ cases: [firm], format: "markdown" });
    expect(text).toContain(`Firm '${firm}' cannot be predicted: lnEmployees is missing`);
  });
});

describe("an outcome of participation that is not the exporter field", () => {
  const shareOf = (participation: string): string =>
    determinantAnalysis(firms, { specification: { participation } }).report({ format: "markdown" }).text;

  it("has its own label in the share of firms, and no share where it is not 0/1", () => {
    expect(shareOf("network ~ lnEmployees")).toContain("of the firms have 'Cooperates with partners'");
    expect(shareOf("employees ~ rdIntensity")).not.toMatch(/% of the firms/);
  });
});

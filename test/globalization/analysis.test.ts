import { describe, expect, it } from "vitest";
import { determinantAnalysis } from "../../src/globalization/analysis.ts";
import { isSkipped, resultOf } from "../../src/globalization/parts/part.ts";
import { simulateFirms } from "../../src/globalization/simulate-firms.ts";

const simulated = simulateFirms({ firms: 2000, seed: 2019 });
const steps: string[] = [];
const analysis = determinantAnalysis(simulated.table, { simulated, onProgress: (step) => steps.push(step) });

describe("determinantAnalysis", () => {
  it("estimates the three equations of the literature for the fields at hand", () => {
    expect(analysis.specification.participation).toContain("exporter ~ lnEmployees");
    expect(resultOf(analysis.participation).fit.estimator).toBe("probit");
    expect(resultOf(analysis.performance).fit.estimator).toBe("heckman");
    expect(resultOf(analysis.capability).fit.estimator).toBe("iv");
    expect(steps).toContain("performance: maximum likelihood, with the profile over the correlation");
  });

  it("leaves out equations whose fields the data lack", () => {
    const firms = simulated.table.select(["exporter", "lnEmployees", "lnAge", "network"]);
    const small = determinantAnalysis(firms);
    expect(isSkipped(small.performance)).toBe(true);
    expect(isSkipped(small.capability)).toBe(true);
    expect(small.report().text).toContain("Who globalizes");
  });

  it("counts firms and exporters by group, all firms first", () => {
    const [all, ...groups] = analysis.characteristics;
    expect(all!.firms).toBe(2000);
    expect(groups.reduce((sum, group) => sum + group.exporters, 0)).toBe(all!.exporters);
    expect(all!.share).toBe(all!.exporters / 2000);
  });
});

describe("the report", () => {
  const html = analysis.report({ format: "html" }).text;
  const markdown = analysis.report({ format: "markdown" });

  it("says first that it is a reconstruction and that the firms are simulated", () => {
    for (const text of [html, markdown.text]) {
      expect(text.indexOf("reconstruction")).toBeLessThan(text.indexOf("Findings"));
      expect(text).toContain("describe no real firm");
    }
  });

  it("states data, sample, equations, results, assumptions, and what makes it again", () => {
    for (const part of [
      "Data and sample",
      "Firms used",
      "Probit: exporter ~",
      "Average effects on the probability to globalize",
      "What was left out, and why",
      "SHA-256",
      "Assumed exclusion",
      "2SLS",
      "Read as:",
      "&quot;specification&quot;",
    ]) {
      expect(html).toContain(part);
    }
  });

  it("is one self-contained page: pictures inside, nothing fetched", () => {
    expect(html.match(/<svg /g)!.length).toBe(4);
    expect(html).not.toMatch(/(src|href)="(?!#)/);
    expect(html).not.toContain("undefined");
    expect(html).not.toContain("NaN");
  });

  it("gives the figures of its Markdown as files", () => {
    expect(Object.keys(markdown.figures)).toEqual(["figure-1.svg", "figure-2.svg", "figure-3.svg", "figure-4.svg"]);
    for (const name of Object.keys(markdown.figures)) expect(markdown.text).toContain(`](${name})`);
    expect(markdown.text).not.toMatch(/undefined|NaN/);
  });

  it("prints the identification warnings of each equation as findings of its section", () => {
    const weak = determinantAnalysis(simulated.table, {
      specification: {
        participation: "exporter ~ lnEmployees",
        performance: { selection: "exporter ~ lnEmployees + network", outcome: "log(exports) ~ lnEmployees + network" },
      },
    });
    const codes = resultOf(weak.performance).fit.warnings.map(({ code }) => code);
    expect(codes).toContain("no-exclusion-restriction");
    expect(weak.report().text).toContain("No exclusion restriction");
  });
});

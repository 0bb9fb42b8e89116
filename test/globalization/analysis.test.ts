import { describe, expect, it } from "vitest";
import { determinantAnalysis } from "../../src/globalization/analysis.ts";
import { simulateFirms } from "../../src/globalization/simulate-firms.ts";
import { coefficientTable } from "../../src/fit/coefficient-table.ts";
import { heckman } from "../../src/estimators/heckman.ts";
import { iv } from "../../src/estimators/iv.ts";
import { probit } from "../../src/estimators/probit.ts";

const simulated = simulateFirms({ firms: 2000, seed: 2019 });
const steps: string[] = [];
const analysis = determinantAnalysis(simulated.table, { simulated, onProgress: (step) => steps.push(step) });

describe("simulateFirms", () => {
  it("makes the same firms for a seed, other firms for another", () => {
    const exports = (seed: number): number[] => [...simulateFirms({ firms: 50, seed }).table.numbers("exports")];
    expect(exports(5)).toEqual(exports(5));
    expect(exports(5)).not.toEqual(exports(6));
  });

  it("makes possible firms: exports below sales, exports just where a firm exports, shares between 0 and 1", () => {
    const { table } = simulated;
    const [exports, sales, exporter] = ["exports", "sales", "exporter"].map((name) => table.numbers(name));
    for (let i = 0; i < table.rows; i++) {
      expect(exports![i]!).toBeLessThan(sales![i]!);
      expect(exports![i]! > 0).toBe(exporter![i] === 1);
    }
    expect(Math.max(...table.numbers("graduateShare"))).toBeLessThanOrEqual(1);
  });

  it("is recovered by the estimators where R&D is exogenous: each true coefficient within 4 standard errors", () => {
    const { table, truth } = simulateFirms({ firms: 20_000, seed: 3, truth: { endogeneity: 0 } });
    const terms = "lnEmployees + lnProductivity + lnAge + foreignOwned + rdIntensity + graduateShare + network";
    const enter = probit(`exporter ~ ${terms} + knowsPromotion`, table);
    const sell = heckman(
      { selection: `exporter ~ ${terms} + knowsPromotion`, outcome: `log(exports) ~ ${terms}` },
      table,
    );
    for (const [name, estimate, se] of coefficientTable(enter).map(
      (row) => [row.name, row.estimate, row.se] as const,
    )) {
      expect(Math.abs(estimate - (truth.participation[name] ?? 0)), name).toBeLessThan(4 * se);
    }
    for (const row of coefficientTable(sell).filter(({ name }) => name.startsWith("outcome:"))) {
      expect(Math.abs(row.estimate - (truth.performance[row.name.slice(8)] ?? 0)), row.name).toBeLessThan(4 * row.se);
    }
    expect(Math.abs(sell.rho - truth.rho)).toBeLessThan(4 * sell.derived!.rho!.se);
    expect(Math.abs(sell.sigma - truth.sigma)).toBeLessThan(4 * sell.derived!.sigma!.se);
  });

  it("biases the probit where R&D is endogenous, and the instruments bring the average effect back", () => {
    const { table, truth, averageEffectOfRd } = simulateFirms({ firms: 20_000, seed: 4 });
    const controls = "lnEmployees + lnProductivity + lnAge + foreignOwned + graduateShare + network + knowsPromotion";
    const naive = probit(`exporter ~ ${controls} + rdIntensity`, table);
    const cause = iv(`exporter ~ ${controls} + [rdIntensity ~ rdSubsidy + regionalRd]`, table, { vcov: "robust" });
    const byName = (fit: typeof naive | typeof cause) =>
      coefficientTable(fit as typeof naive).find(({ name }) => name === "rdIntensity")!;
    expect((byName(naive).estimate - truth.participation.rdIntensity!) / byName(naive).se).toBeGreaterThan(10);
    expect(Math.abs(byName(cause).estimate - averageEffectOfRd)).toBeLessThan(3 * byName(cause).se);
  });
});

describe("determinantAnalysis", () => {
  it("estimates the three equations of the literature for the fields at hand", () => {
    expect(analysis.specification.participation).toContain("exporter ~ lnEmployees");
    expect(analysis.participation.fit.estimator).toBe("probit");
    expect(analysis.performance?.fit.estimator).toBe("heckman");
    expect(analysis.capability?.fit.estimator).toBe("iv");
    expect(steps).toContain("performance: maximum likelihood, with the profile over the correlation");
  });

  it("leaves out equations whose fields the data lack", () => {
    const firms = simulated.table.select(["exporter", "lnEmployees", "lnAge", "network"]);
    const small = determinantAnalysis(firms);
    expect(small.performance).toBeUndefined();
    expect(small.capability).toBeUndefined();
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
      "Average marginal effects",
      "Assumed exclusion",
      "2SLS",
      "Read as:",
      "&quot;specification&quot;",
    ]) {
      expect(html).toContain(part);
    }
  });

  it("is one self-contained page: pictures inside, nothing fetched", () => {
    expect(html.match(/<svg /g)!.length).toBe(3);
    expect(html).not.toMatch(/(src|href)="(?!#)/);
    expect(html).not.toContain("undefined");
    expect(html).not.toContain("NaN");
  });

  it("gives the figures of its Markdown as files", () => {
    expect(Object.keys(markdown.figures)).toEqual(["figure-1.svg", "figure-2.svg", "figure-3.svg"]);
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
    const codes = weak.performance!.fit.warnings.map(({ code }) => code);
    expect(codes).toContain("no-exclusion-restriction");
    expect(weak.report().text).toContain("No exclusion restriction");
  });
});

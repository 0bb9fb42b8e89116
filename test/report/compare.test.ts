import { compile } from "vega-lite";
import { describe, expect, it } from "vitest";
import { compare } from "../../src/report/compare.ts";
import { forestPlot } from "../../src/report/forest-plot.ts";
import { exampleFit } from "./example-fit.ts";

describe("compare", () => {
  const other = exampleFit({
    conventions: { ...exampleFit().conventions, vcov: "HC1", vcovFormula: "H⁻¹BH⁻¹ · N/(N-K)" },
    warnings: [],
  });

  it("puts estimates side by side with standard errors beneath and says each column's covariance", () => {
    const text = String(compare([exampleFit(), other], { names: ["ML", "robust"] }));
    expect(text).toMatch(/^rd_x +0\.00000458 +0\.00000458/m);
    expect(text).toMatch(/^ +\(0\.00000430\) +\(0\.00000430\)/m);
    expect(text).toContain("ML: iid, (−H)⁻¹.");
    expect(text).toContain("robust: HC1, H⁻¹BH⁻¹ · N/(N-K).");
    expect(text).toContain("⚠ ML: The Mills ratio");
  });

  it("leaves out terms on request and says so", () => {
    const text = String(compare([exampleFit()], { omit: ["rd_x"] }));
    expect(text).not.toMatch(/^rd_x/m);
    expect(text).toContain("Not shown: rd_x.");
  });

  it("keeps each column's order when terms differ", () => {
    const effects = (terms: readonly string[]) => ({
      title: "effects",
      rows: terms.map((term) => ({ term, estimate: 1, se: 0.1, p: 0, low: 0.8, high: 1.2 })),
    });
    const labels = String(compare([effects(["a", "c"]), effects(["a", "b", "c"])], { beneath: "none" })).match(
      /^[abc](?= )/gm,
    );
    expect(labels).toEqual(["a", "b", "c"]);
  });

  it("sets a model of one equation beside the equation that explains the same outcome, and σ, ρ instead of their logarithms", () => {
    const single = exampleFit({
      estimator: "ols",
      formula: "wage~ log(size)",
      coef: { "(Intercept)": -0.9, "log(size)": 120 },
      se: { "(Intercept)": 2, "log(size)": 12 },
      vcov: { names: ["(Intercept)", "log(size)"], values: [] },
      derived: {},
    });
    const text = String(compare([exampleFit(), single], { names: ["Heckman", "OLS"], beneath: "none" }));
    expect(text).toMatch(/^outcome\n\(Intercept\) +−0\.97 +−0\.90\nlog\(size\) +123\.5 +120\.0$/m);
    expect(text).toMatch(/^derived\nρ +0\.2449$/m);
    expect(text).not.toContain("atanhRho");
  });

  it("sets a model that shares no equation above the headings of the others, never under what is derived", () => {
    const names = ["(Intercept)", "age"];
    const alone = exampleFit({
      estimator: "iv",
      formula: "sales ~ age",
      coef: { "(Intercept)": 1, age: 2 },
      se: { "(Intercept)": 0.1, age: 0.1 },
      vcov: { names, values: [] },
      derived: {},
    });
    const lines = String(compare([exampleFit(), alone], { beneath: "none" })).split("\n");
    const place = (start: string): number => lines.findIndex((line) => line.startsWith(start));
    expect(place("age ")).toBeGreaterThan(0);
    expect(place("age ")).toBeLessThan(place("selection"));
    expect(place("ρ ")).toBe(place("derived") + 1);
  });

  it("shows effects in place of coefficients, under them the facts of the fits", () => {
    const effects = ({ nobs }: { nobs: number }) => ({
      title: "Average effects on Pr(y = 1)",
      conventions: { vcov: "HC1" },
      rows: [{ term: "rd_x", contrast: "dy/dx", estimate: nobs, se: 10, p: 0, low: 1, high: 2 }],
    });
    const shown = compare([exampleFit(), other], { effects });
    expect(shown.estimates.map((column) => column.map(({ term }) => term))).toEqual([["rd_x"], ["rd_x"]]);
    const text = String(shown);
    expect(text).toMatch(/^rd_x +1753.0 +1753.0$/m);
    expect(text).toMatch(/^Log-likelihood +−1581.258 +−1581.258$/m);
    expect(text).toContain("Estimates: average effects on Pr(y = 1).");
    expect(text).toContain("Covariance: HC1, delta method.");
    expect(text).toContain("⚠ (1) heckman: The Mills ratio");
  });

  it("adds rows of one's own and keeps the facts that are asked for, under their labels", () => {
    const text = String(
      compare([exampleFit(), other], {
        facts: ["nobs"],
        labels: { nobs: "Firms", selection: "Entry" },
        rows: [
          { label: "Year effects", values: ["no", "yes"] },
          { label: "Mean of exports", values: [12345, 0.123456] },
        ],
      }),
    );
    expect(text).toMatch(/^Entry$/m);
    expect(text).toMatch(/^Firms +1,753 +1,753\nYear effects +no +yes\nMean of exports +12,345 +0.1235$/m);
    expect(text).not.toContain("Log-likelihood");
  });

  it("refuses names and rows that are not one for each column", () => {
    expect(() => compare([exampleFit()], { names: ["A", "B"] })).toThrow(/names has 2 entries for 1 columns/);
    expect(() => compare([exampleFit()], { rows: [{ label: "FE", values: [] }] })).toThrow(/'FE' has 0 entries/);
  });

  it("counts clusters and names weights below the columns that have them", () => {
    const clusters = [{ column: "region", clusters: 1234, smallest: 1, largest: 2, effective: 3 }];
    const conventions = { ...other.conventions, clusters, weights: "probability (w)" };
    const text = String(compare([other, exampleFit({ conventions, warnings: [] })], { names: ["A", "B"] }));
    expect(text).toMatch(/^Clusters \(region\) +1,234$/m);
    expect(text).toContain("B: weights probability (w).");
  });

  it("gives effects their sample and the covariance behind them", () => {
    const rows = [{ term: "a", estimate: 1, se: 0.1, p: 0, low: 0.8, high: 1.2 }];
    const text = String(compare([{ rows, conventions: { vcov: "HC1" }, sample: { used: 1234 } }]));
    expect(text).toMatch(/^Observations +1,234/m);
    expect(text).toContain("Covariance: HC1, delta method.");
    expect(String(compare([{ rows }]))).not.toMatch(/─\n─/);
    expect(String(compare([{ rows, at: "means", sample: { used: 1 } }]))).not.toContain("Observations");
  });

  it("sets stars and intervals when asked", () => {
    const text = String(compare([exampleFit()], { stars: true, beneath: "interval" }));
    expect(text).toContain("123.5***");
    expect(text).toContain("[99.3, 147.6]");
  });
});

describe("forestPlot", () => {
  it("is a specification that Vega-Lite compiles, one mark for each estimate but intercepts and ancillary parameters", () => {
    const spec = forestPlot(exampleFit());
    expect((spec.data as { values: { term: string }[] }).values.map(({ term }) => term)).toEqual([
      "selection: rd_x",
      "outcome: log(size)",
    ]);
    expect(() => compile(spec as never)).not.toThrow();
    expect(JSON.parse(JSON.stringify(spec))).toEqual(spec);
  });
});

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

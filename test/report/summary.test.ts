import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import type { Fit } from "../../src/fit/fit.ts";
import { summary } from "../../src/report/summary.ts";
import { exampleFit } from "./example-fit.ts";

describe("summary", () => {
  const text = String(summary(exampleFit()));

  it("prints each equation's terms under its name, estimates with the digits of their standard errors", () => {
    expect(text).toMatch(/^selection$/m);
    expect(text).toMatch(/^rd_x +0\.000004580 +0\.000004300 +1\.07 +0\.287/m);
    expect(text).toMatch(/^log\(size\) +123\.46 +12\.30/m);
  });

  it("prints conventions, dropped rows and columns, tests and warnings", () => {
    expect(text).toContain("Standard errors: iid, (−H)⁻¹, observed information; normal distribution.");
    expect(text).toContain("1,753 used, 1,200 left out: missing: rd_x (1,200)");
    expect(text).toContain("Column left out: outcome:city (collinear with (Intercept)).");
    expect(text).toContain("Wald test of independent equations: χ²(1) = 6.25, p = 0.012. Null: ρ = 0.");
    expect(text).toContain("⚠ The Mills ratio is nearly a linear function");
  });

  it("aligns every column of its table on the decimal point", () => {
    const rows = text.split("\n").filter((line) => /^(\(Intercept\)|rd_x|log\(size\)|atanhRho)/.test(line));
    const points = rows.map((line) => line.search(/\./));
    expect(new Set(points).size).toBe(1);
  });

  it("withholds statistics where the standard error is withheld, and says that the fit did not converge", () => {
    const fit = exampleFit({ converged: false, iterations: 100, se: { ...exampleFit().se, atanhRho: Number.NaN } });
    const printed = String(summary(fit));
    expect(printed).toMatch(/^atanhRho +0\.2500 +· +· +·$/m);
    expect(printed).toContain("did not converge in 100 iterations");
  });

  it("gives Markdown, HTML and LaTeX that escape what is special there", () => {
    const made = summary(exampleFit());
    expect(made.toMarkdown()).toContain("| rd\\_x |");
    expect(made.toHtml()).toContain('class="estimand-warning"');
    expect(made.toLatex()).toContain("rd\\_x & ");
    expect(made.toLatex()).toContain("\\toprule");
    expect(made.toLatex()).not.toMatch(/[σρχ−²]/);
  });

  it("is what a fit prints in Node, Deno and Jupyter, and stays out of its JSON", () => {
    const fit = exampleFit();
    expect(String(fit)).toBe(text);
    expect(inspect(fit)).toBe(text);
    const show = (fit as unknown as Record<symbol, () => Record<string, string>>)[Symbol.for("Jupyter.display")]!;
    expect(Object.keys(show())).toEqual(["text/plain", "text/html", "text/markdown"]);
    expect(JSON.parse(JSON.stringify(fit)).coef["selection:rd_x"]).toBe(4.58e-6);
    expect(Object.isFrozen(fit.coef)).toBe(true);
  });

  it("prints the strength of instruments: first-stage F and effective F with its critical value", () => {
    const partialF = {
      name: "First-stage F of rd",
      null: "z does not move rd.",
      statistic: 41.5,
      distribution: "F",
      df: [1, 96],
      p: 4e-9,
    };
    const strong = {
      firstStage: { rd: { partialF } },
      effectiveF: { statistic: 41.5, criticalValue: 23.109, tau: 0.1 },
    };
    const printed = String(summary(exampleFit(strong as unknown as Partial<Fit>)));
    expect(printed).toContain("First-stage F of rd: F(1, 96) = 41.5, p < 0.001. Null: z does not move rd.");
    expect(printed).toMatch(
      /Effective F \(Montiel Olea and Pflueger\): 41\.500; critical value 23\.11 for a bias above 10%/,
    );
  });

  it("says of a test that could not be computed why", () => {
    const test = {
      name: "F test",
      null: "All slopes are zero.",
      statistic: Number.NaN,
      distribution: "F",
      df: [2, 1],
      p: Number.NaN,
    } as const;
    const printed = String(
      summary(exampleFit({ tests: { model: { ...test, note: "Not computed: too few clusters." } } })),
    );
    expect(printed).toContain("F test. Not computed: too few clusters. Null: All slopes are zero.");
  });

  it("uses labels", () => {
    expect(String(summary(exampleFit(), { labels: { rd_x: "R&D" } }))).toMatch(/^R&D +0\.0000/m);
  });
});

import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import type { Fit } from "../../src/fit/fit.ts";
import { confint } from "../../src/inference/confint.ts";
import { deltaMethod } from "../../src/inference/delta-method.ts";
import { marginalEffects } from "../../src/inference/marginal-effects.ts";
import { predict } from "../../src/inference/predict.ts";
import { cluster } from "../../src/inference/vcov-option.ts";
import { wald } from "../../src/inference/wald.ts";
import { withVcov } from "../../src/inference/with-vcov.ts";
import { compare } from "../../src/report/compare.ts";
import { summary } from "../../src/report/summary.ts";
import { estimators } from "./estimators.ts";
import { withColumns } from "./sample.ts";

for (const estimator of estimators) {
  describe(`the record of ${estimator.name}`, () => {
    const data = estimator.data(31, 300);
    const fit = estimator.fit(estimator.formulas, data);
    const asked: Record<string, Fit> = {};
    /** The fit with the options of one of the covariances, made once. */
    const fitWith = (name: string): Fit => {
      asked[name] ??= estimator.fit(estimator.formulas, data, estimator.covariances[name]);
      return asked[name];
    };

    it("names coefficients, standard errors and covariances alike, in one order", () => {
      const { names, values } = fit.vcov;
      expect(Object.keys(fit.coef)).toEqual(names);
      expect(Object.keys(fit.se)).toEqual(names);
      expect(new Set(names).size).toBe(names.length);
      expect(values.map((row) => row.length)).toEqual(names.map(() => names.length));
      names.forEach((name, i) => {
        expect(fit.se[name]).toBeGreaterThan(0);
        expect(fit.se[name]).toBe(Math.sqrt(values[i]![i]!));
        names.forEach((_, j) =>
          expect(Math.abs(values[i]![j]! - values[j]![i]!)).toBeLessThanOrEqual(1e-14 * fit.se[name]! ** 2),
        );
      });
    });

    it("has every field of the contract, and no warning on healthy data", () => {
      expect(fit).toMatchObject({
        formula: estimator.formulas,
        nobs: estimator.observations ?? 300,
        converged: true,
        rows: { used: estimator.observations ?? 300, dropped: estimator.unused ?? [] },
        droppedColumns: [],
        warnings: [],
        conventions: { vcov: estimator.defaultVcov ?? "iid", vcovFormula: expect.any(String), weights: "none" },
      });
      for (const text of [fit.estimator, fit.title, fit.outcome]) expect(text).toMatch(/\w/);
      expect(fit.iterations).toBeGreaterThanOrEqual(0);
      expect(fit.gradientNorm).toBeLessThan(1e-10);
      expect(fit.dfModel).toBeGreaterThan(0);
    });

    it("is frozen to the bottom and holds nothing but plain values", () => {
      expect(unplain(fit, "fit")).toEqual([]);
    });

    it("is the same each time, to the last bit", () => {
      const again = estimator.fit(estimator.formulas, data);
      expect(again).toEqual(fit);
      expect(JSON.stringify(again)).toBe(JSON.stringify(fit));
      expect(String(again)).toBe(String(fit));
    });

    it("survives JSON, in a few kilobytes", () => {
      const text = JSON.stringify(fit);
      expect(text.length).toBeLessThan(12_000);
      const { schema, design, nonFinite, ...fields } = JSON.parse(text);
      expect(schema).toBe(1);
      const formulas = typeof estimator.formulas === "string" ? 1 : Object.keys(estimator.formulas).length;
      expect(design.equations.length).toBe(estimator.equations ?? formulas);
      for (const written of Object.values(nonFinite)) expect(Number.isFinite(Number(written))).toBe(false);
      expect(fields).toEqual(JSON.parse(JSON.stringify({ ...fit })));
      expect(withoutNaN(fields)).toEqual(withoutNaN({ ...fit }));
    });

    it("out of JSON prints, tests and gives intervals as before", () => {
      const parsed: Fit = JSON.parse(JSON.stringify(fit));
      const [first, second] = fit.vcov.names as [string, string];
      const hypotheses = [`${first} = ${second}`, `${second} = 0.1`];
      expect(String(summary(parsed))).toBe(String(fit));
      expect(summary(parsed).toHtml()).toBe(fit.toHtml());
      expect(summary(parsed).toMarkdown()).toBe(fit.toMarkdown());
      expect(summary(parsed).toLatex()).toBe(fit.toLatex());
      expect(String(compare([parsed, fit]))).toBe(String(compare([fit, fit])));
      expect(confint(parsed, { level: 0.9 })).toEqual(confint(fit, { level: 0.9 }));
      expect(wald(parsed, hypotheses)).toEqual(wald(fit, hypotheses));
      const ratio = (b: Readonly<Record<string, number>>): number => b[first]! / b[second]!;
      expect(deltaMethod(parsed, ratio)).toEqual(deltaMethod(fit, ratio));
    });

    it("out of JSON says what needs the data", () => {
      const parsed: Fit = JSON.parse(JSON.stringify(fit));
      const needing = [() => predict(parsed), () => marginalEffects(parsed), () => withVcov(parsed, "HC0")];
      for (const call of needing) expect(call).toThrow(expect.objectContaining({ code: "needs-data" }));
    });

    it("prints itself in Node, in a notebook, and as every kind of table", () => {
      const display = (fit as unknown as Record<symbol, () => Record<string, string>>)[
        Symbol.for("Jupyter.display")
      ]!();
      expect(inspect(fit)).toBe(String(fit));
      expect(display).toEqual({
        "text/plain": String(fit),
        "text/html": fit.toHtml(),
        "text/markdown": fit.toMarkdown(),
      });
      expect(fit.toLatex()).toContain("\\toprule");
      for (const name of fit.vcov.names) expect(String(fit)).toContain(name.slice(name.lastIndexOf(":") + 1));
      expect(String(fit)).toContain(fit.title);
    });

    it("prints its warnings, dropped rows and dropped columns in every form", () => {
      const troubled = withColumns(data, {
        few: (row) => `cluster ${(row % 50) % 9}`,
        x: (row) => (row < 250 && row % 25 === 0 ? null : (data.x![row] as number)),
      });
      const found = estimator.fit(estimator.formulas, troubled, { vcov: cluster("few") });
      expect(found.warnings.map(({ code }) => code)).toEqual(["few-clusters"]);
      const told = [...found.warnings.map(({ message }) => message), "missing: x (10)"];
      const forms = [String(found), found.toMarkdown(), found.toHtml(), found.toLatex(), String(compare([found]))];
      for (const form of forms.slice(0, 4)) for (const sentence of told) expect(bare(form)).toContain(bare(sentence));
      expect(bare(forms[4]!)).toContain(bare(found.warnings[0]!.message));
    });

    it("of a search cut short says that it is no estimate, in every form", () => {
      if (!estimator.iterative) return;
      const found = estimator.fit(estimator.formulas, data, { maxIterations: 1 });
      expect(found.converged).toBe(false);
      expect(found.warnings.map(({ code }) => code)).toContain("not-converged");
      for (const form of [
        String(found),
        found.toMarkdown(),
        found.toHtml(),
        found.toLatex(),
        String(compare([found])),
      ]) {
        expect(bare(form)).toContain("didnotconverge");
      }
    });

    it("with another covariance is the fit that asking for it at once would have given", () => {
      for (const [name, options] of Object.entries(estimator.covariances)) {
        if (!("vcov" in options) || Object.keys(options).length > 1) continue;
        const swapped = withVcov(fit, options.vcov as "HC0");
        expect(swapped, name).toEqual(fitWith(name));
        expect(String(swapped)).toBe(String(fitWith(name)));
        expect(withVcov(swapped, estimator.defaultVcov ?? "iid")).toEqual(fit);
      }
    });

    it("gives every kind of covariance the name that was asked for, and a formula", () => {
      const formulas = Object.keys(estimator.covariances).map((name) => {
        const { conventions, se, coef } = fitWith(name);
        expect(Object.values(se).every((value) => value > 0)).toBe(true);
        expect(coef).toEqual(fit.coef);
        return [conventions.vcov, conventions.vcovFormula, conventions.information, conventions.small].join("; ");
      });
      expect(new Set(formulas).size).toBe(formulas.length);
    });
  });

  describe(`options of ${estimator.name}`, () => {
    const data = estimator.data(32, 300);

    for (const { options, code, names } of estimator.refused) {
      it(`${JSON.stringify(options)} is refused as ${code}`, () => {
        const call = (): Fit => estimator.fit(estimator.formulas, data, options);
        const message = expect.stringMatching(names);
        expect(call).toThrow(expect.objectContaining({ name: "EstimandError", code, message }));
      });
    }
  });
}

/** What is not frozen, or neither a plain record, a plain list, text, a number, a truth value nor null. */
function unplain(value: unknown, path: string): string[] {
  if (value === null || ["string", "number", "boolean"].includes(typeof value)) return [];
  if (typeof value !== "object") return [`${path} is a ${typeof value}`];
  const plain = Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
  const own = [
    ...(plain ? [] : [`${path} is not plain`]),
    ...(Object.isFrozen(value) ? [] : [`${path} is not frozen`]),
  ];
  return [...own, ...Object.entries(value).flatMap(([key, below]) => unplain(below, `${path}.${key}`))];
}

/** NaN as JSON writes it. */
function withoutNaN(value: unknown): unknown {
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (Array.isArray(value)) return value.map(withoutNaN);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, below]) => [key, withoutNaN(below)]));
}

/** Letters and digits only: however a form wraps lines and writes quotes and signs. */
function bare(text: string): string {
  const decoded = text.replaceAll(/&(?:quot|amp|lt|gt|#39|apos);|\\text[a-z]+(?:\{\})?/g, "");
  return decoded.replaceAll(/[^A-Za-z0-9]/g, "");
}

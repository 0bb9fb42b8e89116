import { describe, expect, it } from "vitest";
import { iv } from "../../src/estimators/iv.ts";
import type { IvFit } from "../../src/estimators/iv-fit.ts";
import type { IvOptions } from "../../src/estimators/iv-options.ts";
import { describeShared, readSharedCsv } from "../shared.ts";
import { type IvDesign, instrumentNames, simulatedIv } from "./iv-data.ts";

function fitOf(design: IvDesign, options: IvOptions = {}): IvFit {
  return iv(`y ~ w + [x ~ ${instrumentNames(design.strength.length)}]` as string, simulatedIv(design), options);
}

const codes = (fit: IvFit): string[] => fit.warnings.map(({ code }) => code);

describe("warnings of iv", () => {
  it.each(["iid", "robust"] as const)("says nothing of strong, valid instruments (%s)", (vcov) => {
    for (const strength of [[0.6], [0.5, 0.5], [0.4, 0.4, 0.4, 0.4]]) {
      expect(fitOf({ rows: 2000, strength, seed: 3 }, { vcov }).warnings).toEqual([]);
    }
  });

  it.each(["iid", "robust"] as const)(
    "names weak instruments and gives the Anderson-Rubin set in words (%s)",
    (vcov) => {
      const fit = fitOf({ rows: 500, strength: [0.01], seed: 12 }, { vcov });
      const warning = fit.warnings[0]!;
      expect(warning.code).toBe("weak-instruments");
      expect(warning.message).toContain("Weak instrument (z1)");
      expect(warning.message).toContain("below the critical value 23.11");
      expect(warning.message).toContain("(unbounded)");
      expect(warning.effectiveF).toBe(fit.effectiveF!.statistic);
      expect(["line", "rays"]).toContain(fit.andersonRubin!.shape);
      expect(String(fit).replaceAll(/\s+/g, " ")).toContain("Anderson-Rubin 95% confidence set");
    },
  );

  it("has an unbounded Anderson-Rubin set exactly when the instruments do not reject their irrelevance", () => {
    for (let seed = 1; seed <= 30; seed++) {
      for (const vcov of ["iid", "robust"] as const) {
        const fit = fitOf({ rows: 200, strength: [0.1, 0.1], seed }, { vcov });
        const { p } = fit.firstStage.x!.partialF;
        const unbounded = fit.andersonRubin!.stretches.some(({ low, high }) => low === null || high === null);
        expect(unbounded, `seed ${seed}, ${vcov}, p ${p}`).toBe(p > 0.05);
      }
    }
  });

  it("holds the Anderson-Rubin test at the ends of its set to be exactly at its level", () => {
    for (const vcov of ["iid", "robust"] as const) {
      const design = { rows: 300, strength: [0.3, 0.3, 0.2], seed: 9 };
      const fit = fitOf(design, { vcov });
      const { low, high } = fit.andersonRubin!.stretches[0]!;
      for (const end of [low!, high!]) {
        const data = simulatedIv(design);
        const shifted = { ...data, y: data.y!.map((y, i) => y - end * data.x![i]!) };
        const test = iv("y ~ w + [x ~ z1 + z2 + z3]" as string, shifted, { vcov }).tests.andersonRubin!;
        expect(test.p).toBeCloseTo(0.05, 8);
      }
    }
  });

  it("names two weakly moved columns together, with Cragg and Donald's F", () => {
    const data = simulatedIv({ rows: 400, strength: [0.5, 0.02], seed: 2 });
    const second = data.x!.map((x, i) => x + 0.02 * data.z2![i]! + Math.sin(i));
    const fit = iv("y ~ w + [x + second ~ z1 + z2]" as string, { ...data, second });
    expect(codes(fit)).toEqual(["weak-instruments"]);
    expect(fit.warnings[0]!.message).toContain("for x and second together: the Cragg-Donald F is");
    expect(fit.warnings[0]!.message).toContain("below 7.03");
    expect(fit.warnings[0]!.craggDonald).toBe(fit.craggDonald);
  });

  it("speaks of the method of the fit: LIML and its like are biased less, and their critical values are others", () => {
    const design = { rows: 300, strength: [0.1, 0.05, 0.05, 0.03], seed: 5 };
    const of = (method: "2sls" | "liml" | "fuller" | "gmm-cue") => fitOf(design, { method }).warnings[0]!.message;
    expect(of("2sls")).toContain("Its estimate may be biased towards least squares");
    expect(of("liml")).toContain("critical value 10.23 for a bias of two-stage least squares above 10%");
    expect(of("liml")).toContain("Its estimate by LIML may lie far off, though all but unbiased in the median");
    expect(of("fuller")).toContain("by Fuller's method may be biased towards least squares, if less than by two-stage");
    expect(of("gmm-cue")).toContain("by continuous updating may lie far off");
    const data = simulatedIv(design);
    const second = data.x!.map((_, i) => 0.05 * data.z2![i]! + Math.sin(i * i));
    const two = (method: "2sls" | "liml") =>
      iv("y ~ w + [x + second ~ z1 + z2 + z3 + z4]" as string, { ...data, second }, { method }).warnings[0]!;
    expect([two("2sls").criticalValue, two("liml").criticalValue]).toEqual([7.56, 4.72]);
  });

  it("says nothing of two strongly moved columns", () => {
    const data = simulatedIv({ rows: 800, strength: [0.8, 0.8, 0.1, 0.1], seed: 2 });
    const second = data.x!.map((_, i) => data.z1![i]! - data.z2![i]! + Math.sin(i));
    expect(iv("y ~ w + [x + second ~ z1 + z2 + z3 + z4]" as string, { ...data, second }).warnings).toEqual([]);
  });

  it("warns of many instruments for the rows, and of many weak ones", () => {
    const forRows = fitOf({ rows: 100, strength: [1, 1, 1, 1, 1, 1], seed: 4 });
    expect(codes(forRows)).toContain("many-instruments");
    const weak = fitOf({ rows: 2000, strength: Array<number>(12).fill(0.03), seed: 4 });
    expect(codes(weak)).toEqual(["weak-instruments", "many-instruments"]);
    expect(weak.warnings[1]).toMatchObject({ instruments: 12, nobs: 2000 });
  });

  it.each(["iid", "robust"] as const)(
    "says that instruments contradict each other, and what each alone gives (%s)",
    (vcov) => {
      const design = { rows: 2000, strength: [0.6, 0.6, 0.6], direct: [0, 0, 1], seed: 6 };
      const fit = fitOf(design, { vcov });
      expect(codes(fit)).toEqual(["overidentification-rejected"]);
      const [warning] = fit.warnings;
      expect(warning!.message).toContain(vcov === "iid" ? "Sargan" : "Hansen J");
      const estimates = warning!.estimates as Record<string, number>;
      for (const z of ["z1", "z2", "z3"]) {
        const alone = iv(`y ~ w + [x ~ ${z}]` as string, simulatedIv(design));
        expect(estimates[z]).toBeCloseTo(alone.coef.x!, 9);
      }
      expect(estimates.z3!).toBeGreaterThan(estimates.z1! + 1);
    },
  );

  it("has an empty Anderson-Rubin set when strong instruments contradict each other", () => {
    const fit = fitOf({ rows: 2000, strength: [0.6, 0.6, 0.6], direct: [0, 0, 1], seed: 6 });
    expect(fit.andersonRubin).toMatchObject({ shape: "empty", stretches: [] });
  });
});

describe("the effective F", () => {
  it("is the first-stage F with one instrument and with homoskedastic errors", () => {
    const one = fitOf({ rows: 500, strength: [0.3], seed: 8 }, { vcov: "robust" });
    expect(one.effectiveF!.statistic).toBeCloseTo(one.firstStage.x!.partialF.statistic, 9);
    expect(one.effectiveF!.criticalValue).toBeCloseTo(23.1085112, 6);
    const four = fitOf({ rows: 500, strength: [0.3, 0.2, 0.1, 0.1], seed: 8 });
    expect(four.effectiveF!.statistic).toBeCloseTo(four.firstStage.x!.partialF.statistic, 9);
    expect(four.effectiveF!.effectiveInstruments).toBeCloseTo(4, 9);
  });

  it("has a critical value that searching finds where homoskedasticity gives it in closed form", () => {
    const design = { rows: 20_000, strength: [0.3, 0.2, 0.1, 0.1, 0.2], seed: 8 };
    const data = simulatedIv(design);
    const even = {
      ...data,
      y: data.y!.map((y, i) => y - data.x![i]! + Math.sin(7 * i)),
      x: data.x!.map((_, i) => data.z1![i]! + data.z2![i]! + Math.cos(3 * i * i)),
    };
    const formula: string = "y ~ w + [x ~ z1 + z2 + z3 + z4 + z5]";
    const [closed, searched] = (["iid", "robust"] as const).map((vcov) => iv(formula, even, { vcov }).effectiveF!);
    expect(closed!.criticalValue).toBeCloseTo(12, -1);
    expect(Math.abs(searched!.criticalValue / closed!.criticalValue - 1)).toBeLessThan(0.05);
  });

  it("does not depend on the units or the order of the instruments", () => {
    const data = simulatedIv({ rows: 500, strength: [0.3, 0.2, 0.1], seed: 8 });
    const plain = iv("y ~ w + [x ~ z1 + z2 + z3]" as string, data, { vcov: "robust" }).effectiveF!;
    const scaled = { ...data, z1: data.z1!.map((z) => 1e6 * z + data.z2![0]!), x: data.x!.map((x) => x / 1000) };
    const other = iv("y ~ w + [x ~ z3 + z1 + z2]" as string, scaled, { vcov: "robust" }).effectiveF!;
    expect(other.statistic).toBeCloseTo(plain.statistic, 8);
    expect(other.criticalValue).toBeCloseTo(plain.criticalValue, 6);
  });
});

describeShared("warnings on the reference cases", () => {
  const exogenous = "exper + expersq + black + smsa + south";
  it.each([
    // One instrument with F = 16.7 is weak by the rule: its critical value is 23.1.
    ["wooldridge_card", `lwage ~ ${exogenous} + [educ ~ nearc4]`, ["weak-instruments"]],
    ["wooldridge_card", `lwage ~ ${exogenous} + [educ ~ nearc4 + nearc2]`, ["weak-instruments"]],
    ["derived_cig95", "lp ~ lri + [lrp ~ tdiff + rtax]", []],
    [
      "statsmodels_griliches76",
      "lw ~ s + expr + tenure + rns + smsa + [iq ~ med + kww + mrt + age]",
      ["overidentification-rejected"],
    ],
    [
      "derived_hsng2",
      "rent ~ pcturban + [hsngval ~ faminc + region2 + region3 + region4]",
      ["many-instruments", "overidentification-rejected"],
    ],
  ])("%s: %s", (file, formula, expected) => {
    expect(codes(iv(formula as string, readSharedCsv("reference", "data", `${file}.csv`)))).toEqual(expected);
  });
});

describe("the warning of many instruments", () => {
  const data = simulatedIv({ rows: 300, strength: Array<number>(20).fill(0.3), seed: 5 });
  const formula: string = `y ~ w + [x ~ ${instrumentNames(20)}]`;
  const codes = (options: IvOptions): readonly string[] => iv(formula, data, options).warnings.map(({ code }) => code);

  it("offers LIML with Bekker's standard errors, and is silent where they were taken", () => {
    const warning = iv(formula, data).warnings.find(({ code }) => code === "many-instruments");
    expect(warning!.message).toContain('method: "liml" with vcov: "bekker"');
    expect(codes({ method: "liml" })).toContain("many-instruments");
    expect(codes({ method: "liml", vcov: "bekker" })).not.toContain("many-instruments");
  });
});

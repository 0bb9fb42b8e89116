import { describe, expect, it } from "vitest";
import { ivDiagnostics } from "../../src/diagnostics/iv-diagnostics.ts";
import { iv } from "../../src/estimators/iv.ts";
import { ols } from "../../src/estimators/ols.ts";
import { codes, instrumentRows, refusal, warningOf } from "./made-data.ts";

const one = "y ~ x + [w ~ z1]";
const two = "y ~ x + [w ~ z1 + z2]";
const three = "y ~ x + [w ~ z1 + z2 + z3]";

describe("healthy instruments", () => {
  it("carry no warning, one or several, whatever the covariance", () => {
    for (const seed of [1, 2, 5, 6]) {
      const data = instrumentRows(seed, 400, { strength: [0.6, 0.5, 0.4] });
      for (const vcov of ["iid", "robust"] as const) {
        for (const formula of [one, two, three])
          expect(codes(iv(formula, data, { vcov })), `${formula}, seed ${seed}`).toEqual([]);
      }
    }
  });

  it("have a bounded Anderson-Rubin interval around the estimate", () => {
    const fit = iv(three, instrumentRows(1, 400, { strength: [0.6, 0.5, 0.4] }));
    const [{ low, high }] = fit.andersonRubin!.stretches as unknown as [{ low: number; high: number }];
    expect(fit.andersonRubin!.shape).toBe("interval");
    expect(low).toBeLessThan(fit.coef.w);
    expect(high).toBeGreaterThan(fit.coef.w);
    expect(fit.effectiveF!.statistic).toBeGreaterThan(fit.effectiveF!.criticalValue);
  });
});

describe("a few instruments in a small sample", () => {
  it("are not called many: strong, they leave no bias of that kind worth the name, and one or two none at all", () => {
    expect(codes(iv(one, instrumentRows(1, 15, { strength: [2] })))).toEqual([]);
    expect(codes(iv(two, instrumentRows(1, 20, { strength: [2, 2] })))).toEqual([]);
    expect(codes(iv(three, instrumentRows(1, 30, { strength: [2, 2, 2] })))).toEqual([]);
  });

  it("are from four on, twice the endogenous columns and the constant", () => {
    const data = instrumentRows(2, 60, { strength: [1, 1, 1, 1] });
    expect(codes(iv("y ~ x + [w ~ z1 + z2 + z3 + z4]" as "y ~ x + [w ~ z1]", data))).toEqual(["many-instruments"]);
  });
});

describe("10: weak instruments", () => {
  it("an irrelevant instrument is named, with its effective F, the critical value and an unbounded set", () => {
    for (const vcov of ["iid", "robust"] as const) {
      const fit = iv(one, instrumentRows(1, 300, { strength: [0] }), { vcov });
      const warning = warningOf(fit, "weak-instruments");
      expect(warning.effectiveF).toBeLessThan(10);
      expect(warning.criticalValue).toBeCloseTo(23.1085, 3);
      expect(fit.andersonRubin!.shape).toBe("line");
      expect(warning.message).toContain("z1");
      expect(warning.message).toContain("Anderson-Rubin");
      expect(warning.message).toContain("whole real line");
      expect(String(fit).replaceAll(/\s+/g, " ")).toContain("Anderson-Rubin 95% confidence set");
    }
  });

  it("an instrument of middling strength has a set that is longer than the Wald interval, or rays", () => {
    const fit = iv(one, instrumentRows(4, 300, { strength: [0.18] }));
    expect(codes(fit)).toEqual(["weak-instruments"]);
    const wald = 2 * 1.96 * fit.se.w;
    const { shape, stretches } = fit.andersonRubin!;
    const length = shape === "interval" ? stretches[0]!.high! - stretches[0]!.low! : Number.POSITIVE_INFINITY;
    expect(length).toBeGreaterThan(wald);
  });

  it("several weak instruments fall below the rule of thumb, in every covariance", () => {
    for (const vcov of ["iid", "robust"] as const) {
      const fit = iv(three, instrumentRows(1, 300, { strength: [0.1, 0.05, 0.05] }), { vcov });
      expect(codes(fit)).toEqual(["weak-instruments"]);
      expect(warningOf(fit, "weak-instruments").instruments).toEqual(["z1", "z2", "z3"]);
    }
  });

  it("instruments strong for each of two endogenous columns, but not for both, are weak", () => {
    const made = instrumentRows(4, 300, { strength: [0.5, 0.5] });
    const data: Record<string, number>[] = made.map((row, i) => ({
      ...row,
      w2: row.z1! + row.z2! + 0.3 * made[(i + 7) % 300]!.y,
    }));
    const fit = iv("y ~ x + [w + w2 ~ z1 + z2]", data);
    const { craggDonald, criticalValue, columns } = warningOf(fit, "weak-instruments") as unknown as Record<
      string,
      number
    >;
    expect(columns).toEqual(["w", "w2"]);
    expect(craggDonald).toBeLessThan(criticalValue!);
    for (const { partialF } of Object.values(fit.firstStage)) expect(partialF.statistic).toBeGreaterThan(10);
  });

  it("too few instruments, and instruments that move nothing, are refused", () => {
    const made = instrumentRows(2, 100, { strength: [0.5] });
    const data: Record<string, number>[] = made.map((row, i) => ({
      ...row,
      w2: row.w + row.y,
      even: i % 2,
      half: Math.floor(i / 2) % 2,
    }));
    expect(refusal(() => iv("y ~ x + [w + w2 ~ z1]", data))).toMatchObject({
      code: "under-identified",
      facts: { instruments: ["z1"] },
    });
    const unmoved = refusal(() => iv("y ~ [half ~ even]", data));
    expect(unmoved.code).toBe("under-identified");
    expect(unmoved.message).toContain("even do not move half");
  });
});

describe("11: many instruments", () => {
  const names = Array.from({ length: 20 }, (_, j) => `z${j + 1}`).join(" + ");

  it("are named when they are more than a twentieth of the observations", () => {
    const fit = iv(
      `y ~ x + [w ~ ${names}]` as "y ~ x + [w ~ z1]",
      instrumentRows(1, 200, { strength: Array(20).fill(0.25) }),
    );
    expect(warningOf(fit, "many-instruments")).toMatchObject({ instruments: 20, nobs: 200 });
    expect(fit.warnings.at(-1)!.message).toContain('method: "liml"');
  });

  it("are named when ten or more are weak together, however many observations there are", () => {
    const weak = iv(
      `y ~ x + [w ~ ${names}]` as "y ~ x + [w ~ z1]",
      instrumentRows(3, 1000, { strength: Array(20).fill(0.04) }),
    );
    expect(codes(weak)).toEqual(["weak-instruments", "many-instruments"]);
    const strong = iv(
      `y ~ x + [w ~ ${names}]` as "y ~ x + [w ~ z1]",
      instrumentRows(2, 1000, { strength: Array(20).fill(0.25) }),
    );
    expect(codes(strong)).toEqual([]);
  });
});

describe("12: an invalid instrument", () => {
  it("is shown by the test of overidentification in a sentence, with the estimate of each instrument and an empty set", () => {
    for (const [vcov, name] of [
      ["iid", "Sargan"],
      ["robust", "Hansen J"],
    ] as const) {
      const fit = iv(two, instrumentRows(1, 300, { strength: [0.6, 0.6], direct: [0.5, -0.5] }), { vcov });
      const warning = warningOf(fit, "overidentification-rejected");
      const estimates = warning.estimates as Readonly<Record<"z1" | "z2", number>>;
      expect(warning.message).toContain(name);
      expect(warning.p).toBeLessThan(0.001);
      expect(estimates.z1).toBeGreaterThan(0.5 + 0.3);
      expect(estimates.z2).toBeLessThan(0.5 - 0.3);
      expect(fit.andersonRubin!.shape).toBe("empty");
      expect(warning.message).toContain("empty");
    }
  });

  it("goes unseen where there is nothing to test, so no test is shown", () => {
    const fit = iv(one, instrumentRows(1, 300, { strength: [0.6], direct: [0.5] }));
    expect(codes(fit)).toEqual([]);
    expect(Object.keys(fit.tests)).toEqual(["model", "andersonRubin", "wuHausman"]);
  });

  it("the test is always shown when over-identified", () => {
    const data = instrumentRows(6, 300, { strength: [0.6, 0.6] });
    expect(iv(two, data).tests).toHaveProperty("sargan");
    expect(iv(two, data, { vcov: "HC1" }).tests).toHaveProperty("hansenJ");
  });
});

describe("an instrument that reproduces the endogenous column", () => {
  const data = instrumentRows(3, 200, { strength: [0.6, 0.5] }) as unknown as Record<
    "y" | "x" | "w" | "z1" | "z2",
    number
  >[];
  const copied = data.map((row) => ({ ...row, copy: 2 * row.w + 1, v: row.x + row.z1 }));

  it.each(["y ~ x + [w ~ copy]", "y ~ x + [w ~ copy + z1]"])("is named: %s is least squares", (formula) => {
    const fit = iv(formula, copied);
    expect(codes(fit)).toContain("endogenous-determined");
    expect(warningOf(fit, "endogenous-determined").message).toContain("determine w exactly: this is least squares");
    expect(fit.coef.w).toBeCloseTo(ols("y ~ x + w", copied).coef.w, 10);
    expect(String(fit.tests.wuHausman)).toContain("Not computed: the instruments determine w exactly");
    const { durbin, endogeneityC, robustScore } = ivDiagnostics(fit);
    for (const test of [durbin, endogeneityC, robustScore]) expect(String(test)).toContain("Not computed");
  });

  it("beside another endogenous column leaves the strength of that one's instruments to be seen", () => {
    const both = iv("y ~ [v + w ~ copy + z1 + z2]", copied);
    expect(warningOf(both, "endogenous-determined").message).toContain("w is taken for exogenous");
    const alone = iv("y ~ w + [v ~ z1 + z2]", copied);
    expect((both.craggDonald * 3) / (alone.craggDonald * 2)).toBeCloseTo(1, 6);
  });

  it("is not seen in one that is nearly it", () => {
    const nearly = copied.map((row, i) => ({ ...row, copy: row.copy + 1e-6 * Math.sin(i) }));
    const fit = iv("y ~ x + [w ~ copy]", nearly);
    expect(codes(fit)).not.toContain("endogenous-determined");
    expect(fit.tests.wuHausman.statistic).toBeGreaterThan(0);
  });
});

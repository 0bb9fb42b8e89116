import { describe, expect, it } from "vitest";
import { heckman } from "../../src/estimators/heckman.ts";
import { heckprobit } from "../../src/estimators/heckprobit.ts";
import { confint } from "../../src/inference/confint.ts";
import { summary } from "../../src/report/summary.ts";
import type { RandomGenerator } from "../../src/random/generator.ts";
import { codes, rows, selectionRows, warningOf } from "./made-data.ts";

const excluding = { selection: "seen ~ x + z", outcome: "value ~ x" } as const;
const withoutExclusion = { selection: "seen ~ x", outcome: "value ~ x" } as const;
const methods = ["ml", "two-step"] as const;
const skewed = (draw: RandomGenerator): number => 2 * draw.exponential();

describe("healthy selection models", () => {
  for (const method of methods) {
    it(`estimated by ${method} carry no warning, whatever ρ inside (-1, 1)`, () => {
      for (const [seed, rho] of [
        [1, 0],
        [2, 0.5],
        [3, -0.7],
        [4, 0.3],
      ] as const) {
        const fit = heckman(excluding, selectionRows(seed, 600, { rho, exclusion: 0.9 }), { method });
        expect(codes(fit), `seed ${seed}`).toEqual([]);
        expect(Math.abs(fit.rho - rho)).toBeLessThan(0.3);
      }
    });
  }
});

describe("an outcome that its columns determine exactly", () => {
  for (const method of methods) {
    it(`is said by ${method}`, () => {
      const data = selectionRows(1, 300, { rho: 0, exclusion: 0.9 }).map((row) => ({
        ...row,
        value: row.seen === 1 ? 5 + 2 * row.x : null,
      }));
      expect(warningOf(heckman(excluding, data, { method }), "perfect-fit").message).toContain("'value'");
    });
  }
});

describe("5: no exclusion restriction", () => {
  for (const method of methods) {
    it(`is said by ${method} when every column of selection is in the outcome equation`, () => {
      const data = selectionRows(2, 500, { rho: 0.5, exclusion: 0 });
      const fit = heckman(withoutExclusion, data, { method });
      expect(warningOf(fit, "no-exclusion-restriction").message).toContain(
        "Only the curvature of the normal Mills ratio",
      );
      expect(String(fit)).toContain("no exclusion restriction");
    });

    it(`is told by ${method} from a Mills ratio that the outcome's columns explain`, () => {
      const fit = heckman(excluding, selectionRows(3, 200, { rho: 0.5, exclusion: 0.1 }), { method });
      expect(codes(fit)).not.toContain("no-exclusion-restriction");
      const { r2, condition, message } = warningOf(fit, "collinear-mills");
      expect(r2).toBeGreaterThan(0.95);
      expect(condition).toBeGreaterThan(1);
      expect(message).toContain("R²");
    });
  }

  it("two steps refuse a Mills ratio that is an exact combination of the columns", () => {
    const data = selectionRows(4, 200, { rho: 0.5, exclusion: 0.5 }).map((row, i) => {
      const d = i % 2;
      const seen = i % 5 < 2 + d ? 1 : 0;
      return { ...row, d, seen, value: seen === 1 ? row.x + d : null };
    });
    const formulas = { selection: "seen ~ d", outcome: "value ~ d" } as const;
    expect(() => heckman(formulas, data, { method: "two-step" })).toThrow(
      expect.objectContaining({ code: "under-identified" }),
    );
  });
});

describe("6: several maxima, a likelihood that rises to the boundary, |ρ| beyond 1", () => {
  it("the best interior maximum is returned and the others are listed", () => {
    const fit = heckman(withoutExclusion, selectionRows(3, 500, { rho: 0.5, exclusion: 0 }));
    const { returned, others } = warningOf(fit, "several-maxima") as unknown as {
      returned: { rho: number; logLik: number };
      others: readonly { rho: number; logLik: number }[];
    };
    expect(returned.rho).toBeCloseTo(fit.rho, 10);
    expect(returned.logLik).toBeCloseTo(fit.logLik!, 8);
    expect(others.length).toBeGreaterThan(0);
    for (const { logLik } of others) expect(logLik).toBeLessThan(fit.logLik!);
    const best = Math.max(...fit.profile!.filter(({ rho }) => Math.abs(rho) <= 0.99).map(({ logLik }) => logLik));
    expect(fit.logLik).toBeGreaterThanOrEqual(best - 1e-8);
  });

  it("a likelihood that only rises is no estimate: not converged, errors and log-likelihood withheld, the profile given", () => {
    const fit = heckman(excluding, selectionRows(1, 200, { rho: 0, exclusion: 0.3, noise: skewed }));
    const { boundary, interior, message } = warningOf(fit, "boundary");
    expect(interior).toBe(false);
    expect((boundary as { rho: number }).rho).toBe(0.999);
    expect(message).toContain("two-step");
    expect(fit.converged).toBe(false);
    expect(fit.logLik).toBeNaN();
    expect(fit).not.toHaveProperty("gradientNorm");
    for (const name of fit.vcov.names) expect(fit.se[name as keyof typeof fit.se]).toBeNaN();
    expect(fit.tests).toEqual({});
    expect(fit.profile!.length).toBeGreaterThan(20);
    expect(fit.rhoSet!.at(-1)![1]).toBe(1);
    const byTwoSteps = heckman(excluding, selectionRows(1, 200, { rho: 0, exclusion: 0.3, noise: skewed }), {
      method: "two-step",
    });
    expect(fit.coef["outcome:x"]).toBeCloseTo(byTwoSteps.coef["outcome:x"], 10);
    for (const form of [String(fit), fit.toMarkdown(), fit.toHtml()]) expect(form).toContain("NO");
  });

  it("withheld numbers stay withheld in a fit out of JSON", () => {
    const fit = heckman(excluding, selectionRows(1, 200, { rho: 0, exclusion: 0.3, noise: skewed }));
    const parsed: typeof fit = JSON.parse(JSON.stringify(fit));
    expect(String(summary(parsed))).toBe(String(fit));
    expect(confint(parsed)).toEqual(confint(fit));
    for (const { low, high } of Object.values(confint(parsed).coef))
      expect([low, high]).toEqual([Number.NaN, Number.NaN]);
  });

  it("an interior maximum below the boundary is returned with the boundary, the likelihood-ratio set and no Wald test", () => {
    const fit = heckman(excluding, selectionRows(2, 200, { rho: 0, exclusion: 0.3, noise: skewed }));
    expect(warningOf(fit, "boundary")).toMatchObject({ interior: true });
    expect(fit.converged).toBe(true);
    expect(Math.abs(fit.rho)).toBeLessThan(0.99);
    expect(fit.tests).not.toHaveProperty("waldRho");
    expect(fit.tests).toHaveProperty("lrRho");
    const [low, high] = fit.rhoSet!.find(([from, to]) => from <= fit.rho && fit.rho <= to)!;
    expect(fit.derived!.rho).toMatchObject({ low, high });
  });

  it("a two-step ρ beyond 1 is never clamped in silence: each rule says what it did", () => {
    const data = selectionRows(3, 200, { rho: 0.9, exclusion: 0.1 });
    const fits = (["rhosigma", "rhotrunc", "rholimited", "rhoforce"] as const).map((rhoRule) =>
      heckman(excluding, data, { method: "two-step", rhoRule }),
    );
    for (const fit of fits) {
      const warning = warningOf(fit, "rho-out-of-bounds");
      expect(Math.abs(warning.rho as number)).toBeGreaterThan(1);
      expect(warning.message).toContain(fit.conventions.rhoRule as string);
    }
    expect(Math.abs(fits[0]!.rho)).toBe(1);
    expect(fits[0]!.sigma).toBeCloseTo(Math.abs(fits[0]!.lambda), 12);
    expect(Math.abs(fits[3]!.rho)).toBeGreaterThan(1);
  });
});

describe("7: a flat profile of ρ", () => {
  it("is reported with its likelihood-ratio set, and without a Wald test", () => {
    const fit = heckman(excluding, selectionRows(1, 200, { rho: 0.5, exclusion: 0.1 }));
    const { rhoSet, message } = warningOf(fit, "flat-profile") as unknown as {
      rhoSet: [number, number][];
      message: string;
    };
    expect(rhoSet).toEqual(fit.rhoSet);
    expect(rhoSet.reduce((width, [low, high]) => width + high - low, 0)).toBeGreaterThan(1);
    expect(message).toContain("Report the likelihood-ratio set");
    expect(fit.tests).not.toHaveProperty("waldRho");
  });

  it("is told by a Wald test and a likelihood ratio that disagree", () => {
    const fit = heckman(withoutExclusion, selectionRows(3, 500, { rho: 0.5, exclusion: 0 }));
    const { lr, wald } = warningOf(fit, "flat-profile") as unknown as { lr: number; wald: number };
    expect(Math.max(lr / wald, wald / lr)).toBeGreaterThan(3);
  });

  it("of two 0/1 outcomes is one of few rows: 200 leave half of the range open, 1000 do not", () => {
    const made = (count: number) =>
      rows(4, count, (draw) => {
        const [x, z, v] = [draw.normal(), draw.normal(), draw.normal()];
        const seen = 0.3 + 0.6 * x + z + v > 0 ? 1 : 0;
        const y = 0.2 + 0.6 * x + 0.5 * v + Math.sqrt(0.75) * draw.normal() > 0 ? 1 : 0;
        return { x, z, seen, y: seen === 1 ? y : null };
      });
    const fit = (count: number) => heckprobit({ selection: "seen ~ x + z", outcome: "y ~ x" }, made(count));
    const width = ({ rhoSet }: ReturnType<typeof fit>): number =>
      rhoSet!.reduce((total, [low, high]) => total + high - low, 0);
    const [few, many] = [fit(200), fit(1000)];
    expect(codes(few)).toContain("flat-profile");
    expect(width(few)).toBeGreaterThan(1);
    expect(codes(many)).toEqual([]);
    expect(width(many)).toBeLessThan(0.8);
  });

  it("the likelihood-ratio set holds the values that a profile by hand does not reject", () => {
    const data = rows(8, 400, (draw) => {
      const [x, z, v] = [draw.normal(), draw.normal(), draw.normal()];
      const seen = 0.2 + 0.5 * x + z + v > 0 ? 1 : 0;
      return { x, z, seen, value: seen === 1 ? x + 0.4 * v + draw.normal() : null };
    });
    const fit = heckman(excluding, data);
    const [[low, high]] = fit.rhoSet as unknown as [[number, number]];
    for (const { rho, logLik } of fit.profile!) {
      expect(rho >= low && rho <= high, `ρ = ${rho}`).toBe(2 * (fit.logLik! - logLik) <= 3.841458820694124);
    }
  });
});

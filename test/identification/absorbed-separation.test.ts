import { describe, expect, it } from "vitest";
import { logit } from "../../src/estimators/logit.ts";
import { poisson } from "../../src/estimators/poisson.ts";
import { probit } from "../../src/estimators/probit.ts";
import type { Fit } from "../../src/fit/fit.ts";
import { codes, refusal, rows, warningOf } from "./made-data.ts";

/** Firms in years with `x`, and a dummy `d` for a twelfth of the rows; `y` is a count, and `any` whether it is above 0. */
function sample(seed: number, count = 240, spread = 1) {
  return rows(seed, count, (draw, i) => {
    const [firm, year, x] = [draw.integer(12), draw.integer(5), draw.normal()];
    const d = i % 12 === 0 ? 1 : 0;
    const latent = spread * (0.8 * x + firm / 6 - 1 + (year - 2) / 5) + draw.normal();
    return { firm, year, x, d, y: Math.max(0, Math.round(2 * latent)), any: latent > 0 ? 1 : 0 };
  });
}
type Sample = ReturnType<typeof sample>;

/** The same with outcome 0 wherever d is 1. */
function withoutSuccesses(data: Sample): Sample {
  return data.map((row) => (row.d === 1 ? { ...row, y: 0, any: 0 } : row));
}

const healthy = sample(1, 600);
const apart = withoutSuccesses(healthy);
const others = apart.filter(({ d }) => d === 0);

// biome-ignore lint/suspicious/noExplicitAny: the same call of three estimators
type Estimator = (formula: any, data: any, options?: any) => Fit;
const estimators: readonly (readonly [string, Estimator, string])[] = [
  ["poisson", poisson as Estimator, "y"],
  ["probit", probit as Estimator, "any"],
  ["logit", logit as Estimator, "any"],
];

describe.each(estimators)("separation beside absorbed effects: %s", (_, estimate, outcome) => {
  const formula = `${outcome} ~ x + d | firm + year`;

  it("takes out a dummy without successes with its rows, which leaves the fit of the others", () => {
    const fit = estimate(formula, apart);
    const wanted = estimate(`${outcome} ~ x | firm + year`, others);
    const warning = warningOf(fit, "quasi-separation");
    expect(warning.message).toContain(
      `'${outcome}' is 0 in 50 rows that column 'd' and the absorbed effects firm + year together tell apart`,
    );
    expect(warning).toMatchObject({ columns: ["d"], effects: ["firm", "year"], rows: 50 });
    expect(fit.rows).toEqual({ used: 550, dropped: [{ reason: "separated: d", count: 50 }] });
    expect(fit.droppedColumns).toEqual([{ name: "d", reason: "separated" }]);
    expect(fit.coef.x).toBeCloseTo(wanted.coef.x!, 12);
    expect(fit.se.x).toBeCloseTo(wanted.se.x!, 12);
  });

  it("refuses or keeps them where asked", () => {
    const error = refusal(() => estimate(formula, apart, { separation: "error" }));
    expect(error.code).toBe("quasi-separation");
    expect(error.message).toContain("Leave out column 'd' and these 50 rows");
    const kept = estimate(formula, apart, { separation: "keep" });
    expect(codes(kept)).toEqual(["separation-kept"]);
    expect(kept.rows.used).toBe(600);
    expect(kept.coef.d).toBeLessThan(-5);
  });

  it("raises nothing on healthy data", () => {
    for (const seed of [2, 3, 4, 5, 6]) expect(codes(estimate(formula, sample(seed, 600)))).toEqual([]);
  });

  it("finds what the linear program finds in the same model with dummies", () => {
    let found = 0;
    for (let seed = 10; seed < 26; seed++) {
      const data = withoutSuccesses(sample(seed, 90 + 5 * (seed % 7), 1 + (seed % 3)));
      const with12 = attempt(() => estimate(`${outcome} ~ x + d + C(firm) + C(year)`, data));
      const absorbed = attempt(() => estimate(formula, data, { fixefK: "full" }));
      if (typeof with12 === "string" || typeof absorbed === "string") {
        expect([typeof absorbed, absorbed === "no-complete-rows" ? "complete-separation" : absorbed]).toEqual([
          "string",
          with12,
        ]);
        continue;
      }
      // Alone in a level a positive count stays in the model with dummies, which its own dummy fits.
      if (absorbed.rows.dropped.some(({ reason }) => reason.startsWith("singleton"))) continue;
      if (codes(with12).includes("quasi-separation")) found++;
      expect(absorbed.rows.used).toBe(with12.rows.used);
      expect(absorbed.logLik).toBeCloseTo(with12.logLik!, 6);
      expect(absorbed.coef.x! / with12.coef.x!).toBeCloseTo(1, 6);
    }
    expect(found).toBeGreaterThan(8);
  });
});

function attempt(estimate: () => Fit): Fit | string {
  try {
    return estimate();
  } catch (error) {
    return (error as { code: string }).code;
  }
}

describe("separation by absorbed effects", () => {
  const cell = (firm: number, year: number, x: number, y: number) => ({ firm, year, x, y, any: Number(y > 0) });

  it("is found where two blocks of firms and years share rows with outcome 0 only", () => {
    const block = (firms: number, years: number) =>
      rows(firms + 1, 60, (draw, i) => cell(firms + (i % 3), years + (i % 4), draw.normal(), draw.integer(4)));
    const bridge = [cell(0, 14, 0.3, 0), cell(1, 15, -0.7, 0), cell(2, 16, 0.1, 0)];
    const fit = poisson("y ~ x | firm + year", [...block(0, 0), ...block(10, 14), ...bridge]);
    expect(warningOf(fit, "quasi-separation")).toMatchObject({ columns: [], effects: ["firm", "year"], rows: 3 });
    expect(fit.rows.dropped).toEqual([{ reason: "separated: firm + year", count: 3 }]);
    const both = [...bridge, cell(11, 2, 0.2, 0)];
    const tied = poisson("y ~ x | firm + year", [...block(0, 0), ...block(10, 14), ...both]);
    expect(codes(tied)).toEqual([]);
    expect(tied.rows.used).toBe(124);
  });

  it("is found where a column falls to 0 in rows with outcome 0 alone, in units of its own", () => {
    const data = healthy.map((row, i) => ({ ...row, far: row.y === 0 && i % 3 === 0 ? 1e6 * row.x ** 2 : 0 }));
    const fit = poisson("y ~ x + far | firm + year", data);
    expect(warningOf(fit, "quasi-separation").columns).toEqual(["far"]);
    expect(fit.rows.used).toBe(data.filter(({ far }) => far === 0).length);
  });

  it("of every row is refused, and so is what leaves nothing to estimate", () => {
    const perfect = healthy.map((row) => ({ ...row, any: Number(row.x > 0) }));
    expect(refusal(() => probit("any ~ x | firm", perfect)).code).toBe("complete-separation");
    const error = refusal(() => probit("any ~ d | firm + year", apart));
    expect(error.code).toBe("complete-separation");
    expect(error.message).toContain("nothing is left to estimate without column 'd'");
  });

  it("is a choice that the fit keeps", () => {
    const fit = probit("any ~ x | firm + year", healthy, { separation: "keep" });
    expect(fit.conventions).toMatchObject({ separation: "keep" });
  });
});

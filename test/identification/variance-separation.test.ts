import { describe, expect, it } from "vitest";
import { hetProbit } from "../../src/estimators/het-probit.ts";
import { probit } from "../../src/estimators/probit.ts";
import { koreanWarning } from "../../src/globalization/korean/warning.ts";
import { marginalEffects } from "../../src/inference/marginal-effects.ts";
import { predict } from "../../src/inference/predict.ts";
import { cluster } from "../../src/inference/vcov-option.ts";
import { withVcov } from "../../src/inference/with-vcov.ts";
import { codes, rows, warningOf } from "./made-data.ts";

type Error = (row: { z: number; w: number; f: string }, e: number, index: number) => number;

/** y = 1 where 0.3 + x + error > 0. */
const made = (seed: number, error: Error, count = 200) =>
  rows(seed, count, (draw) => {
    const [x, w, e] = [draw.normal(), draw.normal(), draw.normal()];
    const z = Number(draw.uniform() < 0.15);
    const f = "abc"[Math.floor(3 * draw.uniform())]!;
    return { x, w, z, f, y: Number(0.3 + x + error({ z, w, f }, e, 0.3 + x) > 0) };
  });

const formulas = { outcome: "y ~ x", variance: "~ z + w" } as const;
const sure: Error = ({ z }, e) => (z === 1 ? 0 : e);
/** In the rows with z = 1 the index has the other sign. */
const open: Error = ({ z }, e, index) => (z === 1 ? e - 2 * index : e);
const openBase: Error = ({ f }, e, index) => (f === "a" ? e - 2 * index : e);

describe("1, 2: a column of ln σ without a finite coefficient", () => {
  it("leaves with its rows where the sign of the index tells their outcome: what is left is the others' fit", () => {
    const data = made(1, sure);
    const fit = hetProbit(formulas, data);
    const rest = hetProbit(
      { outcome: "y ~ x", variance: "~ w" },
      data.filter(({ z }) => z === 0),
    );
    expect(codes(fit)).toEqual(["quasi-separation"]);
    expect(fit.coef).not.toHaveProperty("variance:z");
    expect(fit.coef["outcome:x"]).toBeCloseTo(rest.coef["outcome:x"], 10);
    expect(fit.se["variance:w"]).toBeCloseTo(rest.se["variance:w"], 10);
    expect(fit.logLik).toBeCloseTo(rest.logLik, 10);
    const count = data.filter(({ z }) => z === 1).length;
    expect(fit.rows.dropped).toEqual([{ reason: "separated: variance:z", count }]);
    const { message } = warningOf(fit, "quasi-separation");
    expect(message).toContain(
      `In all ${count} rows with z = 1 'y' is what the sign of the index says, so that σ falls to 0 there`,
    );
    expect(message).toContain("Left out: column 'variance:z' of the variance equation");
    // The likelihood of all rows rises to that of the rest.
    const kept = hetProbit(formulas, data, { separation: "keep" });
    expect(codes(kept)).toEqual(["separation-kept"]);
    expect(kept.logLik).toBeCloseTo(rest.logLik, 4);
    expect(kept.coef["variance:z"]).toBeLessThan(-4);
  });

  it("is told without advice to raise the iterations, also where it kept the search from converging", () => {
    const ends = Array.from({ length: 20 }, (_, seed) => {
      const data = rows(seed + 1, 200, (draw, i) => {
        const x = draw.normal();
        return { x, z: Number(i < 2), y: Number(0.3 + x + draw.normal() > 0) };
      });
      const fit = hetProbit({ outcome: "y ~ x", variance: "~ z" }, data);
      expect(codes(fit)).not.toContain("not-converged");
      expect(String(fit)).not.toContain("did not converge");
      return fit;
    });
    expect(ends.some((fit) => !fit.converged && codes(fit).includes("separation-kept"))).toBe(true);
  });

  it("is named where the constraint that it sets on the index cannot leave: not dropped, and not read", () => {
    for (const data of [made(3, ({ f }, e) => (f === "b" ? 0 : e)), made(2, ({ f }, e) => (f === "b" ? 0 : e))]) {
      const fit = hetProbit({ outcome: "y ~ x", variance: "~ C(f)" }, data);
      expect(warningOf(fit, "separation-kept").message).toContain("'variance:f[b]'");
      expect(warningOf(fit, "separation-kept").message).toContain("out of the variance equation");
    }
    const base = hetProbit(
      formulas,
      made(1, ({ z }, e) => (z === 0 ? 0 : e)),
    );
    expect(warningOf(base, "separation-kept").message).toContain("rows with z = 0");
  });

  it("is refused by name with separation: error, and only told where the variance equation has no other", () => {
    const data = made(1, sure);
    expect(() => hetProbit(formulas, data, { separation: "error" })).toThrow(
      expect.objectContaining({
        code: "quasi-separation",
        message: expect.stringContaining("Leave 'variance:z' out of the variance equation"),
      }),
    );
    const only = hetProbit({ outcome: "y ~ x", variance: "~ z" }, data);
    expect(codes(only)).toEqual(["separation-kept"]);
    expect(warningOf(only, "separation-kept").message).toContain("without any, it is a probit");
  });

  it("is told beside a maximum where the likelihood is higher at infinity", () => {
    const fit = hetProbit(
      { outcome: "y ~ x", variance: "~ w" },
      made(9, ({ w }, e) => (w > 0 ? e : 0)),
    );
    expect(fit.converged).toBe(true);
    const { logLik, message } = warningOf(fit, "boundary");
    expect(logLik).toBeGreaterThan(fit.logLik);
    expect(message).toContain(fit.logLik.toFixed(2));
  });

  it("has a Korean sentence with its numbers", () => {
    const fits = [
      hetProbit(formulas, made(1, sure)),
      hetProbit(formulas, made(2, open)),
      hetProbit({ outcome: "y ~ x", variance: "~ C(f)" }, made(7, openBase, 300)),
      hetProbit(
        { outcome: "y ~ x", variance: "~ w" },
        made(9, ({ w }, e) => (w > 0 ? e : 0)),
      ),
    ];
    for (const warning of fits.flatMap(({ warnings }) => warnings)) {
      expect(koreanWarning(warning)).not.toMatch(/undefined|NaN|\(영문/);
    }
    expect(koreanWarning(fits[0]!.warnings[0]!)).toContain("variance:z");
  });
});

describe("σ without bound in some rows, of whose outcome the index says nothing", () => {
  const count = (data: readonly { z: number }[]): number => data.filter(({ z }) => z === 1).length;

  it("keeps all rows: at the bound Pr = ½ there, and the others' estimates are those of the others alone", () => {
    const data = made(2, open);
    const rest = hetProbit(
      { outcome: "y ~ x", variance: "~ w" },
      data.filter(({ z }) => z === 0),
    );
    for (const separation of ["drop", "keep", "error"] as const) {
      const fit = hetProbit(formulas, data, { separation });
      expect([codes(fit), fit.converged, fit.nobs, fit.rows.dropped]).toEqual([["boundary"], true, 200, []]);
      expect(fit.logLik).toBeCloseTo(rest.logLik - count(data) * Math.LN2, 9);
      for (const name of ["outcome:x", "variance:w"] as const) {
        expect(fit.coef[name]).toBeCloseTo(rest.coef[name], 9);
        expect(fit.se[name]).toBeCloseTo(rest.se[name], 9);
      }
      expect(fit.se["variance:z"]).toBeNaN();
      const ends = predict(fit, [
        { x: 2, w: 0, z: 1 },
        { x: -9, w: 1, z: 1 },
      ]);
      for (const each of ends.estimate) expect(each).toBeCloseTo(0.5, 10);
      const ratio = 2 * (fit.logLik - probit("y ~ x", data).logLik);
      expect(fit.tests!.heteroskedasticity).toMatchObject({ df: [2], statistic: expect.closeTo(ratio, 9) });
    }
  });

  it("names column and rows, and what is withheld", () => {
    const data = made(2, open);
    const { message, columns, rows: open_ } = warningOf(hetProbit(formulas, data), "boundary");
    expect([columns, open_]).toEqual([["variance:z"], count(data)]);
    expect(message).toContain(`In all ${count(data)} rows with z = 1 the index says nothing of 'y', or the opposite`);
    expect(message).toContain("σ has no finite estimate there, and Pr(y = 1) = ½. 'variance:z' is held");
  });

  it("has robust and clustered standard errors of the others, and average effects with theirs", () => {
    const data = made(2, open);
    const others = data.filter(({ z }) => z === 0);
    const fit = hetProbit(formulas, data, { vcov: "HC0" });
    const rest = hetProbit({ outcome: "y ~ x", variance: "~ w" }, others, { vcov: "HC0" });
    expect(fit.se["outcome:x"]).toBeCloseTo(rest.se["outcome:x"], 9);
    expect(fit.se["variance:z"]).toBeNaN();
    expect(withVcov(fit, cluster("f")).se["variance:w"]).toBeGreaterThan(0);
    // In rows with Pr = ½ a regressor has no effect.
    const [all, some] = [marginalEffects(fit, { of: ["x"] }), marginalEffects(rest, { of: ["x"] })];
    expect(all.coef.x!).toBeCloseTo((some.coef.x! * others.length) / data.length, 9);
    expect(all.se.x!).toBeCloseTo((some.se.x! * others.length) / data.length, 8);
  });

  it("may be the rows where the columns are 0: then only the ratios of the outcome's coefficients are estimated", () => {
    const data = made(7, openBase, 300);
    const fit = hetProbit({ outcome: "y ~ x", variance: "~ C(f)" }, data);
    const others = data.filter(({ f }) => f !== "a");
    const rest = hetProbit({ outcome: "y ~ x", variance: "~ C(f)" }, others);
    expect(fit.logLik).toBeCloseTo(rest.logLik - (300 - others.length) * Math.LN2, 8);
    expect(fit.coef["outcome:x"] / fit.coef["outcome:(Intercept)"]).toBeCloseTo(
      rest.coef["outcome:x"] / rest.coef["outcome:(Intercept)"],
      8,
    );
    expect([fit.se["variance:f[b]"], fit.se["variance:f[c]"]]).toEqual([Number.NaN, Number.NaN]);
    const told = warningOf(fit, "boundary");
    expect(told).toMatchObject({ columns: ["variance:f[b]", "variance:f[c]"], ratios: true });
    expect(told.message).toContain("rows with f[b] = f[c] = 0");
  });

  it("comes of chance in healthy samples of few rows by level, of two levels at once too: no row is left out", () => {
    for (const [seed, size, ends] of [
      [5, 500, ["e"]],
      [24, 300, ["e", "d"]],
    ] as const) {
      const data = rows(seed * 101 + size, size, (draw) => {
        const x = draw.normal();
        [draw.uniform(), draw.normal(), draw.uniform(), draw.uniform(), draw.uniform()];
        const f = "abcde"[Math.floor(5 * draw.uniform())]!;
        return { x, f, y: Number(0.3 + x + draw.normal() * Math.exp(0.4 * "abcde".indexOf(f)) > 0) };
      });
      const fit = hetProbit({ outcome: "y ~ x", variance: "~ C(f)" }, data);
      expect([codes(fit), fit.nobs]).toEqual([ends.map(() => "boundary"), size]);
      expect(fit.warnings.flatMap(({ columns }) => columns)).toEqual(ends.map((level) => `variance:f[${level}]`));
      const rest = hetProbit(
        { outcome: "y ~ x", variance: "~ C(f)" },
        data.filter(({ f }) => !(ends as readonly string[]).includes(f)),
      );
      expect(codes(rest)).toEqual([]);
      expect(fit.logLik).toBeCloseTo(rest.logLik - (size - rest.nobs) * Math.LN2, 8);
      expect(fit.se["outcome:x"]).toBeCloseTo(rest.se["outcome:x"], 9);
    }
  });
});

describe("healthy heteroskedastic data", () => {
  it("raise no warning, and keep all rows and columns", () => {
    const errors: Error[] = [
      (_, e) => e,
      ({ z, w }, e) => e * Math.exp(0.4 * w + 0.5 * z),
      ({ f }, e) => e * (f === "b" ? 3 : 1),
    ];
    for (const variance of ["~ z + w", "~ w", "~ z", "~ C(f) + w"] as const) {
      for (const seed of [1, 2, 3, 4]) {
        for (const error of errors) {
          const fit = hetProbit({ outcome: "y ~ x", variance }, made(seed, error, 600));
          expect([codes(fit), fit.converged, fit.nobs], `${variance}, seed ${seed}`).toEqual([[], true, 600]);
        }
      }
    }
  });

  it("with σ that differs by a factor of 1000 between rows keep their coefficients", () => {
    const data = made(5, ({ w }, e) => e * Math.exp(1.2 * w), 2000);
    const fit = hetProbit({ outcome: "y ~ x", variance: "~ w" }, data);
    expect(codes(fit).filter((code) => /separation-kept|quasi|boundary/.test(code))).toEqual([]);
    expect(Math.abs(fit.coef["variance:w"] - 1.2)).toBeLessThan(4 * fit.se["variance:w"]);
    expect(fit.logLik).toBeGreaterThan(probit("y ~ x", data).logLik);
  });
});

import { describe, expect, it } from "vitest";
import { hetProbit } from "../../src/estimators/het-probit.ts";
import { probit } from "../../src/estimators/probit.ts";
import { koreanWarning } from "../../src/globalization/korean/warning.ts";
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

  it("leaves with its rows where the index tells nothing of their outcome: σ grows without bound", () => {
    const data = made(2, open);
    const fit = hetProbit(formulas, data);
    const rest = hetProbit(
      { outcome: "y ~ x", variance: "~ w" },
      data.filter(({ z }) => z === 0),
    );
    expect(warningOf(fit, "quasi-separation").message).toContain("σ grows without bound");
    expect(fit.logLik).toBeCloseTo(rest.logLik, 10);
    const kept = hetProbit(formulas, data, { separation: "keep" });
    expect(kept.coef["variance:z"]).toBeGreaterThan(10);
    const halves = data.filter(({ z }) => z === 1).length * Math.LN2;
    expect(kept.logLik).toBeCloseTo(rest.logLik - halves, 6);
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
      hetProbit(formulas, made(2, open), { separation: "keep" }),
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

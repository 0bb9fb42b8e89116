import { describe, expect, it } from "vitest";
import { logit } from "../../src/estimators/logit.ts";
import { probit } from "../../src/estimators/probit.ts";
import { random } from "../../src/random/generator.ts";

const n = 600;
const draw = random(11);
const x = Array.from({ length: n }, () => draw.normal());
const noise = Array.from({ length: n }, () => draw.normal());

/** Steeper and steeper, but one row on the wrong side keeps the estimate finite. */
function steep(): number[] {
  const y: number[] = x.map((value) => (value > 0 ? 1 : 0));
  const nearest = x.reduce((best, value, i) => (Math.abs(value) < Math.abs(x[best]!) ? i : best), 0);
  const others = x.map((value, i) => (i === nearest ? Number.POSITIVE_INFINITY : Math.abs(value)));
  const second = others.indexOf(Math.min(...others));
  y[nearest] = 1 - y[nearest]!;
  y[second] = 1 - y[second]!;
  return y;
}

describe("near-separation", () => {
  it.each([
    ["probit", () => probit("y ~ x", { y: steep(), x })],
    ["logit", () => logit("y ~ x", { y: steep(), x })],
  ])("of a finite %s estimate is a warning that advises likelihood-ratio tests", (_, run) => {
    const fit = run();
    expect(fit.converged).toBe(true);
    expect(fit.warnings).toHaveLength(1);
    expect(fit.warnings[0]).toMatchObject({ code: "near-separation" });
    expect(fit.warnings[0]!.message).toMatch(/likelihood-ratio tests \(lrTest\)/);
    expect(String(fit)).toMatch(/nearly separated/);
  });

  it("is said of the column that an outlier keeps from being separated, far beyond any number worth printing", () => {
    // Where d is 1 the outcome is 0 but for one row with an enormous x: the maximum is at about -1e4 for d.
    const d = x.map((_, i) => (i % 10 === 0 ? 1 : 0));
    const far = x.map((value, i) => (i === 0 ? 2e4 : value));
    const y = far.map((value, i) => (i === 0 ? 1 : d[i] === 1 ? 0 : 0.5 * value + noise[i]! > 0 ? 1 : 0));
    const fit = probit("y ~ x + d", { y, x: far, d });
    expect(fit.warnings).toHaveLength(1);
    expect(fit.warnings[0]).toMatchObject({ code: "near-separation", columns: ["d"] });
    expect(fit.warnings[0]!.message).toMatch(/coefficient of 'd' runs off to infinity/);
  });

  it("is not seen in healthy data, however strong the effect", () => {
    for (const strength of [0, 0.3, 1, 3]) {
      const y = x.map((value, i) => (strength * value + noise[i]! > 0 ? 1 : 0));
      expect(probit("y ~ x", { y, x }).warnings).toEqual([]);
    }
  });
});

describe("near-collinear columns of a binary model", () => {
  const y = x.map((value, i) => (0.5 * value + noise[i]! > 0 ? 1 : 0));
  const z = Array.from({ length: n }, () => draw.normal());

  it("are named, with their variance shares, and still estimated as their well-conditioned equivalent", () => {
    const near = x.map((value, i) => value + 3e-9 * z[i]!);
    const fit = probit("y ~ x + near", { y, x, near });
    expect(fit.converged).toBe(true);
    expect(fit.warnings).toHaveLength(1);
    expect(fit.warnings[0]).toMatchObject({ code: "near-collinear", columns: ["x", "near"] });
    const apart = probit("y ~ x + z", { y, x, z: near.map((value, i) => (value - x[i]!) / 3e-9) });
    expect(fit.logLik!).toBeCloseTo(apart.logLik!, 8);
    expect((fit.coef.near! * 3e-9) / apart.coef.z!).toBeCloseTo(1, 4);
    expect((fit.se.near! * 3e-9) / apart.se.z!).toBeCloseTo(1, 4);
    expect((fit.coef.x! + fit.coef.near!) / apart.coef.x!).toBeCloseTo(1, 6);
  });

  it("are dropped and named when they differ by noise of 1e-10", () => {
    const same = x.map((value, i) => value + 1e-11 * z[i]!);
    const fit = probit("y ~ x + same", { y, x, same });
    expect(fit.droppedColumns.map(({ name }) => name)).toEqual(["same"]);
    expect(fit.warnings).toEqual([]);
  });

  it("of a moderate degree (calendar years and their square) keep their digits without a warning", () => {
    const year = Array.from({ length: n }, (_, i) => 1990 + (i % 30));
    const raw = probit("y ~ x + year + I(year^2)", { y, x, year });
    const centred = probit("y ~ x + t + I(t^2)", { y, x, t: year.map((value) => value - 2005) });
    expect(raw.warnings).toEqual([]);
    expect(raw.coef["I(year^2)"]! / centred.coef["I(t^2)"]!).toBeCloseTo(1, 7);
    expect(raw.se["I(year^2)"]! / centred.se["I(t^2)"]!).toBeCloseTo(1, 8);
    expect(raw.logLik!).toBeCloseTo(centred.logLik!, 10);
  });
});

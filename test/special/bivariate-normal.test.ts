import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { bivariateNormalCdf, bivariateNormalLogCdf } from "../../src/special/bivariate-normal.ts";
import { LogBivariateNormal } from "../../src/special/log-bivariate-normal.ts";
import { normalCdf, normalLogCdf } from "../../src/special/normal.ts";
import { random } from "../../src/random/generator.ts";

type Row = [a: number, b: number, rho: number, value: string];
const tables: Record<string, Row[]> = JSON.parse(
  readFileSync(new URL("../reference/special.json", import.meta.url), "utf8"),
);

describe("bivariateNormalCdf", () => {
  it("agrees with mpmath to 2e-15 absolutely and to 1e-12 relatively, |ρ| up to 1 - 1e-10", () => {
    const rows = tables.bivariateNormalCdf!;
    expect(rows.length).toBeGreaterThan(100);
    for (const [a, b, rho, expected] of rows) {
      const value = bivariateNormalCdf(a, b, rho);
      expect(Math.abs(value - Number(expected)), `${a}, ${b}, ${rho}`).toBeLessThan(2e-15);
      expect(Math.abs(value / Number(expected) - 1), `${a}, ${b}, ${rho}`).toBeLessThan(1e-12);
    }
  });

  it("has its logarithm where it underflows", () => {
    const rows = tables.bivariateNormalLogCdf!;
    expect(Math.min(...rows.map((row) => Number(row[3])))).toBeLessThan(-1e6);
    for (const [a, b, rho, expected] of rows) {
      const error = Math.abs(bivariateNormalLogCdf(a, b, rho) - Number(expected));
      expect(error / Math.max(1, Math.abs(Number(expected))), `${a}, ${b}, ${rho}`).toBeLessThan(2e-13);
    }
  });

  it("is known in closed form at the origin, without correlation, and at its ends", () => {
    for (const rho of [-0.9999, -0.6, 0.3, 0.97, 0.999999]) {
      expect(bivariateNormalCdf(0, 0, rho)).toBeCloseTo(0.25 + Math.asin(rho) / (2 * Math.PI), 15);
    }
    expect(bivariateNormalCdf(0.3, -1.2, 0)).toBeCloseTo(normalCdf(0.3) * normalCdf(-1.2), 15);
    expect(bivariateNormalCdf(0.3, -1.2, 1)).toBeCloseTo(normalCdf(-1.2), 15);
    expect(bivariateNormalCdf(0.3, 1.2, -1)).toBeCloseTo(normalCdf(0.3) + normalCdf(1.2) - 1, 15);
    expect(bivariateNormalCdf(0.3, -1.2, -1)).toBe(0);
    expect(bivariateNormalLogCdf(-40, Infinity, 0.4)).toBe(normalLogCdf(-40));
    expect(bivariateNormalCdf(-Infinity, 2, 0.4)).toBe(0);
    expect(bivariateNormalCdf(0, 0, 1.5)).toBeNaN();
  });

  it("adds up: the four quadrants at any point are 1, and swapping the arguments changes nothing", () => {
    const draw = random(4);
    for (let i = 0; i < 200; i++) {
      const [a, b, rho] = [2 * draw.normal(), 2 * draw.normal(), Math.tanh(1.5 * draw.normal())];
      const total =
        bivariateNormalCdf(a, b, rho) +
        bivariateNormalCdf(-a, -b, rho) +
        bivariateNormalCdf(a, -b, -rho) +
        bivariateNormalCdf(-a, b, -rho);
      expect(Math.abs(total - 1), `${a}, ${b}, ${rho}`).toBeLessThan(3e-15);
      expect(bivariateNormalCdf(a, b, rho)).toBeCloseTo(bivariateNormalCdf(b, a, rho), 14);
    }
  });
});

describe("LogBivariateNormal", () => {
  it("states derivatives that differences of the one below confirm, in the far tails too", () => {
    const [point, moved] = [new LogBivariateNormal(), new LogBivariateNormal()];
    for (const [a, b, t] of [
      [0.3, -0.4, 0.5],
      [-3, -2, -0.4],
      [-10, -10, 0.7],
      [-30, -30, -0.5],
      [-30, -28, 1.5],
      [2, -2.5, 3],
      [1, -1.2, -4],
      [12, -0.3, 0.8],
    ] as const) {
      point.evaluate(a, b, t);
      const h = 1e-5;
      const slope = (of: (at: LogBivariateNormal) => number, da: number, db: number, dt: number): number =>
        (of(moved.evaluate(a + da * h, b + db * h, t + dt * h)) -
          of(moved.evaluate(a - da * h, b - db * h, t - dt * h))) /
        (2 * h);
      const close = (stated: number, numerical: number, what: string): void => {
        const unit = Math.max(1, Math.abs(stated), 1e-5 * Math.abs(point.value));
        expect(Math.abs(stated - numerical) / unit, `${what} at ${a}, ${b}, ${t}`).toBeLessThan(1e-6);
      };
      close(
        point.a,
        slope((at) => at.value, 1, 0, 0),
        "∂a",
      );
      close(
        point.b,
        slope((at) => at.value, 0, 1, 0),
        "∂b",
      );
      close(
        point.t,
        slope((at) => at.value, 0, 0, 1),
        "∂t",
      );
      close(
        point.aa,
        slope((at) => at.a, 1, 0, 0),
        "∂aa",
      );
      close(
        point.ab,
        slope((at) => at.a, 0, 1, 0),
        "∂ab",
      );
      close(
        point.at,
        slope((at) => at.a, 0, 0, 1),
        "∂at",
      );
      close(
        point.bb,
        slope((at) => at.b, 0, 1, 0),
        "∂bb",
      );
      close(
        point.bt,
        slope((at) => at.b, 0, 0, 1),
        "∂bt",
      );
      close(
        point.tt,
        slope((at) => at.t, 0, 0, 1),
        "∂tt",
      );
    }
  });
});

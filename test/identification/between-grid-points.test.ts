import { expect, it } from "vitest";
import { switching } from "../../src/estimators/switching.ts";
import { treatment } from "../../src/estimators/treatment.ts";
import { random } from "../../src/random/generator.ts";
import { warningOf } from "./made-data.ts";

/** Few rows with errors far from normal, of the model of a treatment. */
function treated(seed: number) {
  const draw = random(seed);
  const error = [
    () => draw.normal(),
    () => 2 * draw.exponential() - 2,
    () => draw.normal() ** 2 - 1,
    () => draw.normal() ** 3,
  ][seed % 4]!;
  return Array.from({ length: 25 + 5 * (seed % 8) }, () => {
    const [x, z, v, e] = [draw.normal(), draw.normal(), draw.normal(), error()];
    return { x, z, d: Number(0.4 * x + 0.3 * z + v > 0), y: 1 + x + 1.5 * e + 0.2 * v };
  });
}

it("switching finds a maximum between ρ₀ = -0.95 and -0.99, where each point of the grid is higher towards -1", () => {
  const draw = random(21);
  const data = Array.from({ length: 50 }, () => {
    const [x, z, u] = [draw.normal(), draw.normal(), draw.normal()];
    draw.normal();
    const h = draw.normal() ** 3;
    const s = Number(0.2 + 0.5 * x + 0.7 * z + u > 0);
    return { x, z, s, r: s === 1 ? 1 + x + 0.6 * u + 0.8 * h : 0.5 * x - 0.4 * u + 0.9 * h };
  });
  const fit = switching({ selection: "s ~ x + z", outcome0: "r ~ x", outcome1: "r ~ x" }, data);
  expect(fit.converged).toBe(true);
  expect(fit.logLik).toBeCloseTo(-116.49488866, 7);
  expect(fit.derived.rho0.estimate).toBeCloseTo(-0.98435, 5);
  expect(fit.derived.rho1.estimate).toBeCloseTo(0.2561, 5);
  expect(warningOf(fit, "boundary")).toMatchObject({ interior: true, higher: true });
});

it("one ρ has its maxima between points of the grid that rise to ±1 found too: the best inside is returned", () => {
  for (const [seed, rho, logLik] of [
    // Without another maximum inside.
    [10, 0.97965, -93.395097],
    [37, -0.9814, -132.642535],
    // The other one is lower.
    [47, -0.98296, -219.492121],
    // Higher than its surroundings by less than 0.01.
    [41, 0.98369, -67.376438],
  ] as const) {
    const fit = treatment({ treatment: "d ~ x + z", outcome: "y ~ x + d" }, treated(seed));
    expect(fit.converged, `seed ${seed}`).toBe(true);
    expect(fit.derived.rho!.estimate).toBeCloseTo(rho, 4);
    expect(fit.logLik).toBeCloseTo(logLik, 5);
    const { boundary } = warningOf(fit, "boundary") as unknown as { boundary: { logLik: number } };
    expect(boundary.logLik).toBeGreaterThan(fit.logLik!);
  }
});

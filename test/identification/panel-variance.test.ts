import { describe, expect, it } from "vitest";
import { dynamicProbit } from "../../src/estimators/dynamic-probit.ts";
import { randomEffectsProbit } from "../../src/estimators/random-effects-probit.ts";
import { koreanWarning } from "../../src/globalization/korean/warning.ts";
import { random } from "../../src/random/generator.ts";
import { codes, warningOf } from "./made-data.ts";

interface Made {
  readonly units?: number;
  readonly periods?: number;
  /** The units whose outcome may change; the others' never does. All without it, with effects of standard deviation sigma. */
  readonly changers?: number;
  readonly sigma?: number;
}

function panel(seed: number, { units = 100, periods = 5, changers, sigma = 1 }: Made) {
  const draw = random(seed);
  return Array.from({ length: units }, (_, firm) => {
    const effect = sigma * draw.normal();
    const always = Number(draw.uniform() < 0.4);
    return Array.from({ length: periods }, (__, t) => {
      const x = draw.normal();
      const given = changers === undefined ? effect : 0;
      const y = Number(0.2 + 0.5 * x + given + draw.normal() > 0);
      return { firm, year: 2000 + t, x, y: changers === undefined || firm < changers ? y : always };
    });
  }).flat();
}

type Rows = ReturnType<typeof panel>;

const estimators = [
  ["randomEffectsProbit", (data: Rows) => randomEffectsProbit("y ~ x", data, { panel: "firm" })],
  ["dynamicProbit", (data: Rows) => dynamicProbit("y ~ x", data, { panel: "firm", time: "year" })],
] as const;

describe.each(estimators)("the variance of the effects in a %s", (name, estimate) => {
  it("that runs off since hardly any unit changes is told, with the share of those that never do", () => {
    const data = panel(4, { changers: 1, units: 40 });
    const fit = estimate(data);
    expect([fit.converged, fit.rho > 0.99]).toEqual([false, true]);
    const { message, changing, share, panel: column } = warningOf(fit, "few-changes");
    expect([changing === 1, column, (share as number) > 0.85]).toEqual([true, "firm", true]);
    expect(message).toContain(`'y' changes within only ${changing} of the`);
    expect(message).toContain("which did not end at a maximum");
    expect(String(fit)).toContain("changes within only");
    expect(koreanWarning(warningOf(fit, "few-changes"))).not.toMatch(/undefined|NaN/);
    if (name === "randomEffectsProbit")
      expect(message).toContain("of the 40 units of 'firm' with several rows; in 97.5% of them");
  });

  it("of healthy panels raises no warning, however large it is", () => {
    for (const sigma of [0.5, 1, 3]) {
      for (const seed of [1, 2]) {
        const fit = estimate(panel(seed, { sigma }));
        expect([codes(fit), fit.converged], `σ ${sigma}, seed ${seed}`).toEqual([[], true]);
      }
    }
  });

  it("that is 0 is at its bound: the fit converges, and says so in place of a standard error", () => {
    const found = [1, 2, 3, 4, 5, 6]
      .map((seed) => estimate(panel(seed, { sigma: 0 })))
      .filter(({ sigmaU }) => sigmaU === 0);
    expect(found.length).toBeGreaterThan(0);
    for (const fit of found) {
      expect(codes(fit)).toEqual(["boundary"]);
      expect(warningOf(fit, "boundary")).toMatchObject({ parameter: "lnSigmaU", panel: "firm" });
      expect([fit.converged, fit.rho, fit.logLik - fit.pooledLogLik]).toEqual([true, 0, 0]);
      expect(fit.se.lnSigmaU).toBeNaN();
      expect(fit.se.x).toBeGreaterThan(0);
    }
  });
});

it("a random-effects probit of few units that change is told where it converges too", () => {
  const fit = randomEffectsProbit("y ~ x", panel(1, { changers: 4, units: 40 }), { panel: "firm" });
  expect(fit.converged).toBe(true);
  expect(warningOf(fit, "few-changes").message).toContain("the estimate is sigmaU");
});

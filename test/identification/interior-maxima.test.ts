import { describe, expect, it } from "vitest";
import { bivariateProbit } from "../../src/estimators/bivariate-probit.ts";
import { heckprobit } from "../../src/estimators/heckprobit.ts";
import { ivProbit } from "../../src/estimators/iv-probit.ts";
import { ivTobit } from "../../src/estimators/iv-tobit.ts";
import { treatment } from "../../src/estimators/treatment.ts";
import type { LocalMaximum } from "../../src/diagnostics/rho-maxima.ts";
import type { Fit } from "../../src/fit/fit.ts";
import { random } from "../../src/random/generator.ts";

type Profiled = Fit & { readonly profile?: readonly LocalMaximum[]; readonly rhoSet?: readonly (readonly number[])[] };

/** Few rows with errors that are far from normal: the likelihood has maxima inside, at the bounds, or at both. */
function made(seed: number, rows: number) {
  const draw = random(seed);
  const error = [() => draw.normal(), () => 2 * draw.exponential() - 2, () => draw.normal() ** 2 - 1][seed % 3]!;
  return Array.from({ length: rows }, () => {
    const [x, z, v, e] = [draw.normal(), draw.normal(), draw.normal(), error()];
    const w = 0.5 * x + 0.15 * z + v;
    return {
      ...{ x, z, w },
      d: Number(0.4 * x + 0.3 * z + v > 0),
      y: 1 + x + 1.5 * e + 0.2 * v,
      b: Number(0.3 + 0.5 * x + 0.5 * e + 0.3 * v > 0),
      t: Math.max(0, 0.5 + 0.5 * x + 0.4 * w + e),
    };
  });
}

type Rows = ReturnType<typeof made>;

/** Each with seeds of data whose likelihood is higher at a bound than at its interior maximum, and of data without such a maximum. */
const estimators: readonly [
  string,
  (data: Rows) => unknown,
  (seed: number) => number,
  higher: number[],
  none: number[],
][] = [
  [
    "treatment",
    (data) => treatment({ treatment: "d ~ x + z", outcome: "y ~ x + d" }, data),
    (s) => 25 + 5 * (s % 8),
    [4, 9, 16],
    [11, 17],
  ],
  [
    "bivariateProbit",
    (data) => bivariateProbit(["d ~ x + z", "b ~ x + d"], data),
    (s) => 80 + 20 * (s % 8),
    [7, 26, 27],
    [10, 16],
  ],
  [
    "heckprobit",
    (data) => heckprobit({ selection: "d ~ x + z", outcome: "b ~ x" }, data),
    (s) => 80 + 20 * (s % 8),
    [7, 11, 41],
    [5, 8],
  ],
  ["ivProbit", (data) => ivProbit("b ~ x + [w ~ z]", data), (s) => 25 + 5 * (s % 8), [], [11, 12]],
  ["ivTobit", (data) => ivTobit("t ~ x + [w ~ z]", data), (s) => 25 + 5 * (s % 8), [], [11, 39]],
];

describe.each(estimators)("6: %s", (_, estimate, rowsOf, higher, none) => {
  const boundaryOf = (fit: Profiled) => fit.warnings.find(({ code }) => code === "boundary")!;
  const fitOf = (seed: number): Profiled => estimate(made(seed, rowsOf(seed))) as Profiled;
  const rho = (fit: Profiled): number => fit.derived!.rho!.estimate;

  it.runIf(higher.length > 0)(
    "returns the best interior maximum where a bound is higher, and tells both log-likelihoods",
    () => {
      for (const seed of higher) {
        const fit = fitOf(seed);
        const { boundary, message, ...facts } = boundaryOf(fit);
        const { logLik } = boundary as LocalMaximum;
        expect(facts, `seed ${seed}`).toMatchObject({ interior: true, higher: true });
        expect([fit.converged, Math.abs(rho(fit)) <= 0.99, logLik > fit.logLik!]).toEqual([true, true, true]);
        for (const told of [logLik, fit.logLik!]) expect(message).toContain(`log-likelihood ${told.toFixed(2)}`);
        const [left, right] = [
          fit.profile!.findLast((point) => point.rho < rho(fit))!,
          fit.profile!.find((point) => point.rho > rho(fit))!,
        ];
        expect(Math.max(left.logLik, right.logLik)).toBeLessThan(fit.logLik! + 1e-6);
        expect(fit.tests).not.toHaveProperty("waldRho");
      }
    },
  );

  it("holds ρ at the bound where there is no interior maximum", () => {
    for (const seed of none) {
      const fit = fitOf(seed);
      expect(boundaryOf(fit), `seed ${seed}`).toMatchObject({ interior: false, held: true });
      expect([fit.converged, Math.abs(rho(fit)) > 0.99, Number.isNaN(fit.derived!.rho!.se)]).toEqual([
        false,
        true,
        true,
      ]);
      const points = fit.profile!;
      const peaks = points.filter(
        ({ rho: at, logLik }, i) =>
          Math.abs(at) < 0.99 && logLik > points[i - 1]!.logLik && logLik >= points[i + 1]!.logLik,
      );
      expect(peaks).toEqual([]);
      const beyond = points.filter((point) => Math.abs(point.rho) > 0.99).map(({ logLik }) => logLik);
      expect(fit.logLik!).toBeGreaterThanOrEqual(Math.max(...beyond) - 1e-4);
      expect(rho(fit)).toBeCloseTo((boundaryOf(fit).boundary as LocalMaximum).rho, 9);
    }
  });
});

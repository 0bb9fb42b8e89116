import { describe, expect, it } from "vitest";
import type { SelectionData } from "../../src/diagnostics/independent-equations.ts";
import {
  localMaxima,
  type ProfilePoint,
  profileOnGrid,
  rhoGrid,
  rhoProfile,
} from "../../src/diagnostics/rho-profile.ts";
import { rhoSet, totalWidth } from "../../src/diagnostics/rho-set.ts";
import { heckmanDefinition } from "../../src/estimators/heckman-definition.ts";
import { sampleOf } from "../../src/estimators/likelihood-sample.ts";
import { poseProblem } from "../../src/estimators/pose-problem.ts";
import { maximize } from "../../src/likelihood/maximize.ts";
import { selectionFormulas, selectionSample } from "../estimators/selection-sample.ts";

const frame = sampleOf(heckmanDefinition, selectionFormulas, selectionSample(3, 300), {});
const problem = poseProblem(heckmanDefinition, frame);
const data: SelectionData = problem.data;
const profile = rhoProfile(data);
const points = profileOnGrid(profile);

function logLikAt(theta: Float64Array): number {
  return problem.value(theta);
}

describe("the profile over ρ", () => {
  it("lies on the grid, in its order", () => {
    expect(points.map(({ rho }) => rho)).toEqual(rhoGrid);
  });

  it("is at each ρ the maximum of the full likelihood with atanh ρ held there", () => {
    const fixed = new Uint8Array(problem.size);
    fixed[problem.size - 1] = 1;
    for (const { rho, logLik, theta } of points) {
      expect(theta.at(-1)).toBeCloseTo(Math.atanh(rho), 12);
      expect(logLikAt(theta)).toBeCloseTo(logLik, 8);
      const held = maximize(problem, theta, { fixed });
      expect(held.converged).toBe(true);
      expect(held.value - logLik).toBeLessThan(1e-6);
    }
  });

  it("is the same from a far start", () => {
    const far = profile.at(0.9, points[0]!);
    expect(far.logLik).toBeCloseTo(points.find(({ rho }) => rho === 0.9)!.logLik, 6);
  });

  it("at ρ = 0 is a probit and a regression", () => {
    const { independent } = profile;
    expect(logLikAt(independent.theta)).toBeCloseTo(independent.logLik, 9);
    const gradient = new Float64Array(problem.size);
    problem.derivatives(independent.theta, gradient, new Float64Array(problem.size ** 2));
    for (const slope of gradient.subarray(0, -1)) expect(Math.abs(slope)).toBeLessThan(1e-8);
  });

  it("finds its way where the outcome is far from 0 and hardly varies", () => {
    const shifted: SelectionData = {
      ...data,
      outcomes: {
        ...data.outcomes,
        outcome: data.outcomes.outcome.map((y, i) => data.outcomes.selected[i]! * (1e7 + y)),
      },
    };
    profileOnGrid(rhoProfile(shifted)).forEach(({ logLik }, i) => expect(logLik).toBeCloseTo(points[i]!.logLik, 5));
  });

  it("takes offsets into account in both equations", () => {
    const shift = Float64Array.from({ length: data.rows }, (_, i) => Math.sin(i));
    const { selection, outcome } = data.predictors;
    const withOffsets: SelectionData = {
      ...data,
      predictors: {
        ...data.predictors,
        selection: { ...selection, offset: shift },
        outcome: { ...outcome, offset: shift },
      },
    };
    const offsetProblem = { ...rhoProfile(withOffsets) };
    const at = offsetProblem.at(0.4, offsetProblem.independent);
    const posed = poseProblem(
      { ...heckmanDefinition },
      {
        ...frame,
        equations: frame.equations.map((equation) => ({ ...equation, offset: shift })),
      },
    );
    const fixed = new Uint8Array(problem.size);
    fixed[problem.size - 1] = 1;
    const held = maximize(posed, at.theta, { fixed });
    expect(held.value - at.logLik).toBeLessThan(1e-6);
    expect(held.value - at.logLik).toBeGreaterThan(-1e-9);
  });
});

describe("local maxima of a profile", () => {
  const of = (heights: readonly number[]): readonly ProfilePoint[] =>
    heights.map((logLik, i) => ({ rho: i / 10 - 0.4, logLik, theta: new Float64Array(0) }));

  it("are the points above their neighbours, ends among them, each plateau once", () => {
    expect(localMaxima(of([5, 1, 2, 3, 2, 1, 4])).map(({ logLik }) => logLik)).toEqual([5, 3, 4]);
    expect(localMaxima(of([1, 2, 2, 1])).map(({ rho }) => rho)).toEqual([-0.30000000000000004]);
    expect(localMaxima(of([1, 2, 3]))).toHaveLength(1);
  });
});

describe("the likelihood-ratio set of ρ", () => {
  const maximum = maximize(problem, localMaxima(points)[0]!.theta);
  const best = { rho: Math.tanh(maximum.point.at(-1)!), logLik: maximum.value, theta: maximum.point };
  const within = [...points, best].sort((a, b) => a.rho - b.rho);

  it("ends where the profile has fallen by half the 0.95 quantile of χ²(1)", () => {
    const [interval, ...others] = rhoSet(profile, within, maximum.value);
    expect(others).toEqual([]);
    for (const end of interval!) {
      expect(maximum.value - profile.at(end, best).logLik).toBeCloseTo(3.841458820694124 / 2, 5);
    }
    expect(interval![0]).toBeLessThan(best.rho);
    expect(interval![1]).toBeGreaterThan(best.rho);
  });

  it("reaches -1 or 1 where the profile never falls so far, and may come in pieces", () => {
    expect(rhoSet(profile, within, maximum.value - 1e6)).toEqual([[-1, 1]]);
    const valley = {
      independent: profile.independent,
      at: (rho: number) => ({ ...best, rho, logLik: -Math.abs(4 - 10 * rho * rho) }),
    };
    const pieces = rhoSet(
      valley,
      rhoGrid.map((rho) => valley.at(rho)),
      0,
    );
    expect(pieces).toHaveLength(2);
    const [low, high] = [Math.sqrt((4 - 1.920729410347062) / 10), Math.sqrt((4 + 1.920729410347062) / 10)];
    [-high, -low, low, high].forEach((end, i) => expect(pieces.flat()[i]).toBeCloseTo(end, 6));
    expect(totalWidth(pieces)).toBeCloseTo(2 * (high - low), 6);
  });
});

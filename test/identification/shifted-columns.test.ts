import { describe, expect, it } from "vitest";
import { heckman } from "../../src/estimators/heckman.ts";
import { orderedProbit } from "../../src/estimators/ordered-probit.ts";
import { switching } from "../../src/estimators/switching.ts";
import type { Fit } from "../../src/fit/fit.ts";
import { codes, rows } from "./made-data.ts";

const shifted = (by: number) =>
  rows(11, 500, (draw) => {
    const [x, z, u] = [draw.normal(), draw.normal(), draw.normal()];
    const seen = 0.3 + 0.5 * x + z + u > 0 ? 1 : 0;
    const value = 1 + x + 0.5 * u + draw.normal();
    const level = value < 0 ? 1 : value < 1.5 ? 2 : 3;
    return { x: x + by, z, seen, value: seen === 1 ? value : null, either: value - seen, level };
  });
type Data = ReturnType<typeof shifted>;

const fits: Readonly<Record<string, (data: Data) => Fit>> = {
  heckman: (data) => heckman({ selection: "seen ~ x + z", outcome: "value ~ x" }, data),
  orderedProbit: (data) => orderedProbit("level ~ x + z", data),
  switching: (data) => switching({ selection: "seen ~ x + z", outcome0: "either ~ x", outcome1: "either ~ x" }, data),
};

describe("columns far from 0, which trade off against the constants", () => {
  it.each(Object.entries(fits))("are not taken for parameters that the data do not tell apart: %s", (_, estimate) => {
    const near = estimate(shifted(0));
    expect(codes(near)).toEqual([]);
    for (const by of [1e5, 1e6]) {
      const far = estimate(shifted(by));
      expect(codes(far)).toEqual([]);
      expect(far.logLik! / near.logLik!).toBeCloseTo(1, 10);
    }
  });
});

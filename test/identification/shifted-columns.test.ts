import { describe, expect, it } from "vitest";
import { bivariateProbit } from "../../src/estimators/bivariate-probit.ts";
import { heckman } from "../../src/estimators/heckman.ts";
import { hetProbit } from "../../src/estimators/het-probit.ts";
import { interval } from "../../src/estimators/interval.ts";
import { ivHeckman } from "../../src/estimators/iv-heckman.ts";
import { ivProbit } from "../../src/estimators/iv-probit.ts";
import { ivTobit } from "../../src/estimators/iv-tobit.ts";
import { negativeBinomial } from "../../src/estimators/negative-binomial.ts";
import { orderedProbit } from "../../src/estimators/ordered-probit.ts";
import { randomEffectsProbit } from "../../src/estimators/random-effects-probit.ts";
import { switching } from "../../src/estimators/switching.ts";
import { tobit } from "../../src/estimators/tobit.ts";
import { treatment } from "../../src/estimators/treatment.ts";
import { truncated } from "../../src/estimators/truncated.ts";
import { twoPart } from "../../src/estimators/two-part.ts";
import type { Fit } from "../../src/fit/fit.ts";
import { withVcov } from "../../src/inference/with-vcov.ts";
import { random } from "../../src/random/generator.ts";
import { type Columns, numberAt, sample, withColumns } from "../conformance/sample.ts";
import { codes, refusal, rows } from "./made-data.ts";

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

describe("a column of the variance far from 0", () => {
  const firms = sample(9, 300);
  const fit = (by: number, vcov: "iid" | "robust" = "iid"): Fit => {
    const x = (row: number): number => Math.round(1024 * numberAt(firms, "x", row)) / 1024 + by;
    return hetProbit({ outcome: "enters ~ x + d", variance: "~ x + d" }, withColumns(firms, { x }), { vcov });
  };

  it("gives hetProbit the outcome's coefficients in the units of the error where that column is 0", () => {
    for (const vcov of ["iid", "robust"] as const) {
      const [near, far] = [fit(0, vcov), fit(1000, vcov)];
      const unit = Math.exp(1000 * near.coef["variance:x"]!);
      expect(far.converged).toBe(true);
      expect(codes(far)).toEqual([]);
      expect(far.coef["outcome:x"]! / near.coef["outcome:x"]! / unit).toBeCloseTo(1, 8);
      for (const name of ["variance:x", "variance:d"]) {
        expect(far.coef[name]! / near.coef[name]!).toBeCloseTo(1, 10);
        expect(far.se[name]! / near.se[name]!).toBeCloseTo(1, 10);
      }
    }
  });

  it("is refused, and named, where no number is as large as those coefficients", () => {
    const error = refusal(() => fit(1e5));
    expect(error.code).toBe("scale-out-of-range");
    expect(error.facts.column).toBe("x");
  });
});

/** The columns of an outcome moved by a mean of 1e8, and its limits with them; in 1024ths, so that the sums are exact. */
const distant = 1e8;
const outcomes: Readonly<
  Record<string, { readonly columns: readonly string[]; fit(data: Columns, lower: number): Fit }>
> = {
  heckman: {
    columns: ["value"],
    fit: (data) => heckman({ selection: "seen ~ x + d + z1", outcome: "value ~ x + d" }, data),
  },
  "heckman in two steps": {
    columns: ["value"],
    fit: (data) => heckman({ selection: "seen ~ x + d + z1", outcome: "value ~ x + d" }, data, { method: "two-step" }),
  },
  ivHeckman: {
    columns: ["value"],
    fit: (data) => ivHeckman({ selection: "seen ~ x + d + z1 + z2", outcome: "value ~ x + d + [w ~ z1 + z2]" }, data),
  },
  twoPart: {
    columns: ["value"],
    fit: (data) => twoPart({ selection: "seen ~ x + d + z1", outcome: "value ~ x + d" }, data),
  },
  interval: { columns: ["low", "high"], fit: (data) => interval("[low, high] ~ x + d", data) },
  tobit: { columns: ["held"], fit: (data, lower) => tobit("held ~ x + d", data, { lower }) },
  truncated: { columns: ["sales"], fit: (data, lower) => truncated("sales ~ x + d", data, { lower: lower - 4 }) },
  treatment: {
    columns: ["output"],
    fit: (data) => treatment({ treatment: "seen ~ x + d + z1", outcome: "output ~ x + d + seen" }, data),
  },
  switching: {
    columns: ["regime"],
    fit: (data) =>
      switching({ selection: "seen ~ x + d + z1", outcome0: "regime ~ x + d", outcome1: "regime ~ x + d" }, data),
  },
  ivTobit: { columns: ["held"], fit: (data, lower) => ivTobit("held ~ x + d + [w ~ z1 + z2]", data, { lower }) },
  "ivTobit by control function": {
    columns: ["held"],
    fit: (data, lower) => ivTobit("held ~ x + d + [w ~ z1 + z2]", data, { lower, method: "control-function" }),
  },
  "ivProbit's endogenous column by control function": {
    columns: ["w"],
    fit: (data) => ivProbit("buys ~ x + d + [w ~ z1 + z2]", data, { method: "control-function" }),
  },
};

describe("an outcome with a mean of 1e8 standard deviations", () => {
  const firms = sample(9, 300);
  const bound = Math.sqrt(300) * Number.EPSILON * distant;

  it.each(Object.entries(outcomes))("has the estimates of the outcome less its mean in %s", (_, { columns, fit }) => {
    const moved = (by: number): Columns =>
      withColumns(
        firms,
        Object.fromEntries(
          columns.map((name) => [
            name,
            (row: number) =>
              firms[name]![row] === null ? null : Math.round(1024 * numberAt(firms, name, row)) / 1024 + by,
          ]),
        ),
      );
    const [near, far] = [fit(moved(0), 0), fit(moved(distant), distant)];
    expect(far.converged).toBe(true);
    expect(codes(far).filter((code) => code !== "near-collinear")).toEqual(codes(near));
    for (const vcov of [undefined, "robust"] as const) {
      const [one, other] = vcov === undefined ? [near, far] : [withVcov(near, vcov), withVcov(far, vcov)];
      for (const name of near.vcov.names.filter((each) => !each.endsWith("(Intercept)"))) {
        expect(Math.abs(other.coef[name]! - one.coef[name]!) / one.se[name]!, name).toBeLessThan(bound);
        expect(Math.abs(other.se[name]! / one.se[name]! - 1), `standard error of ${name}`).toBeLessThan(bound);
      }
    }
  });
});

const byRegion = (by: number) =>
  rows(5, 400, (draw, i) => {
    const exact = (): number => Math.round(1024 * draw.normal()) / 1024;
    const [x, z, e, u] = [exact(), exact(), exact(), exact()];
    const [low, seen] = [1 + x + e + by, Number(x + z + u > -0.5)];
    const value = Math.max(low, by + 0.5);
    return { x, z, seen, low, high: low + 1, value, some: seen === 1 ? low : null, region: ["a", "b", "c"][i % 3]! };
  });
type ByRegion = ReturnType<typeof byRegion>;

/** Models of an outcome without a constant by name: the dummies of three levels add up to one. */
const constants: Readonly<Record<string, (data: ByRegion, by: number) => Fit>> = {
  tobit: (data, by) => tobit("value ~ 0 + C(region) + x", data, { lower: by + 0.5 }),
  "tobit, the dummies last": (data, by) => tobit("value ~ 0 + x + C(region)", data, { lower: by + 0.5 }),
  interval: (data) => interval("[low, high] ~ 0 + C(region) + x", data),
  truncated: (data, by) => truncated("value ~ 0 + C(region) + x", data, { lower: by - 0.5 }),
  heckman: (data) => heckman({ selection: "seen ~ x + z", outcome: "some ~ 0 + C(region) + x" }, data),
};

describe("an outcome far from 0 beside dummies that add up to a constant", () => {
  it.each(Object.entries(constants))("has the estimates of the outcome near 0 in %s", (_, fit) => {
    const [near, far] = [0, 1e7].map((by) => fit(byRegion(by), by)) as [Fit, Fit];
    expect(far.converged).toBe(true);
    expect(codes(far)).toEqual(codes(near));
    for (const name of near.vcov.names) {
      const by = name.includes("region[") ? 1e7 : 0;
      expect(Math.abs(far.coef[name]! - by - near.coef[name]!) / near.se[name]!, name).toBeLessThan(1e-7);
      expect(far.se[name]! / near.se[name]!, `standard error of ${name}`).toBeCloseTo(1, 8);
    }
  });
});

describe("an estimate at the bound of a parameter", () => {
  const firms = sample(9, 300);
  const draw = random(77);
  const errors = Array.from({ length: 300 }, () => draw.normal());
  const x = (row: number): number => Math.round(1024 * numberAt(firms, "x", row)) / 1024;
  const moved = (by: number) =>
    withColumns(firms, {
      x: (row) => x(row) + by,
      one: (row) => Number(x(row) + errors[row]! > 0),
      other: (row) => Number(0.5 * x(row) + errors[row]! > 0.4),
      n: (row) => (row % 3) + (x(row) > 0 ? 1 : 0),
      firm: (row) => row % 100,
    }) as unknown as Record<string, number[]>;
  const bounds: Readonly<Record<string, (data: Record<string, number[]>) => Fit>> = {
    "bivariateProbit, ρ = 1": (data) => bivariateProbit(["one ~ x", "other ~ x"], data),
    "negativeBinomial, α = 0": (data) => negativeBinomial("n ~ x", data),
    "randomEffectsProbit, σ = 0": (data) => randomEffectsProbit("one ~ x", data, { panel: "firm" }),
  };

  it.each(Object.entries(bounds))("keeps its digits beside a column far from 0: %s", (_, fit) => {
    const [near, far] = [fit(moved(0)), fit(moved(1e7))];
    expect(codes(far)).toEqual(["boundary"]);
    expect(codes(near)).toEqual(["boundary"]);
    for (const name of near.vcov.names.filter((each) => each.endsWith("x"))) {
      expect(far.coef[name]! / near.coef[name]!, name).toBeCloseTo(1, 7);
      expect(far.se[name]! / near.se[name]!, name).toBeCloseTo(1, 7);
    }
  });
});

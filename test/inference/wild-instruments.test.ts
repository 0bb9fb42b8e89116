import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { iv } from "../../src/estimators/iv.ts";
import type { IvOptions } from "../../src/estimators/iv-options.ts";
import { modelWithData, withVcov } from "../../src/inference/with-vcov.ts";
import { bootstrapSetting } from "../../src/inference/bootstrap-setting.ts";
import { instrumentalSums } from "../../src/inference/instrumental-sums.ts";
import { cluster } from "../../src/inference/vcov-option.ts";
import { wildBootstrapTest } from "../../src/inference/wild-bootstrap-test.ts";
import { smallFactor } from "../../src/inference/wild-factor.ts";
import { wildRestrictedDraws } from "../../src/inference/wild-restricted-draws.ts";
import { linearReference } from "../estimators/linear-reference.ts";

/** Every draw made as data and estimated anew, by R: test/reference/wild-instruments.R. */
// biome-ignore lint/suspicious/noExplicitAny: plain JSON of many shapes
const byR: any = JSON.parse(readFileSync(new URL("../reference/wild-instruments.json", import.meta.url), "utf8"));

type Columns = Record<string, number[]>;
const { mtcars } = linearReference as { mtcars: Columns };
const { cigarettes, grunfeld } = byR as { cigarettes: Columns; grunfeld: Columns };
const some = (data: Columns, keep: (row: number) => boolean): Columns =>
  Object.fromEntries(Object.entries(data).map(([name, values]) => [name, values.filter((_, row) => keep(row))]));
const cars = iv("mpg ~ am + [wt ~ disp + qsec]" as string, mtcars);
const smoking = "lp ~ lri + [lrp ~ tdiff + rtax]" as string;
const few = some(mtcars, (row) => mtcars.carb![row]! < 8);

const firms = iv("invest ~ capital + [value ~ before + capital_before]" as string, grunfeld);

const cases = [
  ["mtcars_carb", cars, "wt", { cluster: "carb" }],
  ["mtcars_webb", iv("mpg ~ am + [wt ~ disp + qsec]" as string, few), "wt", { cluster: "carb", weights: "webb" }],
  ["mtcars_mammen", cars, "wt", { cluster: "carb", weights: "mammen" }],
  ["mtcars_just", iv("mpg ~ wt + [hp ~ drat]" as string, mtcars), "hp", { cluster: "gear" }],
  [
    "cigarettes_rows",
    iv(
      smoking,
      some(cigarettes, (row) => row < 10),
    ),
    "lrp",
    {},
  ],
  ["cigarettes_group", iv(smoking, cigarettes), "lrp", { cluster: "group" }],
  ["grunfeld_firm", firms, "value", { cluster: "number" }],
] as const;

describe("the wild restricted efficient bootstrap", () => {
  it.each(cases)("agrees with all draws estimated in R: %s", (name, fit, tested, options) => {
    for (const { value, estimate, t, p } of byR[name]) {
      const test = wildBootstrapTest(fit, `${tested} = ${value}`, { ...options, enumerate: true, level: 0.5 });
      expect(Math.abs(test.estimate / estimate - 1)).toBeLessThan(1e-9);
      expect(Math.abs(test.statistic / t - 1)).toBeLessThan(1e-8);
      expect(Math.abs(test.p - p)).toBeLessThan(1e-10);
    }
  });

  it.each(cases.filter(([name]) => byR[name][0].draws !== undefined))(
    "agrees in the t of every draw: %s",
    (name, fit, tested, options) => {
      const model = modelWithData(fit, "");
      const setting = bootstrapSetting(model, tested, { ...options, enumerate: true });
      const factor = Math.sqrt(smallFactor(model, setting.way));
      for (const { value, estimate, draws } of byR[name]) {
        const drawn = wildRestrictedDraws(instrumentalSums(model, setting.way), value - estimate);
        const seen: number[] = [];
        setting.draws.each((weights) => {
          const { numerator, spread } = drawn(weights);
          seen.push(numerator / Math.sqrt(spread) / factor);
        });
        expect(seen.length).toBe(draws.length);
        draws.forEach((t: number, b: number) => {
          expect(Math.abs(seen[b]! - t) / (1 + Math.abs(t)), `draw ${b}`).toBeLessThan(1e-8);
        });
      }
    },
  );

  it("has t as of the fit's clustered and robust covariances, in small samples and large", () => {
    for (const small of [true, false]) {
      const fit = iv("mpg ~ am + [wt ~ disp + qsec]" as string, mtcars, { small } satisfies IvOptions);
      const clustered = withVcov(fit, cluster("carb"));
      const factor = small ? 1 : Math.sqrt(6 / 5);
      const test = wildBootstrapTest(fit, "2 * wt = -4", { cluster: "carb" });
      expect(test.statistic * factor).toBeCloseTo(((fit.coef.wt! + 2) / clustered.se.wt!) * factor, 9);
      const rows = wildBootstrapTest(fit, "-1 * wt = 2", { seed: 1, replications: 99, level: 0.5 });
      const robust = withVcov(fit, small ? "HC1" : "HC0");
      expect(rows.statistic).toBeCloseTo(-(fit.coef.wt! + 2) / robust.se.wt!, 9);
    }
  });

  it("weights rows as if they were there so many times, within clusters", () => {
    const repeated = mtcars.mpg!.flatMap((_, row) => Array.from({ length: mtcars.count![row]! }, () => row));
    const long = Object.fromEntries(
      Object.entries(mtcars).map(([name, values]) => [name, repeated.map((row) => values[row]!)]),
    );
    const formula = "mpg ~ am + [wt ~ disp + qsec]" as string;
    const options = { cluster: "carb", level: 0.8 } as const;
    const weighted = wildBootstrapTest(
      iv(formula, mtcars, { weights: { kind: "frequency", column: "count" } }),
      "wt = -3",
      options,
    );
    const plain = wildBootstrapTest(iv(formula, long), "wt = -3", options);
    expect(weighted.p).toBe(plain.p);
    for (const key of ["statistic", "low", "high"] as const) expect(weighted[key]).toBeCloseTo(plain[key], 8);
  });

  it("is the same when the outcome and the exogenous columns are shifted by a million", () => {
    const moved = { ...mtcars, mpg: mtcars.mpg!.map((y) => y + 1e6), am: mtcars.am!.map((x) => x + 1e6) };
    const test = wildBootstrapTest(iv("mpg ~ am + [wt ~ disp + qsec]" as string, moved), "wt = -4", {
      cluster: "carb",
    });
    const plain = wildBootstrapTest(cars, "wt = -4", { cluster: "carb" });
    expect(test.p).toBe(plain.p);
    expect(test.statistic).toBeCloseTo(plain.statistic, 5);
  });

  it("gives the interval of the values that it does not reject, which weak instruments leave unbounded", () => {
    const options = { cluster: "carb", level: 0.9 } as const;
    const test = wildBootstrapTest(cars, "wt", options);
    const width = test.high - test.low;
    for (const end of [test.low, test.high]) {
      const side = Math.sign(end - test.estimate);
      const p = (value: number) => wildBootstrapTest(cars, `wt = ${value}`, options).p;
      expect(p(end - side * 1e-4 * width)).toBeGreaterThan(0.1);
      expect(p(end + side * 1e-4 * width)).toBeLessThanOrEqual(0.1);
    }
    const weak = wildBootstrapTest(iv("mpg ~ wt + [hp ~ drat]" as string, mtcars), "hp", {
      seed: 1,
      replications: 199,
    });
    expect([weak.low, weak.high]).toContain(Number.POSITIVE_INFINITY);
  });

  it("is the same for the same seed, and prints what it is", () => {
    const options = { seed: 4, replications: 99 } as const;
    const test = wildBootstrapTest(cars, "wt", options);
    expect(wildBootstrapTest(cars, "wt", options)).toEqual(test);
    expect(wildBootstrapTest(cars, "wt", { ...options, seed: 5 }).low).not.toBe(test.low);
    expect(String(wildBootstrapTest(cars, "wt", { cluster: "carb" }))).toMatch(
      /^Wild restricted efficient cluster bootstrap test \(carb\): t = .*Null: wt = 0\. 6 groups, rademacher weights, all 64 draws\.$/,
    );
  });

  it("is refused for other coefficients, several endogenous columns, other methods and absorbed effects", () => {
    const refused = (fit: Parameters<typeof wildBootstrapTest>[0], hypothesis: string, message: RegExp) =>
      expect(() => wildBootstrapTest(fit, hypothesis, { cluster: "carb" })).toThrow(message);
    refused(cars, "am", /endogenous column only, as in "wt = 0"/);
    refused(cars, "wt = am", /endogenous column only/);
    refused(iv("mpg ~ am + [wt + hp ~ disp + qsec]" as string, mtcars), "wt", /this fit has 2/);
    refused(iv("mpg ~ am + [wt ~ disp + qsec]" as string, mtcars, { method: "liml" }), "wt", /not for "liml"/);
    refused(iv("mpg ~ [wt ~ disp + qsec] | gear" as string, mtcars), "wt", /absorbed effects/);
  });
});

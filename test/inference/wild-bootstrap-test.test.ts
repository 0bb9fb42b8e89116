import { describe, expect, it } from "vitest";
import { ols } from "../../src/estimators/ols.ts";
import { probit } from "../../src/estimators/probit.ts";
import type { Fit } from "../../src/fit/fit.ts";
import type { BootstrapTest } from "../../src/inference/bootstrap-test.ts";
import { cluster } from "../../src/inference/vcov-option.ts";
import { wald } from "../../src/inference/wald.ts";
import { wildBootstrapTest } from "../../src/inference/wild-bootstrap-test.ts";
import { withVcov } from "../../src/inference/with-vcov.ts";
import { firms } from "./after-the-fit.ts";
import { byR, grunfeld, petersen } from "./dependent-errors.ts";

const by = cluster as (name: string) => ReturnType<typeof cluster>;
const { wild } = byR;
const first = ols("y ~ x", petersen);
const investing = ols("inv ~ value + capital + late", grunfeld);

describe("the wild cluster bootstrap", () => {
  for (const null_ of ["0", "0.5", "1.5"]) {
    it(`agrees with all draws run as regressions in R: Petersen's first firms, x = ${null_}`, () => {
      const test = wildBootstrapTest(first, `x = ${null_}`, { cluster: "firm" });
      expect(test.statistic).toBeCloseTo(wild.petersen[null_].t, 10);
      expect(test.p).toBe(wild.petersen[null_].p);
      expect(test).toMatchObject({ enumerated: true, replications: 256, seed: null, distribution: "bootstrap" });
    });
  }

  for (const name of ["value", "capital", "late"] as const) {
    it(`agrees with all draws run as regressions in R: Grunfeld's firms, ${name}`, () => {
      const hypothesis = name === "value" ? "value = 0.05" : name;
      const test = wildBootstrapTest(investing, hypothesis, { cluster: "firm" });
      expect(test.statistic).toBeCloseTo(wild.grunfeld[name].t, 9);
      expect(test.p).toBeCloseTo(wild.grunfeld[name].p, 12);
    });
  }

  it("agrees with R under Mammen's weights, whose draws are not equally likely", () => {
    const test = wildBootstrapTest(first, "x = 0.5", { cluster: "firm", weights: "mammen" });
    expect(test.p).toBeCloseTo(wild.mammen.p, 12);
  });

  it("agrees with R under Webb's six points", () => {
    const kept = petersen.firm!.flatMap((firm, i) => (firm <= 5 ? [i] : []));
    const five = Object.fromEntries(
      Object.entries(petersen).map(([name, values]) => [name, kept.map((row) => values[row]!)]),
    ) as typeof petersen;
    const test = wildBootstrapTest(ols("y ~ x", five), "x = 0.5", { cluster: "firm", weights: "webb" });
    expect(test.replications).toBe(7776);
    expect(test.p).toBeCloseTo(wild.webb.p, 12);
  });

  it("has t as of the clustered covariance", () => {
    const clustered = withVcov(investing, cluster("firm"));
    const test = wildBootstrapTest(investing, "capital = 2*value", { cluster: "firm" });
    expect(test.statistic ** 2).toBeCloseTo(wald(clustered, "capital = 2*value").statistic, 10);
  });

  it("gives the interval of the values that it does not reject", () => {
    const test = wildBootstrapTest(first, "x", { cluster: "firm" });
    const width = test.high - test.low;
    for (const end of [test.low, test.high]) {
      const side = Math.sign(end - test.estimate);
      const p = (value: number) => wildBootstrapTest(first, `x = ${value}`, { cluster: "firm" }).p;
      expect(p(end - side * 1e-4 * width)).toBeGreaterThan(0.05);
      expect(p(end + side * 1e-4 * width)).toBeLessThanOrEqual(0.05);
    }
    expect(test.low).toBeLessThan(0);
  });

  it("with four clusters rejects nothing at 5%: the interval is the whole line", () => {
    const kept = petersen.firm!.flatMap((firm, i) => (firm <= 4 ? [i] : []));
    const four = Object.fromEntries(
      Object.entries(petersen).map(([name, values]) => [name, kept.map((row) => values[row]!)]),
    ) as typeof petersen;
    const test = wildBootstrapTest(ols("y ~ x", four), "x", { cluster: "firm" });
    expect(test.p).toBeGreaterThanOrEqual(2 / 16);
    expect([test.low, test.high]).toEqual([Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]);
  });

  it("random draws approach all draws, and are the same for the same seed", () => {
    const options = { cluster: "firm", enumerate: false, replications: 20_000, seed: 5 } as const;
    const drawn = wildBootstrapTest(investing, "late", options);
    const { p } = wild.grunfeld.late;
    expect(Math.abs(drawn.p - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / 20_000));
    expect(wildBootstrapTest(investing, "late", options)).toEqual(drawn);
    expect(wildBootstrapTest(investing, "late", { ...options, seed: 6 }).p).not.toBe(drawn.p);
    expect(drawn.p * 20_001).toBeCloseTo(Math.round(drawn.p * 20_001), 6);
  });

  it("without clusters treats every row as one, with the t of HC1", () => {
    const fit = ols("sales ~ log(size) + rd", firms as Record<string, (string | number)[]>);
    const test = wildBootstrapTest(fit, "rd", { seed: 3, replications: 1999 });
    const robust = wald(withVcov(fit, "HC1"), "rd");
    expect(test.statistic ** 2).toBeCloseTo(robust.statistic, 9);
    expect(Math.abs(test.p - robust.p)).toBeLessThan(0.05);
  });

  it("prints itself as a sentence with what it rests on", () => {
    expect(String(wildBootstrapTest(investing, "late", { cluster: "firm" }))).toBe(
      "Wild cluster bootstrap test (firm): t = 1.7481, p = 0.061. Null: late = 0. 10 groups, rademacher weights, " +
        "all 1024 draws.",
    );
  });

  it("tells of its progress", () => {
    const seen: number[] = [];
    wildBootstrapTest(first, "x", { cluster: "firm", onProgress: ({ evaluations }) => seen.push(evaluations) });
    expect(seen).toEqual(seen.map((_, i) => i + 1));
    expect(seen.length).toBeGreaterThan(80);
  });

  it("is refused for other models, several restrictions, unknown weights, too many draws and without a seed", () => {
    const binary: Record<string, number[]> = {
      ...grunfeld,
      high: grunfeld.inv!.map((x, i) => Number((x * 7 + i) % 2 > 1)),
    };
    expect(() => wildBootstrapTest(probit("high ~ capital", binary), "capital", { cluster: "firm" })).toThrow(
      expect.objectContaining({ code: "undefined-test" }),
    );
    const refused = (hypothesis: string, options: object, message: RegExp) =>
      expect(() => wildBootstrapTest(investing, hypothesis, options)).toThrow(message);
    refused("late = value = 0", { cluster: "firm" }, /2 restrictions/);
    refused("late", { cluster: "firm", weights: "normal" }, /"rademacher"/);
    refused("late", { enumerate: true }, /too many to enumerate/);
    refused("late", { cluster: "year" }, /seed/);
    refused("late", { cluster: "firm", replications: 3 }, /replications/);
  });

  describe("of a regression with absorbed effects", () => {
    const panel: typeof grunfeld = {
      ...grunfeld,
      pair: grunfeld.firm!.map((firm) => Math.ceil(firm / 2)),
      half: grunfeld.firm!.map((firm, i) => 2 * firm + (i % 2)),
    };
    const formulas = ["inv ~ value + capital | half", "inv ~ value + capital + C(half)"] as const;

    it("is that of the model with dummies where each level lies in one cluster", () => {
      const absorbed = ols(formulas[0], panel) as Fit;
      const dummies = ols(formulas[1], panel) as Fit;
      for (const hypothesis of ["value = 0.05", "capital = 0.1"]) {
        for (const cluster of ["firm", "pair"] as const) {
          const [test, wanted] = [absorbed, dummies].map((fit) =>
            wildBootstrapTest(fit, hypothesis, { cluster, seed: 1 }),
          ) as [BootstrapTest, BootstrapTest];
          expect(test.p).toBeCloseTo(wanted.p, 12);
          if (cluster === "firm") expect(test.high).toBeCloseTo(wanted.high, 7);
          const clustered = wald(withVcov(absorbed, by(cluster)), hypothesis);
          expect(test.statistic ** 2).toBeCloseTo(clustered.statistic, 8);
        }
      }
    });

    it("is refused where effects cross the clusters, by name", () => {
      const crossed = ols("inv ~ value + capital | half + late" as string, panel);
      expect(() => wildBootstrapTest(crossed, "value", { cluster: "firm" })).toThrow("absorbed effect 'late'");
      expect(() => wildBootstrapTest(crossed, "value", { seed: 1 })).toThrow(
        "absorbed effect 'half' do not lie in one row",
      );
    });
  });
});

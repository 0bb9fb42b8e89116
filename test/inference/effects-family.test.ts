import { describe, expect, it } from "vitest";
import { heckman } from "../../src/estimators/heckman.ts";
import { iv } from "../../src/estimators/iv.ts";
import { ols } from "../../src/estimators/ols.ts";
import { probit } from "../../src/estimators/probit.ts";
import type { Fit } from "../../src/fit/fit.ts";
import { comparisons } from "../../src/inference/comparisons.ts";
import type { Effects } from "../../src/inference/effects-record.ts";
import { marginalEffects } from "../../src/inference/marginal-effects.ts";
import { predict } from "../../src/inference/predict.ts";
import { predictions } from "../../src/inference/predictions.ts";
import { cluster } from "../../src/inference/vcov-option.ts";
import { wald } from "../../src/inference/wald.ts";
import { withVcov } from "../../src/inference/with-vcov.ts";
import { compare } from "../../src/report/compare.ts";
import { forestPlot } from "../../src/report/forest-plot.ts";
import { expectRelative, firms, firmsWith, probitFormula } from "./after-the-fit.ts";
import { numericalJacobian } from "./changed-fit.ts";
import { selectionData } from "./selection-data.ts";

const fit = probit(probitFormula, firms);
const unconditional = { se: "unconditional" } as const;
const many = Object.fromEntries(Object.entries(firms).map(([name, values]) => [name, Array(60).fill(values).flat()]));

describe("effects, comparisons and predictions are one family", () => {
  it("a difference of predictions on a grid is the comparison, with the same standard error", () => {
    const byGrid = predictions(fit, { grid: { rd: [0, 1] } });
    const effect = comparisons(fit, { rd: [0, 1] });
    expectRelative(byGrid.coef["rd[1]"]! - byGrid.coef["rd[0]"]!, effect.coef.rd!, 1e-12);
    const z = effect.rows[0]!.statistic;
    expectRelative(wald(byGrid, "rd[1] = rd[0]").statistic, z * z, 1e-9);
    expectRelative(effect.coef.rd!, marginalEffects(fit, { of: ["rd"] }).coef.rd!, 1e-14);
  });

  it("without changes compare every column: levels, 1 with 0, numbers with 1 more", () => {
    expect(comparisons(fit).rows.map(({ term, contrast }) => `${term}: ${contrast}`)).toEqual([
      "size: +1",
      "age: +1",
      "rd: 1 - 0",
      "industry: K64 - J62",
      "industry: M71 - J62",
    ]);
  });

  it("a rise by 10% of a column in logarithms moves the index of all rows alike", () => {
    const effect = comparisons(fit, { size: "+10%" }, { type: "index" });
    expectRelative(effect.coef.size!, Math.log(1.1) * fit.coef["log(size)"], 1e-12);
    expectRelative(effect.se.size!, Math.log(1.1) * fit.se["log(size)"], 1e-9);
    expectRelative(
      comparisons(fit, { size: "-10%" }, { type: "index" }).coef.size!,
      Math.log(0.9) * fit.coef["log(size)"],
      1e-12,
    );
  });

  it("groups average to the whole, whether the formula uses the grouping column or not", () => {
    for (const by of ["industry", "region", ["rd", "industry"]]) {
      for (const effects of [marginalEffects(fit, { of: ["size"], by }), predictions(fit, { by })]) {
        const all = effects.title.includes("effects")
          ? marginalEffects(fit, { of: ["size"] }).coef.size!
          : predictions(fit).coef.average!;
        const sum = effects.rows.reduce((total, { estimate, averaged }) => total + estimate * averaged, 0);
        expectRelative(sum / 160, all, 1e-12);
        expect(effects.sample).toEqual({ used: 160, incomplete: 0 });
      }
    }
  });

  it("count rows without a group, and average those that have one", () => {
    const data = firmsWith({ owner: (firms.rd as number[]).map((rd, i) => (i < 10 ? null : `o${rd}`)) });
    const effects = marginalEffects(probit(probitFormula, data), { of: ["size"], by: "owner" });
    expect(effects.sample).toEqual({ used: 150, incomplete: 10 });
    expect(Object.keys(effects.coef)).toEqual(["size@owner[o0]", "size@owner[o1]"]);
  });

  it("at the means, by group take the means of the group", () => {
    const byGroup = predictions(fit, { at: "means", by: "industry" });
    const rows = (firms.industry as string[]).flatMap((industry, i) => (industry === "K64" ? [i] : []));
    const mean = (name: string): number => rows.reduce((sum, i) => sum + (firms[name]![i] as number), 0) / rows.length;
    const typical = [{ size: mean("size"), age: mean("age"), rd: mean("rd"), industry: "K64" }];
    expectRelative(byGroup.coef["industry[K64]"]!, predict(fit, typical).estimate[0]!, 1e-12);
  });

  it("are the same in many blocks as in one, by group, on a grid, unconditional and by row", () => {
    const large = probit(probitFormula, many);
    const asked = [
      (of: Fit): Effects => marginalEffects(of, { by: "industry", grid: { rd: [0, 1] } }),
      (of: Fit): Effects => comparisons(of, { size: "+sd" }, { by: "rd", comparison: "ratio" }),
      (of: Fit): Effects => marginalEffects(of, { slope: "eydx", by: "industry", ...unconditional }),
    ];
    for (const ask of asked) {
      const [small, big] = [ask(fit), ask(large)];
      const factor = small.conventions.vcov.startsWith("unconditional") ? Math.sqrt((160 / 159) * (9599 / 9600)) : 1;
      for (const [name, value] of Object.entries(small.coef)) {
        expectRelative(big.coef[name]!, value, name.startsWith("size") && small.title.includes("atio") ? 1e-3 : 1e-8);
        expectRelative(big.se[name]! * Math.sqrt(60) * factor, small.se[name]!, 1e-2);
      }
    }
    const rows = marginalEffects(large, { at: "rows", of: ["age"] }).effects.age!;
    const first = marginalEffects(fit, { at: "rows", of: ["age"] }).effects.age!;
    expectRelative(rows.estimate[9599]!, first.estimate[159]!, 1e-8);
    expectRelative(rows.se[9440]! * Math.sqrt(60), first.se[0]!, 1e-7);
  });

  it("by row average to the averages, and have the standard errors of a single row", () => {
    for (const slope of ["dydx", "eydx"] as const) {
      const byRow = marginalEffects(fit, { at: "rows", slope }).effects;
      for (const [name, average] of Object.entries(marginalEffects(fit, { slope }).coef)) {
        expectRelative(byRow[name]!.estimate.reduce((sum, x) => sum + x, 0) / 160, average, 1e-11);
      }
      const one = Object.fromEntries(Object.entries(firms).map(([name, values]) => [name, values.slice(7, 8)]));
      for (const [name, error] of Object.entries(marginalEffects(fit, { slope, newdata: one }).se)) {
        expectRelative(byRow[name]!.se[7]!, error, 1e-9);
      }
    }
    const ratios = comparisons(fit, { rd: [0, 1] }, { at: "rows", comparison: "ratio" }).effects.rd!;
    const sides = [0, 1].map((rd) => predict(fit, firmsWith({ rd: Array(160).fill(rd) })).estimate);
    expectRelative(ratios.estimate[3]!, sides[1]![3]! / sides[0]![3]!, 1e-12);
    const predicted = predictions(fit, { at: "rows" }).effects.prediction!;
    const direct = predict(fit, undefined, { interval: "confidence" });
    expectRelative(predicted.se[11]!, direct.se[11]!, 1e-10);
  });

  it("by row keep the order of new data, with NaN where a value is missing", () => {
    const newdata = [
      { size: 10, age: 4, rd: 0, industry: "J62" },
      { size: null, age: 4, rd: 0, industry: "J62" },
      { size: 20, age: 9, rd: 1, industry: "M71" },
    ];
    const { effects, sample } = marginalEffects(fit, { at: "rows", newdata });
    expect(sample).toEqual({ used: 2, incomplete: 1 });
    expect(effects.age!.estimate[1]).toBeNaN();
    const last = marginalEffects(fit, { newdata: newdata.slice(2) });
    expectRelative(effects.age!.estimate[2]!, last.coef.age!, 1e-13);
    expect(marginalEffects(fit, { newdata }).sample).toEqual({ used: 2, incomplete: 1 });
  });

  it("can be tested across cells, compared and plotted, one mark for each", () => {
    const effects = marginalEffects(fit, { of: ["age"], grid: { rd: [0, 1] } });
    expect(Object.keys(effects.coef)).toEqual(["age@rd[0]", "age@rd[1]"]);
    expect(wald(effects, "age@rd[0] = age@rd[1]").df).toEqual([1]);
    expect(String(compare([effects]))).toContain("age, rd = 1");
    expect(JSON.stringify(forestPlot(effects))).toContain('"term":"age, rd = 0"');
    expect(String(effects)).toMatch(/age +dy\/dx +1 +0\.0/);
  });

  it("say which columns have no elasticity, and refuse one asked for", () => {
    expect(marginalEffects(fit, { slope: "eyex" }).notes).toEqual([
      "ey/ex of rd, industry left out: 0/1 columns and categories have none.",
    ]);
    expect(() => marginalEffects(fit, { slope: "eyex", of: ["rd"] })).toThrow(
      expect.objectContaining({ code: "bad-option" }),
    );
  });

  it("refuse what has no meaning, by name", () => {
    const refuse = (ask: () => unknown, code: string, words: RegExp): void => {
      expect(ask).toThrow(expect.objectContaining({ code }));
      expect(ask).toThrow(words);
    };
    refuse(() => marginalEffects(fit, { at: "means", ...unconditional }), "bad-option", /at: "means"/);
    refuse(
      () => predictions(fit, { newdata: [{ size: 1, age: 1, rd: 1, industry: "J62" }], ...unconditional }),
      "bad-option",
      /newdata/,
    );
    refuse(() => marginalEffects(fit, { at: "rows", by: "rd" } as never), "bad-option", /by is for averages/);
    refuse(() => marginalEffects(fit, { slope: "elasticity" } as never), "bad-option", /"eyex"/);
    refuse(() => predictions(fit, { grid: { rdd: [0, 1] } }), "unknown-column", /'rdd'. Did you mean 'rd'/);
    refuse(() => predictions(fit, { grid: { industry: ["K65"] } }), "unknown-level", /K65/);
    refuse(() => predictions(fit, { by: "regions" }), "unknown-column", /region/);
    refuse(
      () => predictions(fit, { grid: { age: Array.from({ length: 1001 }, (_, i) => i) } }),
      "bad-option",
      /1001 cells/,
    );
    refuse(() => predictions(fit, { equivalence: [1, -1] }), "bad-option", /lower first/);
    refuse(() => comparisons(fit, { size: "10%" } as never), "bad-option", /"\+10%"/);
    refuse(() => comparisons(fit, { industry: "+1" }), "bad-option", /"pairwise"/);
    refuse(() => comparisons(fit, { rd: [1] }), "bad-option", /two values/);
    refuse(() => comparisons(fit, { size: [0, 10] }), "undefined-quantity", /size/);
    refuse(() => comparisons(fit, { industry: "pairwise" }, { jointly: true }), "bad-option", /jointly/);
    refuse(() => comparisons(fit, { rd: [0, 1] }, { comparison: "odds" } as never), "bad-option", /"lnratio"/);
  });
});

describe("derivatives of every comparison in every parameter", () => {
  const data = selectionData();
  const formulas = { selection: "s ~ a + I(a^2) + rd + z", outcome: "y ~ log(a) + rd + a:rd" };
  const selection = heckman(formulas, data);
  const asks: readonly [string, Fit, (of: Fit) => Pick<Effects, "coef" | "vcov">][] = [
    ["elasticities", fit, (of) => marginalEffects(of, { slope: "eyex", by: "industry" })],
    [
      "semi-elasticities after a selection model",
      selection,
      (of) => marginalEffects(of, { slope: "eydx", type: "unconditional", of: ["a"] }),
    ],
    ["ratios", fit, (of) => comparisons(of, { size: "+10%", industry: "pairwise" }, { comparison: "ratio" })],
    [
      "log ratios after a selection model",
      selection,
      (of) => comparisons(of, { rd: [0, 1], a: "+1" }, { comparison: "lnratio", type: "unconditional" }),
    ],
    ["predictions", selection, (of) => predictions(of, { type: "conditional", grid: { rd: [0, 1] } })],
  ];
  for (const [title, estimated, ask] of asks) {
    it(`${title}: J V J' with numerical J`, () => {
      const numerical = numericalJacobian(estimated, (changed) => ask(changed).coef);
      const { names, values } = ask(estimated).vcov;
      const V = estimated.vcov.values;
      for (const [r, row] of names.entries()) {
        for (const [c, column] of names.entries()) {
          let sum = 0;
          V.forEach((line, j) => line.forEach((v, l) => (sum += numerical[j]![row]! * v * numerical[l]![column]!)));
          const scale = Math.sqrt(values[r]![r]! * values[c]![c]!);
          expect(Math.abs(sum - values[r]![c]!) / scale, `${row} ${column}`).toBeLessThan(1e-6);
        }
      }
    });
  }
});

describe("unconditional standard errors", () => {
  it("of an index without transformations follow the textbook: variance of the fit plus variance of the mean", () => {
    const line = ols("sales ~ size + age", firms, { vcov: "HC0" });
    const { se } = predictions(line, unconditional);
    const n = 160;
    const sales = firms.sales as number[];
    const mean = sales.reduce((sum, y) => sum + y, 0) / n;
    // The average prediction of least squares is the mean of the outcome, so its influence is (y - ȳ)/n.
    const variance = sales.reduce((sum, y) => sum + (y - mean) ** 2, 0) / n ** 2;
    expectRelative(se.average!, Math.sqrt(variance), 1e-9);
  });

  it("agree with the jackknife of effects over rows, after one equation and several", () => {
    const data = selectionData();
    const formulas = { selection: "s ~ a + rd + z", outcome: "y ~ log(a) + rd" };
    const asks: readonly [string, Rows, (data: Rows) => Effects][] = [
      [
        "probit",
        firms,
        (rows) => marginalEffects(probit("exporter ~ log(size) + rd", rows), { of: ["size", "rd"], ...unconditional }),
      ],
      ["iv", firms, (rows) => predictions(iv("sales ~ age + [rd ~ size]", rows, { vcov: "robust" }), unconditional)],
      [
        "two-step",
        data,
        (rows) =>
          marginalEffects(withVcov(heckman(formulas, rows, { method: "two-step" }), "robust"), {
            type: "unconditional",
            of: ["a", "rd"],
            ...unconditional,
          }),
      ],
    ];
    for (const [title, rows, ask] of asks) {
      const effects = ask(rows);
      const n = Object.values(rows)[0]!.length;
      const without = Array.from({ length: n }, (_, i) => ask(leaveOut(rows, i)).coef);
      for (const [name, value] of Object.entries(effects.se)) {
        const mean = without.reduce((sum, coef) => sum + coef[name]!, 0) / n;
        const variance = ((n - 1) / n) * without.reduce((sum, coef) => sum + (coef[name]! - mean) ** 2, 0);
        expect(Math.abs(value / Math.sqrt(variance) - 1), `${title} ${name}`).toBeLessThan(0.08);
      }
    }
  }, 60_000);

  it("take a row with frequency weight w as w rows, and sum over clusters in several ways", () => {
    const weighted = probit("exporter ~ log(size) + rd", firms, { weights: { kind: "frequency", column: "times" } });
    const times = firms.times as number[];
    const repeated = Object.fromEntries(
      Object.entries(firms).map(([name, values]) => [name, values.flatMap((x, i) => Array(times[i]!).fill(x))]),
    );
    const spelled = probit("exporter ~ log(size) + rd", repeated);
    expectRelative(
      marginalEffects(weighted, unconditional).se.size!,
      marginalEffects(spelled, unconditional).se.size!,
      1e-9,
    );
    const both = marginalEffects(withVcov(fit, cluster("region", "bank")), unconditional);
    expect(both.conventions.vcov).toBe("unconditional, cluster(region, bank)");
    expect(both.rows.every(({ se }) => se > 0)).toBe(true);
    expect(String(both)).toContain("Standard errors: unconditional, cluster(region, bank)");
  });
});

type Rows = Record<string, readonly unknown[]>;

function leaveOut(data: Rows, row: number): Rows {
  return Object.fromEntries(Object.entries(data).map(([name, values]) => [name, values.filter((_, i) => i !== row)]));
}

import { describe, expect, it } from "vitest";
import { heckman } from "../../src/estimators/heckman.ts";
import { logit } from "../../src/estimators/logit.ts";
import { probit } from "../../src/estimators/probit.ts";
import type { Fit } from "../../src/fit/fit.ts";
import { marginalEffects, type MarginalEffects } from "../../src/inference/marginal-effects.ts";
import { predict } from "../../src/inference/predict.ts";
import { cluster } from "../../src/inference/vcov-option.ts";
import { wald } from "../../src/inference/wald.ts";
import { withVcov } from "../../src/inference/with-vcov.ts";
import { compare } from "../../src/report/compare.ts";
import { forestPlot } from "../../src/report/forest-plot.ts";
import { describeShared, readCase, readSharedCsv } from "../shared.ts";
import { byR, duplicatedFirms, expectRelative, firms, firmsWith, olsFormula, probitFormula } from "./after-the-fit.ts";
import { averagedWithoutWeights, jacobianOf, numericalJacobian } from "./changed-fit.ts";
import { olsByHand } from "./ols-by-hand.ts";
import { selectionData } from "./selection-data.ts";

const fit = probit(probitFormula, firms);

interface Expected {
  readonly estimate: Record<string, number>;
  readonly se: Record<string, number>;
}

function expectEffects(
  effects: MarginalEffects,
  { estimate, se }: Expected,
  tolerance: number,
  seTolerance = tolerance,
): void {
  expect(Object.keys(effects.coef).sort()).toEqual(Object.keys(estimate).sort());
  for (const [name, value] of Object.entries(estimate)) {
    expectRelative(effects.coef[name]!, value, tolerance);
    expectRelative(effects.se[name]!, se[name]!, seTolerance);
  }
}

describe("marginal effects after probit, with logarithms, squares, interactions and categories", () => {
  it("average over the rows, as by numerical derivatives in R", () => {
    expectEffects(marginalEffects(fit), byR.effects.each, 1e-10, 1e-8);
  });

  it("agree with the marginaleffects package", () => {
    const effects = marginalEffects(fit);
    expect(byR.marginaleffects.slopes).toHaveLength(5);
    for (const { term, contrast, estimate, "std.error": se } of byR.marginaleffects.slopes) {
      const row = effects.rows.find((one) => one.term === term && one.contrast === contrast.replace("dY/dX", "dy/dx"))!;
      expectRelative(row.estimate, estimate, 1e-5);
      expectRelative(row.se, se, 1e-4);
    }
  });

  it("use the covariance of the fit", () => {
    expectEffects(marginalEffects(withVcov(fit, cluster("region"))), byR.effects.region, 1e-10, 1e-8);
  });

  it("at the means take the means of numbers and the most frequent level", () => {
    expectEffects(marginalEffects(fit, { at: "means" }), byR.effects.means, 1e-10, 1e-8);
  });

  it("at given values set these columns and leave the others", () => {
    expectEffects(marginalEffects(fit, { at: { rd: 1 } }), byR.effects.atRd1, 1e-10, 1e-8);
  });

  it("average with the weights of the fit", () => {
    const weighted = probit(probitFormula, firms, { weights: { kind: "probability", column: "share" } });
    expectEffects(marginalEffects(weighted), byR.effects.weighted, 1e-9, 1e-8);
  });

  it("take a row with frequency weight w as w rows", () => {
    const weighted = marginalEffects(probit(probitFormula, firms, { weights: { kind: "frequency", column: "times" } }));
    const { coef, se } = marginalEffects(probit(probitFormula, duplicatedFirms()));
    expectEffects(weighted, { estimate: coef, se }, 1e-9);
    expect(weighted.sample).toEqual({ used: 160, incomplete: 0 });
  });
});

describe("marginal effects in general", () => {
  it("of a linear model without transformations are its coefficients with their standard errors", () => {
    const linear = olsByHand("sales ~ size + age + rd + industry", firms, { vcov: "HC1" });
    const effects = marginalEffects(linear);
    for (const name of ["size", "age", "rd", "industry[K64]", "industry[M71]"]) {
      expectRelative(effects.coef[name]!, linear.coef[name]!, 1e-9);
      expectRelative(effects.se[name]!, linear.se[name]!, 1e-9);
    }
    expect(effects.conventions).toEqual({ vcov: "HC1", distribution: "t", df: 154 });
  });

  it("name slopes dy/dx, 0/1 columns and truth values 1 - 0, levels by their difference", () => {
    const data = firmsWith({ big: (firms.size as number[]).map((size) => size > 20) });
    const effects = marginalEffects(probit("exporter ~ age + rd + big + industry", data));
    expect(effects.rows.map(({ term, contrast }) => `${term}: ${contrast}`)).toEqual([
      "age: dy/dx",
      "rd: 1 - 0",
      "big: 1 - 0",
      "industry: K64 - J62",
      "industry: M71 - J62",
    ]);
  });

  it("compare levels with the reference that the formula names, of numbers as categories too", () => {
    const data = firmsWith({ rooms: (firms.age as number[]).map((age) => 1 + (age % 3)) });
    const effects = marginalEffects(probit('exporter ~ size + C(industry, ref = "M71") + C(rooms)', data));
    expect(effects.rows.map(({ term, contrast }) => `${term}: ${contrast}`)).toEqual([
      "size: dy/dx",
      "industry: J62 - M71",
      "industry: K64 - M71",
      "rooms: 2 - 1",
      "rooms: 3 - 1",
    ]);
    const means = marginalEffects(probit("exporter ~ size + C(rooms)", data), { at: "means" });
    expect(means.rows.every(({ estimate }) => Number.isFinite(estimate))).toBe(true);
  });

  it("of some columns on another quantity", () => {
    const effects = marginalEffects(fit, { of: ["age"], type: "index" });
    const ages = firms.age as number[];
    const mean = ages.reduce((sum, age) => sum + age, 0) / ages.length;
    expectRelative(effects.coef.age!, fit.coef.age + 2 * mean * fit.coef["I(age^2)"], 1e-10);
    expect(effects.rows).toHaveLength(1);
    expect(effects.title).toBe(`Average marginal effects on ${effects.quantity}`);
  });

  it("have derivatives in every parameter that agree with numerical ones", () => {
    for (const estimated of [fit, logit(probitFormula, firms), olsByHand(olsFormula, firms)]) {
      expectJacobian(estimated);
    }
  });

  it("do not depend on the blocks in which they are summed", () => {
    const times = 60;
    const many = Object.fromEntries(
      Object.entries(firms).map(([name, values]) => [name, Array(times).fill(values).flat()]),
    );
    const { coef, se } = marginalEffects(fit);
    const scaled = Object.fromEntries(Object.entries(se).map(([name, value]) => [name, value / Math.sqrt(times)]));
    expectEffects(marginalEffects(probit(probitFormula, many)), { estimate: coef, se: scaled }, 1e-8);
  });

  it("follow an offset that depends on the column", () => {
    const withOffset = olsByHand("sales ~ age + rd + offset(log(size))", firms);
    const meanInverse = (firms.size as number[]).reduce((sum, size) => sum + 1 / size, 0) / 160;
    expectRelative(marginalEffects(withOffset, { of: ["size"] }).coef.size!, meanInverse, 1e-12);
    expect(Object.keys(marginalEffects(withOffset).coef)).toEqual(["age", "rd"]);
  });

  it("can be tested jointly, compared and plotted", () => {
    const effects = marginalEffects(olsByHand("sales ~ size + age + rd", firms));
    const direct = wald(olsByHand("sales ~ size + age + rd", firms), "size = age");
    expectRelative(wald(effects, "size = age").statistic, direct.statistic, 1e-9);
    expect(String(compare([fit, effects]))).toContain("age");
    expect(JSON.stringify(forestPlot(effects))).toContain('"term":"rd"');
  });

  it("print themselves with what they rest on", () => {
    const text = String(marginalEffects(fit));
    expect(text).toContain("Average marginal effects on Pr(exporter = 1)");
    expect(text).toMatch(/industry +M71 - J62 +0\.\d+/);
    expect(text).toContain("Averaged over 160 rows.");
    expect(marginalEffects(fit, { at: { rd: 1 } }).title).toBe(
      "Average marginal effects on Pr(exporter = 1) at rd = 1",
    );
  });

  it("refuse unknown columns, levels, quantities and values, by name", () => {
    expect(() => marginalEffects(fit, { of: ["agee"] })).toThrow(/on a column 'agee'. Did you mean 'age'/);
    expect(() => marginalEffects(fit, { at: { industry: "J63" } })).toThrow(
      expect.objectContaining({ code: "unknown-level" }),
    );
    expect(() => marginalEffects(fit, { at: { region: "r1" } })).toThrow(
      expect.objectContaining({ code: "unknown-column" }),
    );
    expect(() => marginalEffects(fit, { at: { rd: "yes" } })).toThrow(expect.objectContaining({ code: "bad-option" }));
    expect(() => marginalEffects(fit, { type: "odds" })).toThrow(
      expect.objectContaining({ code: "undefined-quantity" }),
    );
    expect(() => marginalEffects(JSON.parse(JSON.stringify(fit)))).toThrow(
      expect.objectContaining({ code: "needs-data" }),
    );
  });
});

describe("marginal effects after a selection model", () => {
  const data = selectionData();
  const formulas = { selection: "s ~ a + I(a^2) + rd + z", outcome: "y ~ log(a) + rd + a:rd" };
  const fits: [string, Fit][] = [
    ["maximum likelihood", heckman(formulas, data)],
    ["two-step", heckman(formulas, data, { method: "two-step" })],
  ];
  for (const [method, estimated] of fits) {
    for (const type of ["conditional", "unconditional", "mean", "probability"]) {
      it(`${method}: effects on ${type} are those of predictions through both equations, derivatives exact`, () => {
        const effects = marginalEffects(estimated, { type });
        expect(effects.sample).toEqual({ used: 400, incomplete: 0 });
        expect(Object.keys(effects.coef)).toContain("rd");
        for (const [name, effect] of Object.entries(effects.coef)) {
          expectRelative(effect, fromPredictions(estimated, data, type, name), 1e-7);
        }
        expectJacobian(estimated, type);
      });
    }
  }

  it("leave out and count rows where the outcome's columns are missing", () => {
    const holes: Record<string, readonly unknown[]> = {
      ...data,
      w: data.s!.map((s, i) => (s === 1 ? (data.z![i] as number) ** 2 : null)),
    };
    const estimated = heckman({ selection: "s ~ a + rd + z", outcome: "y ~ rd + w" }, holes);
    const selected = data.s!.filter((s) => s === 1).length;
    expect(marginalEffects(estimated, { type: "mean" }).sample).toEqual({ used: selected, incomplete: 400 - selected });
    expect(marginalEffects(estimated, { type: "probability" }).sample).toEqual({ used: 400, incomplete: 0 });
    expect(String(marginalEffects(estimated, { type: "mean" }))).toContain("rows of the sample left out");
  });

  it("leave out rows with a level that only the unselected have", () => {
    const levels: Record<string, readonly unknown[]> = {
      ...data,
      k: data.s!.map((s, i) => (s === 0 && i % 3 === 0 ? "only" : i % 2 === 0 ? "even" : "odd")),
    };
    const estimated = heckman({ selection: "s ~ a + rd + z", outcome: "y ~ rd + k" }, levels);
    const only = levels.k!.filter((level) => level === "only").length;
    const effects = marginalEffects(estimated, { type: "conditional" });
    expect(effects.sample).toEqual({ used: 400 - only, incomplete: only });
    expect(effects.rows.filter(({ term }) => term === "k").map(({ contrast }) => contrast)).toEqual(["odd - even"]);
  });
});

describeShared("marginal effects against the reference cases", () => {
  const names = ["probit_mroz", "probit_hmda", "probit_hmda_weights", "probit_resume_cluster", "probit_swisslabor"];
  for (const name of [...names, "logit_mroz", "logit_spector", "logit_union_cluster"]) {
    it(`${name}: slopes and differences, average and at the means, by kind of covariance`, () => {
      const reference = readCase(name);
      const estimator = name.startsWith("probit") ? probit : (logit as typeof probit);
      const data = readSharedCsv("reference", reference.data);
      const weights = { kind: "frequency", column: "fw" } as const;
      const weighted = name.includes("weights");
      // Its reference was estimated with weights but averaged without (ours are averaged with them: see above).
      const estimated = weighted
        ? averagedWithoutWeights(estimator(reference.formula as string, data, { weights }))
        : estimator(reference.formula as string, data);
      const { column_derivative: slopes, discrete_0_1: differences } = reference.margins;
      const compare = (effects: MarginalEffects, kind: string): void => {
        for (const { name: term, contrast, estimate, se } of effects.rows) {
          const expected = contrast === "dy/dx" ? slopes[kind] : differences?.[kind];
          if (expected === undefined) continue;
          expectRelative(estimate, contrast === "dy/dx" ? expected.estimate[term] : expected[term].estimate, 1e-8);
          expectRelative(se, contrast === "dy/dx" ? expected.se[term] : expected[term].se, 1e-7);
        }
      };
      compare(marginalEffects(estimated), "AME_observed");
      compare(marginalEffects(estimated, { at: "means" }), "MEM_observed");
      if (!weighted) compare(marginalEffects(withVcov(estimated, "HC0")), "AME_robust_obs");
      const count = Object.keys(differences?.AME_observed ?? {}).length;
      expect(marginalEffects(estimated).rows.filter(({ contrast }) => contrast === "1 - 0")).toHaveLength(count);
    });
  }
});

/** The effects' own derivatives in the parameters against numerical ones. */
function expectJacobian(estimated: Fit, type?: string): void {
  const options = type === undefined ? {} : { type };
  const own = jacobianOf(estimated, (changed) => marginalEffects(changed, options).se);
  const numerical = numericalJacobian(estimated, (changed) => marginalEffects(changed, options).coef);
  for (const [j, derivatives] of numerical.entries()) {
    for (const [name, derivative] of Object.entries(derivatives)) {
      expect(Math.abs(Math.abs(derivative) - own[j]![name]!), `${type} ${name} ${j}`).toBeLessThan(
        1e-7 * (1 + Math.abs(derivative)),
      );
    }
  }
}

/** An effect from predictions: the average at one value of the column less that at another. */
function fromPredictions(
  estimated: Fit,
  data: Record<string, readonly unknown[]>,
  type: string,
  column: string,
): number {
  const at = (value: (old: number) => unknown): number => {
    const changed = { ...data, [column]: (data[column] as number[]).map(value) };
    const { estimate } = predict(estimated, changed, { type });
    return estimate.reduce((sum, one) => sum + one, 0) / estimate.length;
  };
  if ((data[column] as number[]).every((value) => value === 0 || value === 1)) return at(() => 1) - at(() => 0);
  const slope = (h: number): number => (at((x) => x + h) - at((x) => x - h)) / (2 * h);
  return (4 * slope(5e-4) - slope(1e-3)) / 3;
}

import { describe, expect, it } from "vitest";
import type { EstimandError } from "../../src/errors.ts";
import { logit } from "../../src/estimators/logit.ts";
import { tobit } from "../../src/estimators/tobit.ts";
import { probit } from "../../src/estimators/probit.ts";
import type { Fit } from "../../src/fit/fit.ts";
import { testResult } from "../../src/fit/make-test-result.ts";
import { confint } from "../../src/inference/confint.ts";
import { deltaMethod } from "../../src/inference/delta-method.ts";
import { lrTest } from "../../src/inference/lr-test.ts";
import { cluster } from "../../src/inference/vcov-option.ts";
import { wald } from "../../src/inference/wald.ts";
import { withVcov } from "../../src/inference/with-vcov.ts";
import { exampleFit } from "../report/example-fit.ts";
import { byR, expectMatrix, expectRelative, firms, firmsWith, olsFormula, probitFormula } from "./after-the-fit.ts";
import { olsByHand } from "./ols-by-hand.ts";

const ols = olsByHand(olsFormula, firms);
const fit = probit(probitFormula, firms);
const saved = JSON.parse(JSON.stringify(fit));

describe("Wald tests", () => {
  it("of least squares are F tests, as car's linearHypothesis", () => {
    const test = wald(ols, ["age = 2*rd", "industry[K64] = industry[M71]"]);
    expect(test).toMatchObject({ distribution: "F", df: byR.ols.tests.F.df });
    expectRelative(test.statistic, byR.ols.tests.F.statistic, 1e-10);
    expectRelative(test.p, byR.ols.tests.F.p, 1e-9);
  });

  it("use the covariance that the fit has", () => {
    const test = wald(withVcov(ols, "HC1"), "log(size) - rd/3 = 0.5");
    expectRelative(test.statistic, byR.ols.tests.robust.statistic, 1e-9);
    expectRelative(test.p, byR.ols.tests.robust.p, 1e-9);
    expect(wald(withVcov(ols, cluster("region")), "rd = 0").df).toEqual([1, 17]);
  });

  it("of likelihoods are chi-square tests, from a fit in memory or out of JSON, by text or by matrix", () => {
    const R = [
      fit.vcov.names.map((name) => Number(name === "age")),
      fit.vcov.names.map((name) => Number(name === "I(age^2)")),
    ];
    for (const test of [
      wald(fit, ["age = 0", "I(age^2) = 0"]),
      wald(saved, ["age", "I(age^2)"]),
      wald(fit, { R }),
      wald(fit, { R, r: [0, 0] }),
    ]) {
      expect(test).toMatchObject({ distribution: "chi2", df: [2] });
      expectRelative(test.statistic, byR.probit.wald.statistic, 1e-9);
      expectRelative(test.p, byR.probit.wald.p, 1e-9);
    }
  });

  it("say in a sentence what was tested", () => {
    const test = wald(fit, ["age = 0", "rd"]);
    expect(test.null).toBe("age = 0; rd = 0.");
    expect(String(test)).toMatch(/^Wald test: χ²\(2\) = [\d.]+, p = 0\.\d+\. Null: age = 0; rd = 0\.$/);
    const R = [fit.vcov.names.map((name) => (name === "age" ? 2 : name === "rd" ? -1 : 0))];
    expect(wald(fit, { R, r: [1] }).null).toBe("2*age - rd = 1.");
  });

  it("drop restrictions that others imply, and say so", () => {
    const test = wald(fit, ["age = 0", "rd = 0", "age = rd"]);
    expect(test.df).toEqual([2]);
    expect(test.note).toBe("1 of the 3 restrictions is implied by the others.");
    expect(test.statistic).toBeCloseTo(wald(fit, ["age = 0", "rd = 0"]).statistic, 10);
    expect(wald(fit, "age = rd = 0 = age").df).toEqual([2]);
  });

  it("refuse restrictions that contradict each other", () => {
    expect(() => wald(fit, ["age = 0", "rd = 1", "age = rd"])).toThrow(
      expect.objectContaining({ code: "bad-hypothesis", facts: { restriction: 3 } }),
    );
  });

  it("refuse a matrix of another width, of zeros, or of no rows", () => {
    expect(() => wald(fit, { R: [[1, 0]] })).toThrow(/9 finite numbers in each/);
    expect(() => wald(fit, { R: [fit.vcov.names.map(() => 0)] })).toThrow(/restricts nothing/);
    expect(() => wald(fit, { R: [] })).toThrow(/at least one row/);
    expect(() => wald(fit, [])).toThrow(/no hypothesis/);
  });

  it("refuse more restrictions than clusters can carry", () => {
    const data = firmsWith({ half: (firms.age as number[]).map((age) => (age > 20 ? "old" : "young")) });
    const clustered = olsByHand("sales ~ log(size) + age + rd", data, { vcov: cluster("half") });
    expect(() => wald(clustered, ["log(size)", "age", "rd"])).toThrow(
      expect.objectContaining({ code: "undefined-covariance" }),
    );
  });
});

describe("likelihood-ratio tests", () => {
  it("refuse fits by different estimators, with different weights or offsets", () => {
    const rows = firms.age!.map((_, i) => i);
    const binary = firmsWith({
      count: rows.map((i) => 1 + (i % 3)),
      size2: rows.map((i) => (i % 7) / 10),
    }) as typeof firms;
    const small: string = "exporter ~ age";
    const large: string = "exporter ~ age + rd";
    const weights = { kind: "analytic", column: "count" } as const;
    const refused = (first: Fit, second: Fit): string => {
      try {
        return String(lrTest(first, second));
      } catch (error) {
        return `${(error as EstimandError).code}: ${(error as Error).message}`;
      }
    };
    expect(refused(probit(small, binary), logit(large, binary))).toMatch(/^not-nested: .*probit and logit/);
    expect(refused(probit(small, binary), probit(large, binary, { weights }))).toMatch(
      /^not-nested: .*different weights/,
    );
    expect(refused(probit(small, binary), probit(large, binary, { offset: "size2" }))).toMatch(
      /^not-nested: .*offsets \(none and size2\)/,
    );
    expect(
      refused(tobit("size2 ~ age", binary, { lower: 0.1 }), tobit("size2 ~ age + rd", binary, { lower: 0 })),
    ).toMatch(/^not-nested: .*different lower limits \(0.1 and 0\)/);
    expect(
      lrTest(tobit("size2 ~ age", binary, { lower: 0 }), tobit("size2 ~ age + rd", binary, { lower: 0 })).df,
    ).toEqual([1]);
    const vouched = lrTest(probit(small, binary), logit(large, binary), { nested: true });
    expect(vouched.df).toEqual([1]);
  });

  const small = probit("exporter ~ log(size) + rd", firms);

  it("agree with lmtest, in either order", () => {
    for (const test of [lrTest(small, fit), lrTest(fit, small)]) {
      expect(test.df).toEqual([byR.probit.lr.df]);
      expectRelative(test.statistic, byR.probit.lr.statistic, 1e-10);
      expectRelative(test.p, byR.probit.lr.p, 1e-9);
    }
    const linear = lrTest(olsByHand("sales ~ log(size) + age", firms), ols);
    expectRelative(linear.statistic, byR.ols.tests.lr.statistic, 1e-10);
  });

  it("name the coefficients that are zero under the null", () => {
    const test = lrTest(probit("exporter ~ log(size)", firms), small);
    expect(test.null).toBe("The coefficient of rd is zero.");
    expect(lrTest(probit("exporter ~ rd", firms), probit("exporter ~ rd + age + size", firms)).null).toBe(
      "The coefficients of age and size are both zero.",
    );
  });

  it("refuse models that do not contain each other, unless vouched for", () => {
    const other = probit("exporter ~ age", firms);
    expect(() => lrTest(other, small)).toThrow(
      expect.objectContaining({ code: "not-nested", facts: { missing: ["age"] } }),
    );
    const sum = firmsWith({ both: (firms.age as number[]).map((age, i) => age + (firms.rd as number[])[i]!) });
    const restricted = probit("exporter ~ both", sum);
    expect(lrTest(restricted, probit("exporter ~ age + rd", firms), { nested: true })).toMatchObject({ df: [1] });
    expect(() => lrTest(small, small)).toThrow(/no restriction to test/);
  });

  it("refuse other outcomes, other rows and other numbers of rows", () => {
    const fewer = Object.fromEntries(Object.entries(firms).map(([name, values]) => [name, values.slice(0, 150)]));
    const turned = firmsWith({ exporter: [...firms.exporter!].reverse() });
    expect(() => lrTest(probit("rd ~ age", firms), fit)).toThrow(/different outcomes: rd and exporter/);
    expect(() => lrTest(probit("exporter ~ rd", fewer), fit)).toThrow(/different rows/);
    expect(() => lrTest(probit("exporter ~ rd", turned), fit)).toThrow(/different rows/);
  });

  it("refuse clusters and probability weights, and qualify robust fits", () => {
    expect(() => lrTest(withVcov(small, cluster("region")), fit)).toThrow(/Use wald/);
    const weights = { kind: "probability", column: "share" } as const;
    expect(() =>
      lrTest(probit("exporter ~ rd", firms, { weights }), probit("exporter ~ rd + age", firms, { weights })),
    ).toThrow(expect.objectContaining({ code: "bad-option" }));
    expect(lrTest(withVcov(small, "robust"), fit).note).toContain("robust standard errors play no part");
  });

  it("work on fits out of JSON", () => {
    expect(lrTest(JSON.parse(JSON.stringify(small)), saved).statistic).toBe(lrTest(small, fit).statistic);
  });
});

describe("confidence intervals", () => {
  it("of least squares use t, as R's confint", () => {
    const { coef, level } = confint(ols, { level: 0.9 });
    expect(level).toBe(0.9);
    for (const [i, { low, high }] of Object.values(coef).entries()) {
      expectRelative(low, byR.ols.confint90[i][0], 1e-9);
      expectRelative(high, byR.ols.confint90[i][1], 1e-9);
    }
  });

  it("of likelihoods use the normal distribution, by name", () => {
    const { coef } = confint(fit);
    expectRelative(coef.age.high, fit.coef.age + 1.959963984540054 * fit.se.age, 1e-12);
    expect(confint(saved).coef).toEqual(coef);
  });

  it("of derived parameters stay in range, and at 95% are the fit's own", () => {
    const ends = (z: number) => [Math.tanh(0.25 - z * 0.1), Math.tanh(0.25 + z * 0.1)] as const;
    const [low, high] = ends(1.959963984540054);
    const heckman = exampleFit({
      derived: { rho: { estimate: Math.tanh(0.25), se: 0.094, low, high, scale: "atanh" } },
    });
    expect(confint(heckman).derived.rho).toEqual({ estimate: Math.tanh(0.25), low, high });
    const [low99, high99] = ends(2.5758293035489004);
    const wide = confint(heckman, { level: 0.99 }).derived.rho!;
    expectRelative(wide.low, low99, 1e-10);
    expectRelative(wide.high, high99, 1e-12);
  });

  it("by likelihood ratios are known at 95% only", () => {
    const rho = { estimate: -0.13, se: 0.17, low: -0.38, high: 1, scale: "profile" } as const;
    const heckman = exampleFit({ derived: { rho } });
    expect(confint(heckman).derived.rho).toEqual({ estimate: -0.13, low: -0.38, high: 1 });
    expect(confint(heckman, { level: 0.9 }).derived.rho).toEqual({
      estimate: -0.13,
      low: Number.NaN,
      high: Number.NaN,
    });
  });

  it("refuse a level that is none", () => {
    expect(() => confint(fit, { level: 95 })).toThrow(expect.objectContaining({ code: "bad-option" }));
  });

  it("print themselves", () => {
    expect(String(confint(fit, { level: 0.9 }))).toContain("Confidence intervals, 90%");
    expect(confint(fit).toMarkdown()).toContain("| log(size)");
  });

  it("a withheld standard error gives no interval, also out of JSON", () => {
    const withheld = exampleFit({ se: { ...exampleFit().se, "selection:rd_x": Number.NaN } });
    for (const one of [withheld, JSON.parse(JSON.stringify(withheld))]) {
      expect(confint(one).coef["selection:rd_x"]!.low).toBeNaN();
    }
  });
});

describe("the delta method", () => {
  it("gives a linear function its exact standard error, and a ratio its textbook one", () => {
    const sum = deltaMethod(fit, (b) => b.age + 2 * b.rd);
    const { names, values } = fit.vcov;
    const [i, j] = [names.indexOf("age"), names.indexOf("rd")];
    expectRelative(sum.se, Math.sqrt(values[i]![i]! + 4 * values[j]![j]! + 4 * values[i]![j]!), 1e-9);
    const ratio = deltaMethod(saved, (b: typeof fit.coef) => b.age / b.rd);
    const [x, y] = [fit.coef.age, fit.coef.rd];
    const variance = values[i]![i]! / y ** 2 + (x ** 2 / y ** 4) * values[j]![j]! - (2 * x * values[i]![j]!) / y ** 3;
    expectRelative(ratio.se, Math.sqrt(variance), 1e-8);
    expectRelative(ratio.estimate, x / y, 1e-15);
  });
});

describe("test results", () => {
  it("are frozen records whose JSON keeps every field", () => {
    const test = wald(fit, "age = 0");
    expect(Object.isFrozen(test)).toBe(true);
    const { statistic, p } = test;
    expect(JSON.parse(JSON.stringify(test))).toEqual({
      name: "Wald test",
      null: "age = 0.",
      statistic,
      distribution: "chi2",
      df: [1],
      p,
    });
  });

  it("keep small p-values that 1 - cdf would lose", () => {
    const conventions = { distribution: "normal", df: null } as const;
    const strong = wald({ coef: { a: 30 }, vcov: { names: ["a"], values: [[1]] }, conventions }, "a = 0");
    expectRelative(strong.p, 2 * 4.906713927148187e-198, 1e-12);
  });

  it("are two-sided for t and normal, and half and half for a parameter at its boundary", () => {
    const p = (distribution: "t" | "normal" | "mixture", statistic: number, df: number[]) =>
      testResult({ name: "test", null: "none", statistic, distribution, df }).p;
    expectRelative(p("normal", -1.959963984540054, []), 0.05, 1e-12);
    expectRelative(p("t", -2.2281388519649385, [10]), 0.05, 1e-10);
    expectRelative(p("mixture", 2.705543454095404, [1]), 0.05, 1e-12);
    expect(p("mixture", 0, [1])).toBe(1);
    expectRelative(p("mixture", 4, [2]), (0.04550026389635842 + Math.exp(-2)) / 2, 1e-12);
    expect(p("normal", Number.NaN, [])).toBeNaN();
  });
});

it("matrices of R are compared in units of the standard errors", () => {
  expect(() =>
    expectMatrix(
      [
        [1, 0],
        [0, 1],
      ],
      [
        [1, 1e-3],
        [1e-3, 1],
      ],
      4,
    ),
  ).toThrow();
});

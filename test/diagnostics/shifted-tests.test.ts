import { describe, expect, it } from "vitest";
import { heteroskedasticityTest } from "../../src/diagnostics/heteroskedasticity-test.ts";
import { normalityTest } from "../../src/diagnostics/normality-test.ts";
import { ols } from "../../src/estimators/ols.ts";
import { orderedProbit } from "../../src/estimators/ordered-probit.ts";
import { probit } from "../../src/estimators/probit.ts";
import { tobit } from "../../src/estimators/tobit.ts";
import type { TestResult } from "../../src/fit/test-result.ts";
import { informationMatrixTest } from "../../src/inference/information-matrix-test.ts";
import { lmTest } from "../../src/inference/lm-test.ts";
import { cluster } from "../../src/inference/vcov-option.ts";
import { rows } from "../identification/made-data.ts";

/** In 1024ths, so that sums with a shift are exact. */
const exact = (value: number): number => Math.round(value * 1024) / 1024;

/** x and w measured from another zero. */
const shifted = (by: number) =>
  rows(11, 300, (draw, i) => {
    const [x, z, w] = [exact(draw.normal()), exact(draw.normal()), exact(draw.normal())];
    const [e, u] = [draw.normal(), draw.normal()];
    const level = x + e < -0.5 ? 0 : x + e < 0.7 ? 1 : 2;
    return { x: x + by, z, w: w + by, y: 1 + x + u, level, b: Number(0.2 + x + e > 0), n: 1 + (i % 3), g: i % 30 };
  });
type Data = ReturnType<typeof shifted>;

const binary = (data: Data) => probit("b ~ x + z", data);
const tests: Readonly<Record<string, (data: Data) => TestResult>> = {
  "informationMatrixTest of probit": (data) => informationMatrixTest(binary(data)),
  "informationMatrixTest of probit by outer products": (data) => informationMatrixTest(binary(data), { form: "opg" }),
  "informationMatrixTest of probit with weights": (data) =>
    informationMatrixTest(probit("b ~ x + z", data, { weights: { kind: "frequency", column: "n" } })),
  "informationMatrixTest of tobit": (data) => informationMatrixTest(tobit("y ~ x + z", data, { lower: 0.2 })),
  normalityTest: (data) => normalityTest(binary(data)),
  heteroskedasticityTest: (data) => heteroskedasticityTest(binary(data)),
  "heteroskedasticityTest of other terms": (data) => heteroskedasticityTest(binary(data), { terms: "w" }),
  "heteroskedasticityTest by clusters": (data) =>
    heteroskedasticityTest(probit("b ~ x + z", data, { vcov: cluster("g") })),
  "lmTest of probit": (data) => lmTest(binary(data), "w"),
  "lmTest of probit with weights": (data) =>
    lmTest(probit("b ~ x + z", data, { weights: { kind: "frequency", column: "n" } }), "w"),
  "lmTest of probit, robust": (data) => lmTest(binary(data), "w", { form: "robust" }),
  "lmTest of probit by outer products": (data) => lmTest(binary(data), "w", { form: "opg" }),
  "lmTest of ols": (data) => lmTest(ols("y ~ x + z", data), "w"),
  "lmTest of orderedProbit": (data) => lmTest(orderedProbit("level ~ x + z", data), "w"),
  "lmTest of tobit": (data) => lmTest(tobit("y ~ x + z", data, { lower: 0.2 }), "w"),
};

describe("a test does not ask where a column's zero is", () => {
  it.each(Object.entries(tests))("%s", (_, test) => {
    const near = test(shifted(0));
    expect(near.statistic).toBeGreaterThan(0);
    for (const by of [300, 2000, 1e6]) {
      const far = test(shifted(by));
      expect(far.df).toEqual(near.df);
      expect(Math.abs(far.statistic / near.statistic - 1), String(by)).toBeLessThan(by < 1e6 ? 1e-9 : 1e-7);
    }
  });

  it("nor does the information matrix test which combinations of its columns a model has, with a constant or without", () => {
    const data = shifted(0);
    for (const [one, other] of [
      ["b ~ 0 + x + z", "b ~ 0 + I(x + z) + I(x - 3 * z)"],
      ["b ~ x + z", "b ~ I(x + z) + I(x - 3 * z)"],
    ] as const) {
      const [as, turned] = [informationMatrixTest(probit(one, data)), informationMatrixTest(probit(other, data))];
      expect(turned.df).toEqual(as.df);
      expect(turned.statistic / as.statistic).toBeCloseTo(1, 10);
    }
  });

  it("but its diagonal does, with as many degrees of freedom wherever that zero is", () => {
    const [near, ...far] = [0, 300, 2000, 1e6].map((by) =>
      informationMatrixTest(binary(shifted(by)), { entries: "diagonal" }),
    );
    // (x + s)² - s² is 2sx + x²: nearly x alone where s is large.
    for (const [i, by] of [300, 2000].entries()) {
      expect(far[i]!.df).toEqual(near!.df);
      expect(Math.abs(far[i]!.statistic / far[2]!.statistic - 1)).toBeLessThan(1 / by);
    }
    expect(far[2]!.df).toEqual(near!.df);
    expect(Math.abs(near!.statistic / far[0]!.statistic - 1)).toBeGreaterThan(0.01);
  });
});

import { describe, expect, it } from "vitest";
import { EstimandError } from "../../src/errors.ts";
import { ols } from "../../src/estimators/ols.ts";
import { probit } from "../../src/estimators/probit.ts";
import { deltaMethod } from "../../src/inference/delta-method.ts";
import { marginalEffects } from "../../src/inference/marginal-effects.ts";
import { nonlinearWald } from "../../src/inference/nonlinear-wald.ts";
import { wald } from "../../src/inference/wald.ts";
import { nlcom, testnl } from "../../src/nlcom/index.ts";
import { byR, firms, olsFormula, probitFormula } from "../inference/after-the-fit.ts";

const fit = probit(probitFormula, firms);
const linear = ols(olsFormula, firms);

describe("nlcom", () => {
  it("names coefficients as the fit does: functions, powers, levels, interactions, the intercept", () => {
    const expression =
      "exp(log(size)) * industry[K64] / (rd:industry[M71]^2 + 1) - sqrt(abs((Intercept))) + `I(age^2)`";
    const { rows } = nlcom(fit, expression);
    const expected = deltaMethod(
      fit,
      (b) =>
        (Math.exp(b["log(size)"]!) * b["industry[K64]"]!) / (b["rd:industry[M71]"]! ** 2 + 1) -
        Math.sqrt(Math.abs(b["(Intercept)"]!)) +
        b["I(age^2)"]!,
    );
    expect(rows[0]!.name).toBe(expression);
    expect(rows[0]!.estimate).toBeCloseTo(expected.estimate, 12);
    expect(rows[0]!.se / expected.se).toBeCloseTo(1, 8);
    expect(rows[0]!.p).toBeCloseTo(expected.p, 8);
  });

  it("is exact: a linear combination has the standard error that the covariance gives", () => {
    const names = fit.vcov.names;
    const [i, j] = [names.indexOf("age"), names.indexOf("rd")];
    const v = fit.vcov.values;
    const variance = 4 * v[i]![i]! - 4 * v[i]![j]! + v[j]![j]!;
    expect(nlcom(fit, "2 * age - rd").rows[0]!.se).toBeCloseTo(Math.sqrt(variance), 15);
  });

  it("gives several combinations their joint covariance, which wald takes", () => {
    const both = nlcom(fit, { turn: "-age / (2 * `I(age^2)`)", ratio: "rd / log(size)" });
    expect(both.vcov.names).toEqual(["turn", "ratio"]);
    const test = wald(both, ["turn = 30", "ratio = 1"]);
    const same = testnl(fit, ["-age / (2 * `I(age^2)`) = 30", "rd / log(size) = 1"]);
    expect(test.statistic).toBeCloseTo(same.statistic, 9);
    expect(test.df).toEqual([2]);
    expect(String(both)).toContain("ratio: rd / log(size)");
  });

  it("uses t where the fit does, its level, and works on saved fits and effects", () => {
    const { rows, level } = nlcom(JSON.parse(JSON.stringify(linear)), "rd / age", { level: 0.9 });
    const expected = deltaMethod(linear, (b) => b.rd! / b.age!, { level: 0.9 });
    expect(level).toBe(0.9);
    expect(rows[0]!.low).toBeCloseTo(expected.low, 8);
    expect(rows[0]!.p).toBeCloseTo(expected.p, 8);
    const effects = marginalEffects(fit);
    expect(nlcom(effects, "rd / age").rows[0]!.estimate).toBeCloseTo(effects.coef.rd! / effects.coef.age!, 12);
  });

  it.each([
    ["agee / rd", "unknown-coefficient", "Did you mean 'age'?"],
    ["age +* rd", "bad-hypothesis", "check brackets and operators"],
    ["import('fs')", "unknown-coefficient", "import"],
    ["f(age)", "unknown-coefficient", "f(age)"],
    ["sin rd", "unknown-coefficient", "sin"],
    ["age; rd", "bad-hypothesis", "position 4"],
    ["[age, rd]", "bad-hypothesis", "position 1"],
    ["1 + 1", "bad-hypothesis", "a coefficient"],
    ["", "bad-hypothesis", "expression"],
    ["`nothing` / rd", "unknown-coefficient", "nothing"],
    ["log(age - age)", "bad-hypothesis", "logarithm"],
    ["rd / (age - age)", "bad-hypothesis", "division by zero"],
  ])("refuses %j", (expression, code, words) => {
    const run = (): unknown => nlcom(fit, expression);
    expect(run).toThrow(EstimandError);
    expect(run).toThrow(expect.objectContaining({ code, message: expect.stringContaining(words) }));
  });
});

describe("testnl", () => {
  it("agrees with numerical derivatives, and says the null as written", () => {
    const test = testnl(fit, ["rd * age = 0.01", "log(size)^2 - exp(rd)"]);
    const numerical = nonlinearWald(fit, (b) => [b.rd! * b.age! - 0.01, b["log(size)"]! ** 2 - Math.exp(b.rd!)]);
    expect(test.statistic / numerical.statistic).toBeCloseTo(1, 7);
    expect(test.null).toBe("rd * age = 0.01; log(size)^2 - exp(rd) = 0.");
    expect(test).toMatchObject({ distribution: "chi2", df: [2] });
  });

  it("of linear restrictions is the Wald test, an F where the fit uses t", () => {
    const test = testnl(linear, ["age = 2*rd", "industry[K64] = industry[M71]"]);
    expect(test.statistic / byR.ols.tests.F.statistic).toBeCloseTo(1, 10);
    expect(test.df).toEqual(byR.ols.tests.F.df);
    expect(nonlinearWald(linear, (b) => [b.age! - 2 * b.rd!, b["industry[K64]"]! - b["industry[M71]"]!]).p).toBeCloseTo(
      test.p,
      9,
    );
  });

  it("refuses restrictions that follow from each other, and two equalities in one text", () => {
    expect(() => testnl(fit, ["rd = 1", "2*rd = 2"])).toThrow(
      expect.objectContaining({ code: "undefined-covariance" }),
    );
    expect(() => testnl(fit, "rd = age = 1")).toThrow(expect.objectContaining({ code: "bad-hypothesis" }));
  });
});

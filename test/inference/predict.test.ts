import { describe, expect, it } from "vitest";
import { probit } from "../../src/estimators/probit.ts";
import { fitted, residuals } from "../../src/inference/fitted.ts";
import { marginalEffects } from "../../src/inference/marginal-effects.ts";
import { predict } from "../../src/inference/predict.ts";
import { predictions } from "../../src/inference/predictions.ts";
import { byR, expectRelative, firms, firmsWith, olsFormula, probitFormula } from "./after-the-fit.ts";
import { olsByHand } from "./ols-by-hand.ts";

const fit = probit(probitFormula, firms);
const ols = olsByHand(olsFormula, firms);
const { prediction } = byR;

function expectValues(actual: Float64Array, expected: readonly (number | null)[], tolerance = 1e-9): void {
  expect(actual).toHaveLength(expected.length);
  expected.forEach((value, i) => {
    if (value === null) expect(actual[i]).toBeNaN();
    else expectRelative(actual[i]!, value, tolerance);
  });
}

describe("predictions", () => {
  it("of a probability for new data, with intervals made on the index", () => {
    const { estimate, se, low, high, quantity } = predict(fit, prediction.new, { interval: "confidence" });
    expect(quantity).toBe("Pr(exporter = 1)");
    expectValues(estimate, prediction.probability);
    expectValues(se, prediction.se);
    expectValues(low, prediction.low);
    expectValues(high, prediction.high);
  });

  it("of the index, symmetric", () => {
    const { estimate, se, low } = predict(fit, prediction.new, { type: "index", interval: "confidence" });
    expectValues(estimate, prediction.index);
    expectValues(se, prediction.seIndex);
    expectRelative(low[0]!, prediction.index[0] - 1.959963984540054 * prediction.seIndex[0], 1e-9);
  });

  it("of a mean with t intervals at another level", () => {
    const rows = prediction.new.slice(0, 3);
    const { estimate, se, low, high } = predict(ols, rows, { interval: "confidence", level: 0.9 });
    expectValues(se, prediction.linearSe);
    const ends = [estimate, low, high].map(
      (values, c) => [values, prediction.linear.map((row: number[]) => row[c])] as const,
    );
    for (const [values, expected] of ends) expectValues(values, expected);
  });

  it("without data are those of the rows used, in their order, fitted values", () => {
    const holes = firmsWith({ age: firms.age!.map((age, i) => (i % 10 === 0 ? null : age)) });
    const fewer = probit("exporter ~ age + rd", holes);
    expect(fitted(fewer)).toHaveLength(144);
    const everywhere = predict(fewer, holes).estimate;
    expect(everywhere).toHaveLength(160);
    expect(everywhere[0]).toBeNaN();
    expect(fitted(fewer)).toEqual(everywhere.filter((value) => !Number.isNaN(value)));
    expect(predict(fewer)).not.toHaveProperty("se");
  });

  it("residuals are outcome less fitted value and sum to zero with an intercept", () => {
    const all = residuals(ols);
    expect(Math.abs(all.reduce((sum, one) => sum + one, 0))).toBeLessThan(1e-8);
    expectRelative(all[3]!, (firms.sales![3] as number) - fitted(ols)[3]!, 1e-12);
  });

  it("add the offset, of new data too", () => {
    const withOffset = olsByHand("sales ~ age + offset(log(size))", firms, { offset: "rd" });
    const [base, more] = predict(withOffset, [
      { age: 5, size: 1, rd: 0 },
      { age: 5, size: Math.E, rd: 1 },
    ]).estimate;
    expectRelative(more! - base!, 2, 1e-12);
  });

  it("make the lags that the formula reads", () => {
    const series = { y: [1, 3, 2, 5, 4, 6, 5, 8], x: [1, 2, 0, 4, 3, 5, 1, 1] };
    const lagged = olsByHand("y ~ lag(x)", series);
    const { estimate } = predict(lagged, { x: [2, 7] });
    expect(estimate[0]).toBeNaN();
    expectRelative(estimate[1]!, lagged.coef["(Intercept)"]! + 2 * lagged.coef["lag(x)"]!, 1e-12);
  });

  it("give NaN where a value is missing or not finite, and no error", () => {
    const rows = [
      { size: 0, age: 3, rd: 0, industry: "J62" },
      { size: 3, age: 3, rd: 0, industry: null },
      { size: 3, age: 3, rd: 0, industry: "J62" },
    ];
    const { estimate, se, low } = predict(fit, rows, { interval: "confidence" });
    expect([...estimate].map(Number.isNaN)).toEqual([true, true, false]);
    expect([...se].map(Number.isNaN)).toEqual([true, true, false]);
    expect([...low].map(Number.isNaN)).toEqual([true, true, false]);
  });

  it("name the term that is undefined, and the rows, where nothing is missing", () => {
    const row = (size: number | null) => ({ size, age: 3, rd: 0, industry: "J62" });
    const sizes = [0, 3, null, -1, ...Array(5000).fill(2), -4];
    const { warnings, estimate } = predict(fit, sizes.map(row));
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toMatchObject({
      code: "undefined-term",
      term: "log(size)",
      columns: ["size"],
      rows: [1, 4, 5005],
    });
    expect(warnings[0]!.message).toContain("log(size) is not a finite number in 3 rows (1, 4, 5005)");
    expect([...estimate].filter(Number.isNaN)).toHaveLength(4);
    expect(predict(fit, [row(3), row(null)]).warnings).toEqual([]);
  });

  it("averaged over new rows say so too, where rows are left out for it", () => {
    const row = (size: number | null) => ({ size, age: 3, rd: 0, industry: "J62" });
    for (const newdata of [
      [row(3), row(-1), row(null)],
      [row(3), row(-1)],
    ]) {
      for (const made of [predictions(fit, { newdata }), marginalEffects(fit, { newdata })]) {
        expect(made.sample.used).toBe(1);
        const [warning] = made.warnings.filter(({ code }) => code === "undefined-term");
        expect(warning).toMatchObject({ term: "log(size)", rows: [2] });
        expect(warning!.message).toContain("left out of the averages");
      }
    }
    expect(predictions(fit, { newdata: [row(3), row(null)] }).warnings).toEqual(fit.warnings);
  });

  it("stay between 0 and 1 however uncertain", () => {
    const far = predict(fit, [{ size: 1e9, age: 90, rd: 1, industry: "J62" }], {
      interval: "confidence",
      level: 0.999,
    });
    expect(far.low[0]).toBeGreaterThanOrEqual(0);
    expect(far.high[0]).toBeLessThanOrEqual(1);
  });

  it("refuse a missing column, an unknown level, and other intervals, by name", () => {
    expect(() => predict(fit, [{ size: 1, age: 3, rd: 0 }])).toThrow(/no column 'industry'/);
    expect(() => predict(fit, [{ size: 1, age: 3, rd: 0, industry: "X" }])).toThrow(
      expect.objectContaining({ code: "unknown-level" }),
    );
    expect(() => predict(fit, undefined, { interval: "prediction" as "confidence" })).toThrow(
      expect.objectContaining({ code: "bad-option" }),
    );
    expect(() => predict(JSON.parse(JSON.stringify(fit)))).toThrow(expect.objectContaining({ code: "needs-data" }));
  });

  it("are the same in many blocks as in one", () => {
    const times = 60;
    const many = Object.fromEntries(
      Object.entries(firms).map(([name, values]) => [name, Array(times).fill(values).flat()]),
    );
    const all = predict(fit, many, { interval: "confidence" });
    const one = predict(fit, firms, { interval: "confidence" });
    expect(all.high).toEqual(Float64Array.from({ length: 160 * times }, (_, i) => one.high[i % 160]!));
    expect(all.se).toEqual(Float64Array.from({ length: 160 * times }, (_, i) => one.se[i % 160]!));
  });
});

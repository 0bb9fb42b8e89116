import { describe, expect, it } from "vitest";
import { table } from "../../src/data/to-table.ts";
import { ols } from "../../src/estimators/ols.ts";
import { treatment } from "../../src/estimators/treatment.ts";
import { coefficientTable } from "../../src/fit/coefficient-table.ts";
import { isSkipped, resultOf } from "../../src/globalization/parts/part.ts";
import { supportSales } from "../../src/globalization/parts/support-sales.ts";
import { random } from "../../src/random/generator.ts";

/** ln sales = 2 + 0.5 size + 0.4 use + 0.8e, and firms with higher e use the programme (correlation 0.6). */
function simulated(rows: number) {
  const generator = random(8);
  const firms = Array.from({ length: rows }, () => {
    const [size, distance, e] = [generator.normal(), generator.normal(), generator.normal()];
    const use = Number(0.3 * size - distance + 0.6 * e + 0.8 * generator.normal() > 0);
    return { size, distance, used: use, sales: Math.exp(2 + 0.5 * size + 0.4 * use + 0.8 * e) };
  });
  return table(firms);
}
const firms = simulated(800);
const use = "used ~ size + distance";

describe("what programme use does to sales", () => {
  const result = resultOf(supportSales(use, "log(sales) ~ size + used", firms, {}));

  it("is the coefficient of the regression with the use endogenous, beside that of least squares", () => {
    const joint = treatment({ treatment: use, outcome: "log(sales) ~ size + used" } as never, firms);
    const { name, ...row } = coefficientTable(joint).find(({ name: of }) => (of as string) === "outcome:used")!;
    expect(result.effect).toEqual({ name, ...row });
    const naive = ols("log(sales) ~ size + used" as never, firms, { vcov: "robust" });
    expect(result.naiveEffect.estimate).toBe((naive.coef as Record<string, number>).used);
    expect(result.naiveEffect.se).toBe((naive.se as Record<string, number>).used);
  });

  it("holds the truth where least squares counts who seeks the programme as its effect", () => {
    expect(result.effect.low).toBeLessThan(0.4);
    expect(result.effect.high).toBeGreaterThan(0.4);
    expect(result.naiveEffect.low).toBeGreaterThan(0.6);
  });

  it("is left out where use stands in an interaction, in either language", () => {
    const part = supportSales(use, "log(sales) ~ size:used", firms, {});
    if (!isSkipped(part)) throw new Error("an interaction has no single effect");
    expect(part.code).toBe("undefined-quantity");
    expect(part.skipped.en).toContain("used");
    expect(part.skipped.ko).toContain("교호작용항");
  });

  it("is left out where nobody uses the programme, and says so", () => {
    const none = firms.with({ used: { kind: "number", values: new Float64Array(firms.rows) } });
    expect(isSkipped(supportSales(use, "log(sales) ~ size + used", none, {}))).toBe(true);
  });
});

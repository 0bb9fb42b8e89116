import { describe, expect, it } from "vitest";
import { iv } from "../../src/estimators/iv.ts";
import { ols } from "../../src/estimators/ols.ts";
import { probit } from "../../src/estimators/probit.ts";
import { hausman } from "../../src/inference/hausman.ts";
import { cluster } from "../../src/inference/vcov-option.ts";
import { withVcov } from "../../src/inference/with-vcov.ts";
import { byR } from "../diagnostics/linear-reference.ts";
import { describeShared, readSharedCsv } from "../shared.ts";
import { chiSquareSf } from "../../src/special/chi-square.ts";
import { firms, firmsWith } from "./after-the-fit.ts";

const cigarettes = byR.cigarettes.data;
const consistent = iv("log(packs) ~ [log(price) ~ salestax + tax] + log(income)", cigarettes);
const efficient = ols("log(packs) ~ log(price) + log(income)", cigarettes);

describe("Hausman's test", () => {
  it("of two-stage against ordinary least squares compares the endogenous columns, as by hand in R", () => {
    const { own, efficient: common, robust } = byR.cigarettes.hausman;
    expect(hausman(consistent, efficient).statistic).toBeCloseTo(own, 9);
    expect(hausman(consistent, efficient, { sigma: "efficient" }).statistic).toBeCloseTo(common, 9);
    const test = hausman(consistent, efficient, { form: "robust" });
    expect(test.statistic).toBeCloseTo(robust, 9);
    expect(test).toMatchObject({ distribution: "chi2", df: [1], name: "Hausman test (robust)" });
    expect(test.p).toBeCloseTo(chiSquareSf(robust, 1), 9);
    expect(test.null).toContain("agree on log(price)");
  });

  it("says what the fits absorbed", () => {
    const data = { ...cigarettes, half: (cigarettes.tax as number[]).map((_, i) => i % 2) };
    const formula = "log(packs) ~ [log(price) ~ salestax + tax] + log(income) | half" as string;
    const least = ols("log(packs) ~ log(price) + log(income) | half" as string, data);
    expect(hausman(iv(formula, data), least).null).toContain("and Ordinary least squares with half absorbed agree");
  });

  it("has the rank of the difference as its degrees of freedom", () => {
    const names = ["log(price)", "log(income)"];
    const all = hausman(consistent, efficient, { sigma: "efficient", coefficients: names });
    expect(all.df).toEqual([1]);
    expect(all.note).toContain("rank 1");
    expect(all.statistic).toBeCloseTo(byR.cigarettes.hausman.efficient, 6);
  });

  it("is not computed where the difference of the covariances is no variance, and says what to do", () => {
    const test = hausman(efficient, consistent, { coefficients: ["log(price)"] });
    expect(test.statistic).toBeNaN();
    expect(test.p).toBeNaN();
    expect(test.note).toContain('{ form: "robust" }');
    expect(String(test)).toContain("Not computed");
  });

  it("classical works on saved fits, robust says that it needs the data", () => {
    const saved = [consistent, efficient].map((fit) => JSON.parse(JSON.stringify(fit)));
    const coefficients = ["log(price)"];
    expect(hausman(saved[0], saved[1], { coefficients }).statistic).toBeCloseTo(byR.cigarettes.hausman.own, 9);
    expect(() => hausman(saved[0], saved[1], { form: "robust", coefficients })).toThrow(
      expect.objectContaining({ code: "needs-data" }),
    );
  });

  it("refuses robust covariances in its classical form, other rows, and names that a fit lacks", () => {
    const refused = (run: () => unknown, code: string): void => expect(run).toThrow(expect.objectContaining({ code }));
    refused(() => hausman(withVcov(consistent, "HC1"), efficient), "bad-option");
    const fewer = Object.fromEntries(
      Object.entries(cigarettes).map(([name, values]) => [name, (values as number[]).slice(1)]),
    );
    refused(() => hausman(consistent, ols("log(packs) ~ log(price) + log(income)", fewer)), "bad-option");
    refused(() => hausman(consistent, efficient, { coefficients: ["tax"] }), "unknown-coefficient");
    refused(() => hausman(consistent, efficient, { form: "sigmamore" as "robust" }), "bad-option");
  });

  it("robust clusters as the consistent fit does, and knows other rows of the same number", () => {
    const full = probit("exporter ~ log(size) + age", firms);
    const short = probit("exporter ~ log(size)", firms);
    const clustered = hausman(withVcov(full, cluster("region")), short, { form: "robust" });
    expect(clustered.statistic).not.toBeCloseTo(hausman(full, short, { form: "robust" }).statistic, 3);
    const holes = (row: number) => firmsWith({ age: firms.age!.map((x, i) => (i === row ? Number.NaN : x)) });
    const [one, other] = [3, 4].map((row) => probit("exporter ~ log(size) + age", holes(row)));
    expect(() => hausman(one!, other!, { form: "robust" })).toThrow(expect.objectContaining({ code: "bad-option" }));
  });
});

describeShared("Hausman's test with more rows", () => {
  it("agrees with R on schooling", () => {
    const card = readSharedCsv("reference", "data", "wooldridge_card.csv");
    const controls = "exper + expersq + black + south + smsa";
    const two = iv(`lwage ~ [educ ~ nearc4 + nearc2] + ${controls}` as string, card);
    const one = ols(`lwage ~ educ + ${controls}` as string, card);
    const { own, efficient: common, robust } = byR.card.hausman;
    expect(hausman(two, one).statistic / own).toBeCloseTo(1, 8);
    expect(hausman(two, one, { sigma: "efficient" }).statistic / common).toBeCloseTo(1, 8);
    expect(hausman(two, one, { form: "robust" }).statistic / robust).toBeCloseTo(1, 8);
  });
});

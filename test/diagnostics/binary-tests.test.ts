import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { classification } from "../../src/diagnostics/classification.ts";
import { heteroskedasticityTest } from "../../src/diagnostics/heteroskedasticity-test.ts";
import { hosmerLemeshow } from "../../src/diagnostics/hosmer-lemeshow.ts";
import { linkTest } from "../../src/diagnostics/link-test.ts";
import { normalityTest } from "../../src/diagnostics/normality-test.ts";
import { pseudoR2 } from "../../src/diagnostics/pseudo-r2.ts";
import { roc } from "../../src/diagnostics/roc.ts";
import type { EstimandError } from "../../src/errors.ts";
import { logit } from "../../src/estimators/logit.ts";
import { ols } from "../../src/estimators/ols.ts";
import { probit } from "../../src/estimators/probit.ts";
import { informationMatrixTest } from "../../src/inference/information-matrix-test.ts";
import { lmTest } from "../../src/inference/lm-test.ts";
import { cluster } from "../../src/inference/vcov-option.ts";
import { withVcov } from "../../src/inference/with-vcov.ts";
import { nlcom } from "../../src/nlcom/nlcom.ts";
import { describeShared, readSharedCsv } from "../shared.ts";
import { expectTest } from "./linear-reference.ts";

/** The numbers of R, with the program beside them: test/reference/binary-tests.R. */
// biome-ignore lint/suspicious/noExplicitAny: plain JSON of many shapes
type Any = any;
const byR: Any = JSON.parse(readFileSync(new URL("../reference/binary-tests.json", import.meta.url), "utf8"));

const estimators = { probit, logit } as const;

function agrees(link: "probit" | "logit", data: () => Any, expected: Any, clusters: string): void {
  const fit = () => estimators[link](expected.formula as string, data());

  it("score tests in every form: glm's Rao test, outer products, sandwich, clusters", () => {
    const one = fit();
    expectTest(lmTest(one, expected.added), expected.lm.expected, 1e-8);
    expectTest(lmTest(one, expected.added, { information: "observed" }), expected.lm.observed);
    expectTest(lmTest(one, expected.added, { form: "opg" }), expected.lm.opg);
    expectTest(lmTest(withVcov(one, "HC0"), expected.added), expected.lm.robust);
    expectTest(lmTest(withVcov(one, "robust"), expected.added), expected.lm.robust);
    expectTest(lmTest(withVcov(one, cluster(clusters)), expected.added), expected.lm.cluster);
  });

  it("heteroskedasticity as the artificial regression", () => {
    expectTest(heteroskedasticityTest(fit()), expected.heteroskedasticity, 1e-8);
    const [first] = (expected.formula as string).split("~")[1]!.split("+");
    expectTest(heteroskedasticityTest(fit(), { terms: first! }), expected.heteroskedasticityOfOne, 1e-8);
  });

  it("the information matrix test, exact and by outer products", () => {
    const tolerance = 1e-7;
    expectTest(informationMatrixTest(fit()), expected.informationMatrix.expected, tolerance);
    expectTest(informationMatrixTest(fit(), { form: "opg" }), expected.informationMatrix.opg, tolerance);
    expectTest(informationMatrixTest(fit(), { entries: "diagonal" }), expected.informationDiagonal.expected, tolerance);
    expectTest(
      informationMatrixTest(fit(), { entries: "diagonal", form: "opg" }),
      expected.informationDiagonal.opg,
      tolerance,
    );
  });

  it("the link test as the model on its index and the square of it", () => {
    const test = linkTest(fit());
    expect(test.index.estimate).toBeCloseTo(expected.link.index, 8);
    expect(test.square.estimate).toBeCloseTo(expected.link.square, 8);
    expect(test.square.se).toBeCloseTo(expected.link.squareSe, 8);
    expect(test).toMatchObject({ distribution: "normal", statistic: test.square.estimate / test.square.se });
  });

  it("Hosmer-Lemeshow, the groups included", () => {
    for (const [groups, reference] of [
      [10, expected.hosmer],
      [5, expected.hosmer5],
    ] as const) {
      const test = hosmerLemeshow(fit(), { groups });
      expectTest(test, reference, 1e-8);
      expect(test.groups.map(({ count }) => count)).toEqual(reference.count);
      expect(test.groups.map(({ observed }) => observed)).toEqual(reference.observed);
    }
  });

  it("the ROC curve as pROC, with DeLong's standard error", () => {
    const curve = roc(fit());
    expect(curve.auc).toBeCloseTo(expected.roc.auc, 12);
    expect(curve.se).toBeCloseTo(expected.roc.se, 12);
    expect([curve.low, curve.auc, curve.high].map((x, i) => Math.abs(x - expected.roc.ci[i]) < 1e-12)).toEqual([
      true,
      true,
      true,
    ]);
    expect(curve.thresholds.length).toBe(expected.roc.points);
  });

  it("the classification table", () => {
    const { trueNegatives, falsePositives, falseNegatives, truePositives } = classification(fit(), { cutoff: 0.4 });
    expect([trueNegatives, falsePositives, falseNegatives, truePositives]).toEqual(expected.classification);
  });

  it("pseudo-R², those of pscl among them", () => {
    const found = pseudoR2(fit());
    for (const [name, value] of Object.entries(expected.r2))
      expect(found[name as "efron"]).toBeCloseTo(value as number, 10);
    expect(
      [found.mcFadden, found.coxSnell, found.nagelkerke].map((x, i) => Math.abs(x - expected.pscl[i]) < 1e-9),
    ).toEqual([true, true, true]);
  });

  it("nonlinear combinations as car's deltaMethod", () => {
    const one = fit();
    const [b0, b1, b2] = one.vcov.names;
    const { rows } = nlcom(one, `${b1} / exp(${b2}) + ${b0}^2`);
    expect(rows[0]!.estimate).toBeCloseTo(expected.nlcom.estimate, 10);
    expect(rows[0]!.se).toBeCloseTo(expected.nlcom.se, 10);
  });
}

for (const link of ["probit", "logit"] as const) {
  describe(`tests of a ${link} on infertility agree with R:`, () => {
    agrees(link, () => byR.infert.data, byR.infert[link], "stratum");
  });

  describeShared(`tests of a ${link} on labour force participation agree with R:`, () => {
    agrees(link, () => readSharedCsv("reference", "data", "wooldridge_mroz.csv"), byR.mroz[link], "age");
  });
}

describe("normality of a probit", () => {
  const data: Any = byR.infert.data;
  const fit = probit(byR.infert.probit.formula as string, data);

  it("is Bera, Jarque and Lee's test by the artificial regression", () => {
    expectTest(normalityTest(fit), byR.infert.probit.normality, 1e-8);
  });

  it("is refused for a logit, which has no normal error", () => {
    expect(refusal(() => normalityTest(logit("case ~ spontaneous", data)))).toMatchObject({ code: "undefined-test" });
  });

  it("is not computed where a dummy leaves no room for it, and says so", () => {
    const test = normalityTest(
      probit("case ~ any", { ...data, any: data.spontaneous.map((x: number) => Number(x > 0)) }),
    );
    expect(test.statistic).toBeNaN();
    expect(String(test)).toContain("Not computed: the regressors leave no room for it.");
  });
});

describeShared("normality of a probit with more rows", () => {
  it("is Bera, Jarque and Lee's test by the artificial regression", () => {
    const fit = probit(byR.mroz.probit.formula as string, readSharedCsv("reference", "data", "wooldridge_mroz.csv"));
    expectTest(normalityTest(fit), byR.mroz.probit.normality, 1e-8);
  });
});

describe("discrimination and calibration", () => {
  const data: Any = byR.infert.data;
  const formula = "case ~ spontaneous + induced + age";
  const times = (data.case as number[]).map((_, i) => 1 + (i % 3));
  const weights = { kind: "frequency", column: "times" } as const;
  const weighted = probit(formula, { ...data, times }, { weights });
  const repeated: Any = Object.fromEntries(
    Object.entries(data).map(([name, values]) => [
      name,
      (values as number[]).flatMap((value, i) => Array.from({ length: times[i]! }, () => value)),
    ]),
  );
  const duplicated = probit(formula, repeated);

  it("count a row with frequency weight w as w rows", () => {
    const [one, other] = [roc(weighted), roc(duplicated)];
    expect(one.auc).toBeCloseTo(other.auc, 12);
    expect(one.se).toBeCloseTo(other.se, 12);
    const [groups, others] = [hosmerLemeshow(weighted), hosmerLemeshow(duplicated)];
    expect(groups.statistic).toBeCloseTo(others.statistic, 8);
    expect(groups.groups.map(({ count }) => count)).toEqual(others.groups.map(({ count }) => count));
    expect(classification(weighted).truePositives).toBe(classification(duplicated).truePositives);
    for (const name of ["efron", "tjur", "mcKelveyZavoina", "nagelkerke"] as const) {
      expect(pseudoR2(weighted)[name]).toBeCloseTo(pseudoR2(duplicated)[name]!, 10);
    }
    expect(heteroskedasticityTest(weighted).statistic).toBeCloseTo(heteroskedasticityTest(duplicated).statistic, 8);
    expect(informationMatrixTest(weighted, { form: "opg" }).statistic).toBeCloseTo(
      informationMatrixTest(duplicated, { form: "opg" }).statistic,
      6,
    );
  });

  it("of a saved fit: pseudo-R² from log-likelihoods, nothing that needs rows", () => {
    const saved = JSON.parse(JSON.stringify(duplicated));
    expect(pseudoR2(saved).nagelkerke).toBe(pseudoR2(duplicated).nagelkerke);
    expect(pseudoR2(saved)).not.toHaveProperty("tjur");
    expect(refusal(() => roc(saved)).code).toBe("needs-data");
  });

  it("are refused where there is no 0/1 outcome, or weights that are no counts", () => {
    const linear = ols(formula, data);
    for (const run of [roc, hosmerLemeshow, classification, heteroskedasticityTest]) {
      expect(refusal(() => run(linear)).code).toBe("undefined-test");
    }
    const sampled = probit(formula, { ...data, times }, { weights: { kind: "probability", column: "times" } });
    expect(refusal(() => roc(sampled)).message).toContain("probability weights");
    expect(refusal(() => informationMatrixTest(sampled)).code).toBe("undefined-test");
    expect(heteroskedasticityTest(sampled).note).toBe("Robust variance of the score.");
  });

  it("refuse options that mean nothing", () => {
    expect(refusal(() => classification(duplicated, { cutoff: 2 })).code).toBe("bad-option");
    expect(refusal(() => hosmerLemeshow(duplicated, { groups: 2 })).code).toBe("bad-option");
    expect(refusal(() => roc(duplicated, { level: 95 })).code).toBe("bad-option");
    for (const run of [roc, hosmerLemeshow, classification, heteroskedasticityTest, informationMatrixTest]) {
      expect(refusal(() => run(duplicated, { cutof: 0.3 } as object)).message).toContain("has no option 'cutof'");
    }
  });

  it("print themselves", () => {
    expect(String(roc(duplicated))).toContain("DeLong");
    expect(String(classification(duplicated))).toContain("Sensitivity");
    expect(String(pseudoR2(duplicated))).toContain("McKelvey-Zavoina");
  });
});

function refusal(run: () => unknown): EstimandError {
  try {
    run();
  } catch (error) {
    return error as EstimandError;
  }
  throw new Error("nothing was thrown");
}

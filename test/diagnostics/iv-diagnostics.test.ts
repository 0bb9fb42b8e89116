import { describe, expect, it } from "vitest";
import { ivDiagnostics } from "../../src/diagnostics/iv-diagnostics.ts";
import { iv } from "../../src/estimators/iv.ts";
import type { IvOptions } from "../../src/estimators/iv-options.ts";
import { ols } from "../../src/estimators/ols.ts";
import { cluster } from "../../src/inference/vcov-option.ts";
import { errorOf } from "../data/error-of.ts";
import { expectNumbers, linearReference } from "../estimators/linear-reference.ts";
import { firstRow as first, readStata as table, readStataData } from "../estimators/stata-files.ts";
import { describeShared, readCase, readSharedCsv } from "../shared.ts";
import { overIdentified } from "../estimators/over-identified.ts";

const { cigarettes, mtcars } = linearReference;
const kinds: Readonly<Record<string, IvOptions>> = {
  iid: {},
  hc1: { vcov: "robust" },
  cl: { vcov: cluster("cluster_id") },
  cl2: { vcov: cluster("firm_id", "year_id") },
};
const card = "lwage ~ exper + expersq + black + south + ";
const models: readonly (readonly [string, string, string, readonly string[]])[] = [
  ["card_just_id", "card", `${card} [educ ~ nearc4]`, ["iid", "hc1"]],
  ["card_overid", "card", `${card} [educ ~ nearc2 + nearc4]`, ["iid", "hc1"]],
  ["sim_multi_endo", "sim_multi_endo", "y ~ [endo1 + endo2 ~ z1 + z2 + z3 + z4] + x1 + x2", ["iid", "hc1"]],
  ["sim_cluster", "sim_cluster", "y ~ [endo1 ~ z1 + z2] + x1", ["iid", "hc1", "cl"]],
  ["sim_twoway", "sim_twoway", "y ~ [endo1 ~ z1 + z2] + x1", ["cl2"]],
];

describeShared("ivDiagnostics against Stata's ivreg2", () => {
  it.each(models.flatMap(([model, data, formula, names]) => names.map((kind) => ({ model, data, formula, kind }))))(
    "$model, $kind",
    ({ model, data, formula, kind }) => {
      const found = ivDiagnostics(iv(formula as string, readStataData(data), kinds[kind]!));
      const stata = first(`${model}_diagnostics_${kind}_small`);
      const check = (ours: number, theirs: number | undefined): void => {
        if (theirs! > 0) expectNumbers({ ours }, { ours: theirs! }, 1e-7);
      };
      check(found.kleibergenPaap.lm.statistic, stata.idstat);
      check(found.kleibergenPaap.lm.p, stata.idp);
      check(found.kleibergenPaap.waldF, stata.widstat);
      check(found.craggDonald, stata.cdf);
      check(found.stockWright.statistic, stata.sstat);
      check(found.endogeneityC.statistic, stata.estat);
      check(found.reducedForm.partialF.statistic, stata.arf);
      const stages = table(`${model}_firststage_${kind}_small`);
      const names = stages.statistic as string[];
      for (const [column, stage] of Object.entries(found.firstStage)) {
        const at = (name: string): number => Number(stages[column]![names.indexOf(name)]);
        check(stage.sheaR2, at("sheapr2"));
        check(stage.partialF.statistic, at("F"));
        check(stage.sandersonWindmeijer.statistic, at("SWF"));
        check(stage.angristPischke.statistic, at("APF"));
      }
      const { durbin, endogeneityC } = found;
      if (kind === "iid") check(durbin.statistic, endogeneityC.statistic);
    },
  );

  it.each([
    ["sim_cluster", "cl"],
    ["sim_twoway", "cl2"],
  ])("the C statistic of %s, %s", (model, kind) => {
    const fit = iv("y ~ [endo1 ~ z1 + z2] + x1" as string, readStataData(model), kinds[kind]!);
    const { cstat, cstatp } = first(`${model}_orthog1_orthog_${kind}_small`);
    expectNumbers(
      { ...overIdentified(ivDiagnostics(fit, { orthogonal: ["z1"] })).orthogonality },
      { statistic: cstat!, p: cstatp! },
      1e-6,
    );
  });

  it.each(["card_liml_overid", "card_fuller1_overid"])("the likelihood ratio of %s", (model) => {
    const fit = iv(`${card} [educ ~ nearc2 + nearc4]` as string, readStataData("card"), { method: "liml" });
    const { arubin } = first(`${model}_diagnostics_iid`);
    expectNumbers(
      { ...overIdentified(ivDiagnostics(fit)).overidentification.likelihoodRatio },
      { statistic: arubin! },
      1e-8,
    );
  });

  it.each(["hsng2", "card_2z", "cig95", "griliches_1e"])(
    "Basmann's and Wooldridge's tests in linearmodels: %s",
    (name) => {
      const { data: path } = readCase(`iv_${name}_2sls`);
      const data = readSharedCsv("reference", ...(name === "hsng2" ? "data/derived_hsng2.csv" : path).split("/"));
      const formulas: Readonly<Record<string, string>> = {
        hsng2: "rent ~ pcturban + [hsngval ~ faminc + region2 + region3 + region4]",
        card_2z: "lwage ~ exper + expersq + black + smsa + south + [educ ~ nearc2 + nearc4]",
        cig95: "lp ~ lri + [lrp ~ tdiff + rtax]",
        griliches_1e: "lw ~ s + expr + tenure + rns + smsa + [iq ~ med + kww + age + mrt]",
      };
      const { tests } = readCase(`py_iv_${name}`).estimators["2sls"];
      const found = ivDiagnostics(iv(formulas[name]! as string, data));
      const { basmann, basmannF, likelihoodRatio } = overIdentified(found).overidentification;
      expectNumbers({ ...basmann }, { statistic: tests.basmann.stat }, 1e-7);
      expectNumbers({ ...basmannF }, { statistic: tests.basmann_f.stat }, 1e-7);
      expectNumbers({ ...likelihoodRatio }, { statistic: tests.anderson_rubin.stat }, 1e-7);
      expectNumbers({ ...found.robustScore }, { statistic: tests.wooldridge_score.stat }, 1e-7);
    },
  );
});

describe("ivDiagnostics", () => {
  const fit = iv("lp ~ lri + [lrp ~ tdiff + rtax]" as string, cigarettes, { vcov: "robust" });

  it("prints itself in every form, and JSON keeps it", () => {
    const found = ivDiagnostics(fit, { orthogonal: ["rtax"] });
    for (const text of [String(found), found.toMarkdown(), found.toHtml(), found.toLatex()]) {
      expect(text).toContain("Kleibergen-Paap rk Wald");
      expect(text).toContain("Hansen J");
      expect(text.replaceAll("\\", "")).toContain("5% tests that reject more than 10% of the time");
      expect(text.match(/All instruments are valid/g)).toHaveLength(1);
      expect(text).toContain("C test of rtax");
    }
    expect(JSON.parse(JSON.stringify(found)).craggDonald).toBe(fit.craggDonald);
    expect(found.effectiveF!.map(({ tau }) => tau)).toEqual([0.05, 0.1, 0.2, 0.3]);
  });

  it("has no overidentification test of a just-identified model", () => {
    const just = ivDiagnostics(iv("lp ~ lri + [lrp ~ tdiff]" as string, cigarettes));
    expect(just.identification).toBe("exact");
    expect(just).not.toHaveProperty("overidentification");
    expect(String(just)).not.toContain("Overidentifying");
  });

  it("takes several endogenous columns and every kind of weights", () => {
    const formula = "mpg ~ am + [wt + hp ~ disp + cyl + qsec + carb]" as string;
    for (const kind of ["frequency", "analytic", "probability"] as const) {
      const weighted = iv(formula, mtcars, { weights: { kind, column: "count" } });
      const found = ivDiagnostics(weighted);
      expect(Object.keys(found.firstStage)).toEqual(["wt", "hp"]);
      expect(found.effectiveF).toBeUndefined();
      expect(Number.isNaN(found.durbin.statistic)).toBe(kind === "probability");
    }
  });

  it.each([
    ["undefined-test", () => ivDiagnostics(ols("lp ~ lri" as string, cigarettes))],
    ["needs-data", () => ivDiagnostics(JSON.parse(JSON.stringify(fit)))],
    ["bad-option", () => ivDiagnostics(fit, { orthogonal: ["lrp"] })],
    ["undefined-test", () => ivDiagnostics(fit, { orthogonal: ["rtax", "tdiff"] })],
  ])("refuses with %s", (code, call) => {
    expect(errorOf(call).code).toBe(code);
  });

  it("has no instrument to test in a just-identified model, and says so", () => {
    const exact = iv("mpg ~ [wt ~ disp]" as string, mtcars);
    expect(errorOf(() => ivDiagnostics(exact, { orthogonal: ["disp"] })).message).toContain(
      "as many instruments as endogenous columns, so none can be tested",
    );
  });
});

import { expect, it } from "vitest";
import { heckman } from "../../src/estimators/heckman.ts";
import { iv } from "../../src/estimators/iv.ts";
import { logit } from "../../src/estimators/logit.ts";
import { ols } from "../../src/estimators/ols.ts";
import { probit } from "../../src/estimators/probit.ts";
import { coefficientTable } from "../../src/fit/coefficient-table.ts";
import type { Fit } from "../../src/fit/fit.ts";
import { hac } from "../../src/inference/hac-spec.ts";
import { cluster } from "../../src/inference/vcov-option.ts";
import { describeShared, readCase, readSharedCsv } from "../shared.ts";
import { expectRelative } from "./after-the-fit.ts";

type Data = Record<string, number[]>;
const read = (file: string): Data => readSharedCsv("reference", "data", file) as unknown as Data;

/** A number agrees with one as printed: to half a unit of its last digit, and a slack where the printed search stopped early. */
function expectShown(actual: number, shown: string, slack = 0): void {
  const decimals = shown.split(".")[1]?.length ?? 0;
  expect(Math.abs(actual - Number(shown)), `${actual} against ${shown}`).toBeLessThanOrEqual(
    slack + 0.5000001 * 10 ** -decimals,
  );
}

/** Estimate, standard error, statistic, p, low, high as printed, by name; "" where it was not. */
function expectTable(fit: Fit, printed: Readonly<Record<string, readonly string[]>>, slack = 0): void {
  for (const row of coefficientTable(fit)) {
    const shown = printed[row.name];
    if (shown === undefined) continue;
    const ours = [row.estimate, row.se, row.statistic, row.p, row.low, row.high];
    for (const [i, text] of shown.entries()) if (text !== "") expectShown(ours[i]!, text, slack * row.se);
  }
}

describeShared("presets against what the packages printed", () => {
  it('like: "stata": Petersen\'s page of test data, regress with vce(robust) and vce(cluster)', () => {
    const data = read("sandwich_PetersenCL.csv");
    const printed = [
      ["robust", ".0283952", ".0283607"],
      [cluster("firm"), ".0505957", ".0670127"],
      [cluster("year"), ".0333889", ".0233867"],
    ] as const;
    for (const [vcov, x, constant] of printed) {
      const fit = ols("y ~ x", data, { like: "stata", vcov });
      expectTable(fit, { x: ["1.034833", x], "(Intercept)": [".0296797", constant] });
    }
  });

  it('like: "stata": ivregress 2sls of the manual, with RSS/N and z', () => {
    const formula = "rent ~ pcturban + [hsngval ~ faminc + region2 + region3 + region4]";
    const fit = iv(formula, read("derived_hsng2.csv"), { like: "stata" });
    expectTable(fit, {
      hsngval: [".0022398", ".0003284", "6.82", "0.000", ".0015961", ".0028836"],
      pcturban: [".081516", ".2987652", "0.27", "0.785", "-.504053", ".667085"],
      "(Intercept)": ["120.7065", "15.22839", "7.93", "0.000", "90.85942", "150.5536"],
    });
  });

  it('like: "stata": heckman of the manual', () => {
    const data = readSharedCsv("data", "womenwk", "womenwk.csv") as unknown as Data;
    const works = { ...data, works: Array.from(data.wage!, (wage) => (wage > 0 ? 1 : 0)) };
    const fit = heckman(
      { selection: "works ~ married + children + education + age", outcome: "wage ~ education + age" },
      works as Data & { works: number[] },
      { like: "stata" },
    );
    const printed = {
      "outcome:education": [".9899537", ".0532565"],
      "outcome:age": [".2131294", ".0206031"],
      "outcome:(Intercept)": [".4857752", "1.077037"],
      "selection:married": [".4451721", ".0673954"],
      "selection:children": [".4387068", ".0277828"],
      atanhRho: [".8742086", ".1014225"],
      lnSigma: ["1.792559", ".027598"],
    };
    expectTable(fit, printed, 5e-5);
    expectShown(fit.logLik!, "-5178.304");
  });

  it('like: "stata": newey, whose factor is N/(N-K), and like: "statsmodels": HAC without one and with z', () => {
    const data = read("sandwich_Investment.csv");
    const { se } = readCase("ols_investment_hac");
    const fit = (like: "stata" | "statsmodels", lags: number) =>
      ols("RealInv ~ RealGNP + RealInt", data, { like, vcov: hac({ lags }) });
    for (const name of ["(Intercept)", "RealGNP", "RealInt"] as const) {
      for (const lags of [1, 4]) {
        expectRelative(fit("stata", lags).se[name], se[`NW_lag${lags}_adj_n_nk`][name], 1e-10);
        expectRelative(fit("statsmodels", lags).se[name], se[`NW_lag${lags}`][name], 1e-10);
      }
    }
    expect(fit("statsmodels", 1).conventions.distribution).toBe("normal");
  });

  it("like: \"statsmodels\": its documentation's logit and probit of Spector and Mazzeo's grades", () => {
    const data = read("statsmodels_spector.csv");
    expectTable(logit("GRADE ~ GPA + TUCE + PSI", data, { like: "statsmodels" }), {
      "(Intercept)": ["-13.0213", "4.931", "-2.641", "0.008", "-22.687", "-3.356"],
      GPA: ["2.8261", "1.263", "2.238", "0.025", "0.351", "5.301"],
      TUCE: ["0.0952", "0.142", "0.672", "0.501", "-0.182", "0.373"],
      PSI: ["2.3787", "1.065", "2.234", "0.025", "0.292", "4.465"],
    });
    expectTable(probit("GRADE ~ GPA + TUCE + PSI", data, { like: "statsmodels" }), {
      "(Intercept)": ["-7.4523", "2.542"],
      GPA: ["1.6258", "0.694"],
      TUCE: ["0.0517", "0.084"],
      PSI: ["1.4263", "0.595"],
    });
  });

  for (const [name, formula] of [
    ["hsng2", "rent ~ pcturban + [hsngval ~ faminc + region2 + region3 + region4]"],
    ["card_2z", "lwage ~ exper + expersq + black + smsa + south + [educ ~ nearc2 + nearc4]"],
  ] as const) {
    it(`like: "statsmodels": instrumental variables as by linearmodels, ${name}`, () => {
      const { data: file, estimators } = readCase(`py_iv_${name}`);
      const data = read((file as string).replace("data/", ""));
      for (const [vcov, kind] of [
        ["iid", "unadjusted_large"],
        ["HC0", "robust_large"],
      ] as const) {
        const fit = iv(formula as string, data, { like: "statsmodels", vcov }) as Fit;
        const expected = estimators["2sls"][kind] as Record<string, number>;
        for (const [term, value] of Object.entries(expected)) expectRelative(fit.se[term]!, value, 1e-8);
        expect(fit.conventions.distribution).toBe("normal");
      }
    });
  }

  it('like: "statsmodels": robust probits without a factor, as by gretl too; clusters with (N-1)/(N-K)', () => {
    const { formula, se } = readCase("probit_mroz");
    const fit = probit(formula as string, read("wooldridge_mroz.csv"), { like: "statsmodels", vcov: "robust" }) as Fit;
    const gretl = readCase("gretl_all").values["probit_mroz:qml"] as number[];
    fit.vcov.names.forEach((name, j) => {
      expectRelative(fit.se[name]!, se.robust_obs[name], 1e-9);
      expectRelative(fit.se[name]!, gretl[j]!, 1e-8);
    });
    const resume = readCase("probit_resume_cluster");
    const data = read("derived_resume.csv");
    const clustered = (like: "stata" | "statsmodels"): Fit =>
      probit(resume.formula as string, data, { like, vcov: cluster("name") as never }) as Fit;
    const [stata, python] = [clustered("stata"), clustered("statsmodels")];
    for (const name of stata.vcov.names) {
      const asInStata = resume.se.cluster_name_obs_GGm1[name] as number;
      expectRelative(stata.se[name]!, asInStata, 1e-9);
      expectRelative(
        python.se[name]!,
        asInStata * Math.sqrt((resume.n - 1) / (resume.n - stata.vcov.names.length)),
        1e-9,
      );
    }
  });
});

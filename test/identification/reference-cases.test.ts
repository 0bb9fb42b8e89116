import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { heckman } from "../../src/estimators/heckman.ts";
import { iv } from "../../src/estimators/iv.ts";
import { logit } from "../../src/estimators/logit.ts";
import { ols } from "../../src/estimators/ols.ts";
import { probit } from "../../src/estimators/probit.ts";
import { parseCsv } from "../../src/data/parse-csv.ts";
import type { Fit } from "../../src/fit/fit.ts";
import { cluster } from "../../src/inference/vcov-option.ts";
import { bracketed } from "../estimators/linear-reference.ts";
import { describeShared, readCase, readSharedCsv } from "../shared.ts";
import { codes } from "./made-data.ts";

function example(name: string) {
  return parseCsv(readFileSync(new URL(`../../examples/data/${name}.csv`, import.meta.url), "utf8"));
}

describe("the healthy examples carry no warning", () => {
  it("the participation of Swiss women, by probit and logit", () => {
    const women = example("swiss-labor");
    for (const estimate of [probit, logit]) {
      const fit = estimate(
        "participation ~ income + age + I(age^2) + education + youngkids + oldkids + foreign",
        women,
      );
      expect(codes(fit)).toEqual([]);
    }
  });

  it("the demand for cigarettes, by least squares and by instrumental variables", () => {
    const states = example("cigarettes-1995");
    for (const vcov of ["iid", "robust"] as const) {
      expect(codes(ols("log(packs) ~ log(real_income) + log(real_price)", states, { vcov }))).toEqual([]);
      const formula = "log(packs) ~ log(real_income) + [log(real_price) ~ sales_tax + cigarette_tax]";
      expect(codes(iv(formula, states, { vcov }))).toEqual([]);
    }
  });
});

// biome-ignore lint/suspicious/noExplicitAny: formulas out of files, which the compiler cannot check
type Untyped = any;

/**
 * Reference cases, and the warnings that they deserve: Card's instruments have effective F's of 16.7 (critical value 23.1),
 * 9.5 and 7.9; Griliches' contradict each other (Sargan 61 with 3 degrees of freedom), and so do the housing data's (11.3
 * with 3), four for 50 states; the likelihood of Greene's wage equation has a second maximum at ρ = 0.993, 100 log-likelihood
 * units above the one in his table.
 */
const cases: Readonly<Record<string, readonly string[]>> = {
  probit_mroz: [],
  probit_swisslabor: [],
  probit_hmda: [],
  probit_hmda_weights: [],
  probit_resume_cluster: [],
  logit_mroz: [],
  logit_spector: [],
  logit_union_cluster: [],
  ols_wage1: [],
  ols_card: [],
  ols_petersen_cluster: [],
  ols_investment_hac: [],
  iv_card_1z_2sls: ["weak-instruments"],
  iv_card_2z_2sls: ["weak-instruments"],
  iv_card_full_2sls: ["weak-instruments"],
  iv_cig95_2sls: [],
  iv_griliches_1e_2sls: ["overidentification-rejected"],
  iv_hsng2_2sls: ["many-instruments", "overidentification-rejected"],
  heckman_mroz_greene_ml: ["several-maxima", "boundary"],
  heckman_mroz_greene_twostep: [],
  heckman_womenwk_ml: [],
  heckman_womenwk_twostep: [],
};

describeShared("reference cases carry the warnings that they deserve and no others", () => {
  for (const [name, expected] of Object.entries(cases)) {
    it(`${name}: ${expected.length === 0 ? "none" : expected.join(", ")}`, () => {
      expect(codes(fitOf(name))).toEqual(expected);
    });
  }
});

/** Where a file holds categories as text, the one with the 0/1 columns that the formula names. */
const files: Readonly<Record<string, string>> = { "data/stata_hsng2.csv": "data/derived_hsng2.csv" };

function fitOf(name: string): Fit {
  const { formula, data, options } = readCase(name) as {
    formula: string;
    data: string;
    options?: { cluster?: string | null };
  };
  const table: Readonly<Record<string, ArrayLike<unknown>>> = readSharedCsv(
    "reference",
    ...(files[data] ?? data).split("/"),
  );
  const by = options?.cluster == null ? {} : { vcov: cluster(options.cluster) };
  const [family] = name.split("_");
  if (family === "heckman") {
    const [selection, outcome] = formula.split(";").map((part) => part.trim());
    const seen =
      "sel" in table || table.wage === undefined
        ? {}
        : { sel: Array.from(table.wage, (wage) => (Number.isNaN(wage) ? 0 : 1)) };
    return (heckman as Untyped)(
      { selection, outcome },
      { ...table, ...seen },
      name.endsWith("twostep") ? { method: "two-step" } : {},
    );
  }
  if (family === "iv") return (iv as Untyped)(bracketed(formula), table, by);
  return ({ probit, logit, ols } as Untyped)[family!](formula, table, by);
}

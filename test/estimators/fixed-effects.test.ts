import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { iv } from "../../src/estimators/iv.ts";
import { ols } from "../../src/estimators/ols.ts";
import { bootstrap } from "../../src/inference/bootstrap-spec.ts";
import { fixedEffects } from "../../src/inference/fixed-effects.ts";
import { marginalEffects } from "../../src/inference/marginal-effects.ts";
import { predict } from "../../src/inference/predict.ts";
import { predictions } from "../../src/inference/predictions.ts";
import { cluster, type VcovOption } from "../../src/inference/vcov-option.ts";
import { withVcov } from "../../src/inference/with-vcov.ts";
import { compare } from "../../src/report/compare.ts";
import { random } from "../../src/random/generator.ts";
import { errorOf } from "../data/error-of.ts";
import { describeShared, readCase, readSharedCsv } from "../shared.ts";

const reference = JSON.parse(readFileSync(new URL("../reference/fixed-effects.json", import.meta.url), "utf8"));
const { produc, empl } = reference as Record<string, Record<string, (number | string)[]>>;

type Columns = Record<string, readonly (number | string)[]>;

const production = "log(gsp) ~ log(pcap) + log(pc) + log(emp) + unemp";
const weighted = { weights: { kind: "analytic", column: "emp" } } as const;

const cases: Readonly<Record<string, readonly [formula: string, data: Columns, options?: object]>> = {
  produc_two: [`${production} | state + year`, produc!],
  produc_crossed: [`${production} | state + region^year`, produc!],
  produc_weighted: ["log(gsp) ~ log(pcap) + log(pc) + unemp | state + year", produc!, weighted],
  produc_iv: ["log(gsp) ~ log(emp) + [log(pcap) ~ unemp + log(pc)] | state + year", produc!],
  empl_two: ["log(emp) ~ log(wage) + log(capital) + log(output) | firm + year", empl!],
  empl_three: ["log(emp) ~ log(wage) + log(capital) | firm + year + sector", empl!],
  empl_iv: ["log(emp) ~ log(output) + [log(wage) ~ log(capital)] | firm + sector^year", empl!],
};

function vcovOf(word: string): VcovOption {
  if (word === "iid" || word === "robust") return word;
  return cluster(...(word.split("_") as [string, ...string[]]));
}

function close(found: number, wanted: number, tolerance: number, what: string): void {
  expect(Math.abs(found - wanted) / Math.abs(wanted), `${what}: ${found} for ${wanted}`).toBeLessThan(tolerance);
}

describe("least squares and instrumental variables with absorbed effects are fixest's", () => {
  for (const [name, [formula, data, options = {}]] of Object.entries(cases)) {
    const wanted = reference.cases[name];
    it(name, () => {
      const fit = formula.includes("[") ? iv(formula, data, options) : ols(formula, data, options);
      expect(fit.nobs).toBe(wanted.nobs);
      for (const [term, value] of Object.entries(wanted.coef)) {
        close(fit.coef[term.replace("fit_", "")]!, value as number, 1e-8, term);
      }
      for (const [word, errors] of Object.entries(wanted.se)) {
        const { se } = withVcov(fit, vcovOf(word));
        for (const [term, value] of Object.entries(errors as object)) {
          close(se[term.replace("fit_", "")]!, value, 1e-6, `${word} ${term}`);
        }
      }
      // Of instrumental variables fixest gives the R² of the second stage.
      if (formula.includes("[")) return;
      close(fit.r2, wanted.r2, 1e-9, "R²");
      close(fit.withinR2!, wanted.withinR2, 1e-8, "within R²");
    });
  }

  it("recovered effects, up to their constants", () => {
    const found = fixedEffects(ols(cases.empl_two![0], empl!));
    for (const [year, value] of Object.entries(reference.yearEffects)) {
      expect(found.year![year]! - found.year!["1976"]!).toBeCloseTo(value as number, 8);
    }
    for (const [firm, value] of Object.entries(reference.firstFirms)) {
      expect(found.firm![firm]! + found.year!["1976"]!).toBeCloseTo(value as number, 8);
    }
  });
});

describeShared("the reference cases of fixed effects", () => {
  it.each(["fe_wagepan_oneway", "fe_wagepan_twoway"])("%s", (name) => {
    const wanted = readCase(name);
    const data = readSharedCsv("reference", ...wanted.data.split("/"));
    const fit = ols(wanted.formula as string, data as Columns);
    const kinds: Readonly<Record<string, object>> = {
      iid: {},
      hetero_HC1: { vcov: "HC1" },
      cluster_nr: { vcov: cluster("nr") },
      cluster_nr_fixefKfull: { vcov: cluster("nr"), fixefK: "full" },
      cluster_nr_fixefKnone: { vcov: cluster("nr"), fixefK: "none" },
      twoway_nr_year: { vcov: cluster("nr", "year") },
    };
    for (const [term, value] of Object.entries(wanted.coefficients))
      close(fit.coef[term]!, value as number, 1e-8, term);
    for (const [kind, options] of Object.entries(kinds)) {
      if (wanted.se[kind] === undefined) continue;
      const { se } = ols(wanted.formula as string, data as Columns, options);
      for (const [term, value] of Object.entries(wanted.se[kind])) close(se[term]!, value as number, 1e-6, kind + term);
    }
    close(fit.withinR2!, wanted.stats.within_r2, 1e-8, "within R²");
  });
});

const columnsOfPanel = ["worker", "firm", "year", "x", "z", "y"] as const;

/** Workers in firms by years; some are alone in a level. */
function panel(rows: number, seed = 5) {
  const draw = random(seed);
  const made = Array.from({ length: rows }, () => {
    const [worker, firm, year] = [draw.integer(60), draw.integer(12), draw.integer(5)];
    const x = draw.normal() + worker / 30;
    return { worker, firm, year, x, z: x + draw.normal(), y: x + firm / 5 - year / 3 + worker / 20 + draw.normal() };
  });
  return Object.fromEntries(columnsOfPanel.map((name) => [name, made.map((row) => row[name])])) as Record<
    (typeof columnsOfPanel)[number],
    number[]
  >;
}

describe("absorbed effects", () => {
  const data = panel(400);

  it("give what their dummies give, in any number of ways", () => {
    const dummies = ols("y ~ x + z + C(worker) + C(firm) + C(year)", data);
    const absorbed = ols("y ~ x + z | worker + firm + year", data);
    expect(absorbed.coef.x).toBeCloseTo(dummies.coef.x!, 10);
    expect(absorbed.se.z).toBeCloseTo(dummies.se.z!, 10);
    expect(absorbed.r2).toBeCloseTo(dummies.r2, 10);
    expect(absorbed.dfResidual).toBe(dummies.dfResidual);
    expect(absorbed.logLik).toBeCloseTo(dummies.logLik!, 7);
    expect(absorbed.aic).toBeCloseTo(dummies.aic!, 7);
    expect(absorbed.absorbed).toEqual({
      levels: { worker: 60, firm: 12, year: 5 },
      coefficients: 75,
      fixefK: "nonnested",
    });
  });

  it("have a row each in a comparison", () => {
    const fits = [ols("y ~ x", data), ols("y ~ x | worker", data), ols("y ~ x | worker + firm", data)];
    const rows = String(compare(fits)).split("\n");
    const cells = (name: string) => rows.find((row) => row.startsWith(`Effects of ${name}`))?.match(/yes|no/g);
    expect(cells("worker")).toEqual(["no", "yes", "yes"]);
    expect(cells("firm")).toEqual(["no", "no", "yes"]);
  });

  it("count two ways by their connected parts", () => {
    const apart = { ...data, firm: data.firm!.map((firm, i) => (data.worker![i]! < 30 ? firm : firm + 100)) };
    const dummies = ols("y ~ x + C(worker) + C(firm)", apart);
    const absorbed = ols("y ~ x | worker + firm", apart);
    expect(absorbed.absorbed!.coefficients).toBe(60 + 24 - 2);
    expect(absorbed.dfResidual).toBe(dummies.dfResidual);
    expect(absorbed.se.x).toBeCloseTo(dummies.se.x!, 10);
    expect(ols("y ~ x | worker + firm", apart, { like: "fixest" }).se.x).not.toBeCloseTo(dummies.se.x!, 6);
  });

  it("lose singletons again and again, and count them", () => {
    const worker = data.worker!.map((w, i) => (i === 0 || i === 1 ? 1000 : i === 2 ? 1001 : w));
    const firm = data.firm!.map((f, i) => (i === 0 ? 500 : f));
    const fit = ols("y ~ x | worker + firm", { ...data, worker, firm });
    expect(fit.rows.dropped.reduce((sum, { count }) => sum + count, 0)).toBe(3);
    expect(fit.rows.dropped.map(({ reason }) => reason)).toContain("singleton: worker");
    expect(fit.nobs).toBe(397);
    expect(String(fit)).toContain("singleton");
  });

  it("keep a row that stands for several", () => {
    const worker = data.worker!.map((w, i) => (i === 0 ? 1000 : w));
    const times = data.worker!.map((_, i) => (i === 0 ? 2 : 1));
    const options = { weights: { kind: "frequency", column: "times" } } as const;
    expect(ols("y ~ x | worker", { ...data, worker, times }, options).nobs).toBe(401);
  });

  it("drop columns that they make, by name", () => {
    const size = data.firm!.map((firm) => 3 * firm * firm);
    const fit = ols("y ~ x + size + C(firm) | worker + firm", { ...data, size });
    expect([...fit.vcov.names]).toEqual(["x"]);
    expect(fit.droppedColumns).toContainEqual({
      name: "size",
      reason: "collinear with the absorbed effects worker + firm",
    });
  });

  it("leave with the rows where their columns are missing", () => {
    const firm = data.firm!.map((f, i) => (i < 7 ? null : f));
    expect(ols("y ~ x | firm", { ...data, firm }).rows.dropped).toEqual([{ reason: "missing: firm", count: 7 }]);
  });

  it("are added to predictions in and out of the sample, and to no others", () => {
    const dummies = ols("y ~ x + C(worker) + C(year)", data);
    const absorbed = ols("y ~ x | worker + year", data);
    const wanted = predict(dummies).estimate;
    predict(absorbed).estimate.forEach((value, i) => expect(value).toBeCloseTo(wanted[i]!, 9));
    const row = [{ x: 0.3, worker: 7, year: 2 }];
    expect(predict(absorbed, row).estimate[0]).toBeCloseTo(predict(dummies, row).estimate[0]!, 9);
    expect(errorOf(() => predict(absorbed, [{ x: 1, worker: 999, year: 2 }]))).toMatchObject({ code: "unknown-level" });
    expect(errorOf(() => predict(absorbed, undefined, { interval: "confidence" })).code).toBe("undefined-quantity");
    expect(errorOf(() => predictions(absorbed)).code).toBe("undefined-quantity");
    expect(errorOf(() => fixedEffects(dummies)).code).toBe("undefined-quantity");
  });

  it("leave marginal effects on the mean as they are", () => {
    const dummies = marginalEffects(ols("y ~ x + I(x^2) + C(worker)", data), { of: ["x"] });
    const absorbed = marginalEffects(ols("y ~ x + I(x^2) | worker", data));
    expect(absorbed.rows[0]!.estimate).toBeCloseTo(dummies.rows[0]!.estimate, 9);
    expect(absorbed.rows[0]!.se).toBeCloseTo(dummies.rows[0]!.se, 9);
  });

  it("are taken out anew in each sample of a bootstrap", () => {
    const options = { replications: 20, seed: 3 };
    const dummies = withVcov(ols("y ~ x + z + C(firm)", data), bootstrap(options));
    const absorbed = withVcov(ols("y ~ x + z | firm", data), bootstrap(options));
    expect(absorbed.se.x).toBeCloseTo(dummies.se.x!, 9);
  });

  it("are refused where nothing would be left, and by leverages", () => {
    const constant = { ...data, level: data.firm! };
    expect(errorOf(() => ols("y ~ level | firm", constant)).code).toBe("constant-column");
    expect(errorOf(() => ols("level ~ x | firm", constant)).code).toBe("constant-outcome");
    const leverages = errorOf(() => ols("y ~ x | firm", data, { vcov: "HC3" }));
    expect(leverages.code).toBe("undefined-covariance");
    expect(leverages.message).toContain("that of the absorbed effects (firm)");
    expect(errorOf(() => ols("y ~ x | firm", data, { fixefK: "some" as "full" })).code).toBe("bad-option");
  });
});

import { expect, it } from "vitest";
import { heckprobit, type HeckprobitFit } from "../../src/estimators/heckprobit.ts";
import { predict } from "../../src/inference/predict.ts";
import { withVcov } from "../../src/inference/with-vcov.ts";
import { describeShared, readCase, readSharedCsv } from "../shared.ts";
import { expectNumbers } from "./binary-reference.ts";
import { twoOutcomes } from "./two-outcomes.ts";

// biome-ignore lint/suspicious/noExplicitAny: formulas as values
const fitted = heckprobit as any as (formulas: object, data: object, options?: object) => HeckprobitFit;
const codes = (fit: HeckprobitFit): string[] => fit.warnings.map(({ code }) => code);
const formulas = { selection: "y1 ~ x + z", outcome: "y2 ~ x + w" };

/** y2 is missing where y1 is 0. */
function selected(seed: number, rows: number, rho: number) {
  const data = twoOutcomes(seed, rows, rho);
  return { ...data, y2: Array.from(data.y2, (y, i) => (data.y1[i] === 1 ? y : null)) };
}

describeShared("heckprobit", () => {
  it("agrees with 50-digit arithmetic on Mroz's wages, with ρ and its standard error", () => {
    const { coefficients, loglik, se } = readCase("gold_heckprobit_mroz");
    const raw = readSharedCsv("data", "mroz87", "Mroz87.csv") as Record<string, Float64Array>;
    const data = {
      ...raw,
      kids: raw.kids5!.map((k, i) => (k + raw.kids618![i]! > 0 ? 1 : 0)),
      hw: raw.wage!.map((w) => (w > 3.5 ? 1 : 0)),
      exper2: raw.exper!.map((e) => e * e),
    };
    const equations = {
      selection: "lfp ~ age + I(age^2) + faminc + kids + educ",
      outcome: "hw ~ exper + exper2 + educ + city",
    };
    const fit = fitted(equations, data);
    const rename = (name: string): string =>
      ["age", "I(age^2)", "faminc", "kids", "educ", "(Intercept)"].includes(name)
        ? `selection:${name}`
        : `outcome:${name.replace(".1", "")}`;
    const { rho, ...others } = coefficients;
    const without = (values: Record<string, number>) =>
      Object.fromEntries(Object.entries(values).filter(([name]) => name !== "rho"));
    expectNumbers(fit.coef, others, 1e-10, rename);
    expectNumbers({ logLik: fit.logLik, rho: fit.rho }, { logLik: loglik, rho }, 1e-11);
    expectNumbers(fit.se, without(se.observed), 1e-9, rename);
    expectNumbers({ se: fit.derived!.rho!.se }, { se: se.observed.rho }, 1e-9);
    expectNumbers(withVcov(fit, "HC0").se, without(se.robust), 1e-9, rename);
  });
});

it("heckprobit has the quantities of Stata's predict", () => {
  const data = selected(3, 1500, 0.5);
  const fit = fitted(formulas, data);
  const value = (type: string): Float64Array =>
    Float64Array.from(predict(fit, data, { type }).estimate as ArrayLike<number>);
  const [p11, p01, p10, p00] = ["p11", "p01", "p10", "p00"].map(value) as Float64Array[];
  const [pmargin, psel, pcond] = ["pmargin", "psel", "pcond"].map(value) as Float64Array[];
  for (let i = 0; i < 1500; i++) {
    expect(p11![i]! + p10![i]! + p01![i]! + p00![i]!).toBeCloseTo(1, 14);
    expect(pmargin![i]).toBeCloseTo(p11![i]! + p10![i]!, 14);
    expect(psel![i]).toBeCloseTo(p11![i]! + p01![i]!, 14);
    expect(pcond![i]).toBeCloseTo(p11![i]! / psel![i]!, 13);
  }
  expect(fit.nSelected).toBe(data.y1.reduce((sum, y) => sum + y, 0));
  expect(codes(fit)).toEqual([]);
});

it("heckprobit says that without an exclusion restriction only functional form identifies", () => {
  const fit = fitted({ selection: "y1 ~ x", outcome: "y2 ~ x" }, selected(4, 600, 0.5));
  expect(codes(fit)).toContain("no-exclusion-restriction");
});

it("heckprobit calls an estimate at ρ = 1 a boundary, and keeps the likelihood-ratio test", () => {
  const fit = fitted(formulas, selected(6, 150, 0.999));
  expect(codes(fit)).toContain("boundary");
  expect(Object.keys(fit.tests)).not.toContain("waldRho");
  expect(Object.keys(fit.tests)).toContain("lrRho");
});

it("heckprobit refuses an outcome that a column predicts perfectly where it is seen", () => {
  const data = selected(3, 300, 0.5);
  const bad = { ...data, w: Array.from(data.y2, (y, i) => (y === null ? data.w[i]! : Number(y) - 0.5)) };
  expect(() => fitted(formulas, bad)).toThrow("'outcome:w'");
});

/** Where `in` is 1 the outcome is 1 whenever it is seen; every fifth row is there. */
function separatedWhereSeen() {
  const data = selected(3, 300, 0.5);
  const within = Float64Array.from(data.x, (_, i) => (i % 5 === 0 ? 1 : 0));
  return { ...data, within, y2: data.y2.map((y, i) => (y !== null && within[i] === 1 ? 1 : y)) };
}

it("heckprobit leaves out a column that predicts the outcome where it is seen, with every row that it would predict", () => {
  const data = separatedWhereSeen();
  const inUse = Array.from(data.within.keys()).filter((i) => data.within[i] === 0);
  const rest = Object.fromEntries(Object.entries(data).map(([name, values]) => [name, inUse.map((i) => values[i]!)]));
  const expected = fitted(formulas, rest);
  for (const selection of ["y1 ~ x + z", "y1 ~ x + z + within"]) {
    const fit = fitted({ selection, outcome: "y2 ~ x + w + within" }, data);
    expect(fit.rows).toEqual({ used: 240, dropped: [{ reason: "separated: outcome:within", count: 60 }] });
    expectNumbers(fit.coef, expected.coef, 1e-10);
    expectNumbers(
      { logLik: fit.logLik, selection: fit.selectionLogLik },
      { logLik: expected.logLik, selection: expected.selectionLogLik },
      1e-12,
    );
    expect(fit.droppedColumns).toContainEqual({ name: "outcome:within", reason: "separated" });
    const seen = data.y1.filter((y, i) => y === 1 && data.within[i] === 1).length;
    const warning = fit.warnings.find(({ code }) => code === "quasi-separation")!;
    expect(warning).toMatchObject({ rows: seen, alike: 60 - seen });
    expect(warning.message).toContain(`these ${seen} rows, with the ${60 - seen} rows like them`);
  }
});

it("heckprobit keeps rows that are not selected when it is not known whether the column would predict them", () => {
  const data = separatedWhereSeen();
  const within = Array.from(data.within, (value, i) => (data.y1[i] === 1 ? value : null));
  const fit = fitted({ selection: "y1 ~ x + z", outcome: "y2 ~ x + w + within" }, { ...data, within });
  const seen = data.y1.filter((y, i) => y === 1 && data.within[i] === 1).length;
  expect(fit.rows).toEqual({ used: 300 - seen, dropped: [{ reason: "separated: outcome:within", count: seen }] });
});

it("heckprobit finds combinations of columns and categories that predict the outcome where it is seen", () => {
  const data = separatedWhereSeen();
  const place = Array.from(data.within, (value, i) =>
    value === 1 ? "north" : data.y1[i] === 0 && i % 7 === 0 ? "sea" : "south",
  );
  const formula = { selection: "y1 ~ x + z", outcome: "y2 ~ x + w + place" };
  const fit = fitted(formula, { ...data, place });
  expect(fit.rows.dropped).toEqual([{ reason: "separated: outcome:place[south]", count: 60 }]);
  const twin = Float64Array.from(data.x, (x, i) => x + (data.within[i] === 1 ? 0.5 : 0));
  const pair = fitted({ selection: "y1 ~ x + z", outcome: "y2 ~ x + w + twin" }, { ...data, twin });
  expect(pair.rows.used).toBe(240);
  expect(codes(pair)).toContain("quasi-separation");
});

it("heckprobit refuses or keeps separation of the outcome where that is asked for", () => {
  const equations = { selection: "y1 ~ x + z", outcome: "y2 ~ x + w + within" };
  expect(() => fitted(equations, separatedWhereSeen(), { separation: "error" })).toThrow("'outcome:within'");
  const kept = fitted(equations, separatedWhereSeen(), { separation: "keep" });
  expect(codes(kept)).toContain("separation-kept");
  expect(kept.rows.used).toBe(300);
});

/** What is timed: a model, our call, and what R is asked for the same. */
import { bivariateProbit } from "../src/estimators/bivariate-probit.ts";
import { heckman } from "../src/estimators/heckman.ts";
import { iv } from "../src/estimators/iv.ts";
import { logit } from "../src/estimators/logit.ts";
import { ols } from "../src/estimators/ols.ts";
import { probit } from "../src/estimators/probit.ts";
import { tobit } from "../src/estimators/tobit.ts";
import type { Fit } from "../src/fit/fit.ts";
import { marginalEffects } from "../src/inference/marginal-effects.ts";
import { type ColumnData, regressors } from "./bench-data.ts";

export interface BenchCase {
  readonly title: string;
  /** The columns of the data in use. */
  readonly columns: readonly string[];
  readonly parameters: number;
  /** Columns of the designs of all equations, the constants included: the unit of memory. */
  readonly designColumns: number;
  /** What comes before and is not timed. */
  readonly before?: (data: ColumnData) => Fit;
  /** The timed call. */
  readonly run: (data: ColumnData, before: Fit | undefined) => unknown;
  /** The estimates in R's order. */
  readonly estimates: (result: unknown) => readonly number[];
  readonly r: RCall | undefined;
}

/** A function in `time-r.R`. */
export interface RCall {
  /** As printed. */
  readonly title: string;
  readonly package: string;
  readonly formulas: readonly string[];
}

const exogenous = names(regressors);
const fewer = names(regressors - 1);
const all = ["(constant)", ...exogenous];
const selection = `sells ~ ${[...fewer, "z1"].join(" + ")}`;
const outcome = `volume ~ ${exogenous.join(" + ")}`;
const selectionColumns = ["sells", "volume", "z1", ...exogenous];
const absorbing = names(5);
const pair = [`exports ~ ${absorbing.join(" + ")}`, `abroad ~ ${absorbing.join(" + ")}`] as const;
const absorbed = `wage ~ ${absorbing.join(" + ")} | firm + place`;
const instruments = ["z1", "z2", "z3"];

export const benchCases: Readonly<Record<string, BenchCase>> = {
  ols: single("OLS", "sales", (formula, data) => ols(formula, data), { title: "`lm.fit`", package: "stats" }),
  iv: {
    title: "2SLS, 1 endogenous, 3 instruments",
    columns: ["profit", "rd", ...instruments, ...fewer],
    parameters: fewer.length + 2,
    designColumns: fewer.length + 2,
    run: (data) => iv(`profit ~ ${fewer.join(" + ")} + [rd ~ ${instruments.join(" + ")}]`, data),
    estimates: coefficients,
    r: {
      title: "`ivreg::ivreg`",
      package: "ivreg",
      formulas: [`profit ~ ${[...fewer, "rd"].join(" + ")} | ${[...fewer, ...instruments].join(" + ")}`],
    },
  },
  "fixed-effects": {
    title: "Two absorbed effects, 5 regressors",
    columns: ["wage", "firm", "place", ...absorbing],
    parameters: absorbing.length,
    designColumns: absorbing.length,
    run: (data) => ols(absorbed, data),
    estimates: coefficients,
    r: { title: "`fixest::feols`", package: "fixest", formulas: [absorbed] },
  },
  logit: single("Logit", "innovates", (formula, data) => logit(formula, data), {
    title: "`glm.fit`",
    package: "stats",
  }),
  probit: single("Probit", "exports", (formula, data) => probit(formula, data), {
    title: "`glm.fit`",
    package: "stats",
  }),
  effects: {
    ...single("Marginal effects after the probit", "exports", () => undefined, undefined),
    before: (data) => probit(formulaOf("exports"), data),
    run: (_, before) => marginalEffects(before!),
    estimates: () => [],
  },
  tobit: single("Tobit", "hours", (formula, data) => tobit(formula, data, { lower: 0 }), {
    title: "`survreg`",
    package: "survival",
  }),
  "bivariate-probit": {
    title: "Bivariate probit, 5 regressors",
    columns: ["exports", "abroad", ...absorbing],
    parameters: 2 * absorbing.length + 3,
    designColumns: 2 * absorbing.length + 2,
    run: (data) => bivariateProbit(pair, data),
    estimates: coefficients,
    r: { title: "`biprobit` of gretl", package: "stats", formulas: pair },
  },
  "heckman-two-step": {
    title: "Heckman, two-step",
    columns: selectionColumns,
    parameters: 2 * all.length + 1,
    designColumns: 2 * all.length,
    run: (data) => heckman({ selection, outcome }, data, { method: "two-step" }),
    estimates: coefficients,
    r: { title: "`heckit`", package: "sampleSelection", formulas: [selection, outcome] },
  },
  "heckman-ml": {
    title: "Heckman, maximum likelihood",
    columns: selectionColumns,
    parameters: 2 * all.length + 2,
    designColumns: 2 * all.length,
    run: (data) => heckman({ selection, outcome }, data),
    estimates(result) {
      const fit = result as ReturnType<typeof heckman>;
      return [...coefficients(fit).slice(0, -2), fit.sigma, fit.rho];
    },
    r: { title: "`selection`", package: "sampleSelection", formulas: [selection, outcome] },
  },
};

function single(
  title: string,
  y: string,
  fit: (formula: string, data: ColumnData) => unknown,
  r: Omit<RCall, "formulas"> | undefined,
): BenchCase {
  return {
    title,
    columns: [y, ...exogenous],
    parameters: all.length,
    designColumns: all.length,
    run: (data) => fit(formulaOf(y), data),
    estimates: coefficients,
    r: r && { ...r, formulas: [formulaOf(y)] },
  };
}

function formulaOf(y: string): string {
  return `${y} ~ ${exogenous.join(" + ")}`;
}

function coefficients(fit: unknown): readonly number[] {
  return Object.values((fit as Fit).coef);
}

function names(count: number): readonly string[] {
  return Array.from({ length: count }, (_, j) => `x${j + 1}`);
}

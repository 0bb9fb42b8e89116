/** What is timed: a model, our call, and what R, gretl and statsmodels are asked for the same. */
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
import type { PeerCall, Program } from "./time-peer.ts";

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
  /** The estimates in the peers' order. */
  readonly estimates: (result: unknown) => readonly number[];
  readonly peers: readonly PeerCall[];
  /** Of programs that have nothing of the kind. */
  readonly without?: string;
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
const ivFormula = `profit ~ ${[...fewer, "rd"].join(" + ")} | ${[...fewer, ...instruments].join(" + ")}`;

export const benchCases: Readonly<Record<string, BenchCase>> = {
  ols: single("ols", "OLS", "sales", (formula, data) => ols(formula, data), "`lm.fit`", "`OLS` of statsmodels"),
  iv: {
    title: "2SLS, 1 endogenous, 3 instruments",
    columns: ["profit", "rd", ...instruments, ...fewer],
    parameters: fewer.length + 2,
    designColumns: fewer.length + 2,
    run: (data) => iv(`profit ~ ${fewer.join(" + ")} + [rd ~ ${instruments.join(" + ")}]`, data),
    estimates: coefficients,
    peers: [
      peer("R", "iv", "`ivreg::ivreg`", "ivreg", [ivFormula]),
      peer("Python", "iv", "`IV2SLS` of statsmodels", "statsmodels", [ivFormula]),
    ],
  },
  "fixed-effects": {
    title: "Two absorbed effects, 5 regressors",
    columns: ["wage", "firm", "place", ...absorbing],
    parameters: absorbing.length,
    designColumns: absorbing.length,
    run: (data) => ols(absorbed, data),
    estimates: coefficients,
    peers: [
      peer("R", "fixed-effects", "`fixest::feols`, 1 thread", "fixest", [absorbed]),
      peer("R", "fixed-effects-threads", "`fixest::feols`, its own choice of threads", "fixest", [absorbed]),
    ],
    without: "statsmodels absorbs no effects",
  },
  logit: single(
    "logit",
    "Logit",
    "innovates",
    (formula, data) => logit(formula, data),
    "`glm.fit`",
    "`Logit` of statsmodels",
  ),
  probit: single(
    "probit",
    "Probit",
    "exports",
    (formula, data) => probit(formula, data),
    "`glm.fit`",
    "`Probit` of statsmodels",
  ),
  effects: {
    ...single("", "Marginal effects after the probit", "exports", () => undefined),
    without: "no counterpart",
    before: (data) => probit(formulaOf("exports"), data),
    run: (_, before) => marginalEffects(before!),
    estimates: () => [],
  },
  tobit: {
    ...single("", "Tobit", "hours", (formula, data) => tobit(formula, data, { lower: 0 })),
    peers: [
      peer("R", "tobit", "`survreg`", "survival", [formulaOf("hours")]),
      peer("gretl", "tobit", "`tobit` of gretl", "gretl", [formulaOf("hours")]),
    ],
    without: "statsmodels has no tobit",
  },
  "bivariate-probit": {
    title: "Bivariate probit, 5 regressors",
    columns: ["exports", "abroad", ...absorbing],
    parameters: 2 * absorbing.length + 3,
    designColumns: 2 * absorbing.length + 2,
    run: (data) => bivariateProbit(pair, data),
    estimates: coefficients,
    peers: [peer("gretl", "bivariate-probit", "`biprobit` of gretl", "gretl", pair)],
  },
  "heckman-two-step": {
    title: "Heckman, two-step",
    columns: selectionColumns,
    parameters: 2 * all.length + 1,
    designColumns: 2 * all.length,
    run: (data) => heckman({ selection, outcome }, data, { method: "two-step" }),
    estimates: coefficients,
    peers: [peer("R", "heckman-two-step", "`heckit`", "sampleSelection", [selection, outcome])],
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
    peers: [
      peer("R", "heckman-ml", "`selection`", "sampleSelection", [selection, outcome]),
      peer("gretl", "heckman-ml", "`heckit` of gretl", "gretl", [selection, outcome]),
    ],
  },
};

function peer(program: Program, call: string, title: string, name: string, formulas: readonly string[]): PeerCall {
  return { program, call, title, package: name, formulas };
}

/** A model of one equation; with the titles of what R and statsmodels call it, where they have it. */
function single(
  call: string,
  title: string,
  y: string,
  fit: (formula: string, data: ColumnData) => unknown,
  inR?: string,
  inPython?: string,
): BenchCase {
  const formulas = [formulaOf(y)];
  return {
    title,
    columns: [y, ...exogenous],
    parameters: all.length,
    designColumns: all.length,
    run: (data) => fit(formulaOf(y), data),
    estimates: coefficients,
    peers: [
      ...(inR === undefined ? [] : [peer("R", call, inR, "stats", formulas)]),
      ...(inPython === undefined ? [] : [peer("Python", call, inPython, "statsmodels", formulas)]),
    ],
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

/** What is timed: a model, our call, and what R, gretl and statsmodels are asked for the same. */
import { bivariateProbit } from "../src/estimators/bivariate-probit.ts";
import { heckman } from "../src/estimators/heckman.ts";
import { iv } from "../src/estimators/iv.ts";
import { logit } from "../src/estimators/logit.ts";
import { ols } from "../src/estimators/ols.ts";
import { probit } from "../src/estimators/probit.ts";
import { tobit } from "../src/estimators/tobit.ts";
import { marginalEffects } from "../src/inference/marginal-effects.ts";
import { type BenchCase, coefficients, formulaOf, names, peer, single } from "./bench-case.ts";
import { regressors } from "./bench-data.ts";

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
    parameters: 2 * all.length + 2,
    designColumns: 2 * all.length,
    run: (data) => heckman({ selection, outcome }, data, { method: "two-step" }),
    /** Without ln σ, which `heckit` has not among its coefficients. */
    estimates: (fit) => coefficients(fit).slice(0, -1),
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

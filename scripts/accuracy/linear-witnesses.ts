import { heckman, iv, logit, ols, probit } from "../../src/index.ts";
import type { Fit } from "../../src/index.ts";
import { bracketed } from "../../test/estimators/linear-reference.ts";
import { readCase, readSharedCsv } from "../../test/shared.ts";
import { kinds } from "./kinds.ts";
import { type Numbers, type Options, renamed, type Untyped, type Witness } from "./witness.ts";

const names: readonly string[] = [
  ...["ols_wage1", "ols_card", "ols_petersen_cluster", "ols_investment_hac"],
  ...["probit_mroz", "probit_swisslabor", "probit_hmda", "probit_hmda_weights", "probit_resume_cluster"],
  ...["logit_mroz", "logit_spector", "logit_union_cluster"],
  ...["iv_card_1z", "iv_card_2z", "iv_card_full", "iv_cig95", "iv_griliches_1e", "iv_hsng2"].map(
    (name) => `${name}_2sls`,
  ),
  ...["mroz_greene", "womenwk"].flatMap((name) => [`heckman_${name}_ml`, `heckman_${name}_twostep`]),
];
const gold = ["probit_mroz", "logit_mroz", "logit_spector", "heckman_mroz_greene_ml", "heckman_womenwk_ml"];

/** Frequency weights: its robust kinds square the weights, as for probability weights, and are not compared. */
const weightedCase = "probit_hmda_weights";

/** Data whose 0/1 columns stand in another file. */
const files: Readonly<Record<string, string>> = { "data/stata_hsng2.csv": "data/derived_hsng2.csv" };

function estimate({ case: name, formula, data: path }: Untyped, options: Options): Fit {
  const data = readSharedCsv("reference", ...(files[path] ?? path).split("/")) as Untyped;
  const weights = name === weightedCase ? { weights: { kind: "frequency", column: "fw" } } : {};
  const all = { ...options, ...weights } as Untyped;
  if (name.startsWith("iv")) return iv(bracketed(formula) as Untyped, data, all);
  if (!name.startsWith("heckman")) return ({ ols, probit, logit } as Untyped)[name.split("_")[0]](formula, data, all);
  const [selection, outcome] = formula.split(";").map((part: string) => part.trim());
  const sel = Array.from(data.wage as ArrayLike<number>, (wage) => (Number.isNaN(wage) ? 0 : 1));
  const method = name.endsWith("twostep") ? "two-step" : "ml";
  return heckman({ selection, outcome } as Untyped, "sel" in data ? data : { ...data, sel }, { ...all, method });
}

const ourName = (name: string): string =>
  name
    .replace(/^sel:/, "selection:")
    .replace(/^out:/, "outcome:")
    .replace("invMillsRatio", "lambda")
    .replace("lnsigma", "lnSigma")
    .replace("atanhrho", "atanhRho");

/** Statistics under both names: of a case, and of the fit. */
function statistics(
  fit: Untyped,
  { stats = {}, tests = {}, loglik }: Untyped,
): readonly (readonly [number, unknown])[] {
  return [
    [fit.logLik, loglik],
    [fit.logLikNull, stats.ll_null],
    [fit.tests.model?.statistic, stats.LR ?? stats.F],
    [fit.r2, stats.r2],
    [fit.sigma, stats.sigma],
    [fit.rho, stats.rho],
    [fit.lambda, stats.lambda],
    [fit.selectionLogLik, stats.loglik_probit],
    [fit.craggDonald, tests.cragg_donald_F],
    [fit.tests.wuHausman?.statistic, tests.wu_hausman_F],
    [fit.tests.sargan?.statistic, tests.sargan_chi2],
    [fit.tests.andersonRubin?.statistic, tests.AR_F_at_0],
  ];
}

function witness(name: string, reference: Untyped, against: Untyped, by: string): Witness {
  const comparable = (kind: string): boolean => name !== weightedCase || /^(expected|observed)$/.test(kind);
  const se = Object.entries<Numbers>(against.se)
    .filter(([kind]) => kinds[kind] !== undefined && comparable(kind))
    .map(([kind, errors]) => [kinds[kind]!, renamed(errors, ourName)] as const);
  const coef = renamed(against.coefficients, ourName);
  return {
    name,
    by,
    coef,
    se,
    fit: (options) => estimate(reference, options),
    statistics: (fit) => statistics(fit, against),
  };
}

/** The reference cases of least squares, probit, logit, instrumental variables and selection. */
export const linearWitnesses = (): readonly Witness[] => [
  ...names
    .map((name) => readCase(name))
    .map((each) => witness(each.case, each, each, each.source.replaceAll(";", ","))),
  ...gold.map((name) => witness(name, readCase(name), readCase(`gold_${name}`), "50-digit arithmetic")),
];

/**
 * Runs every reference case of ../shared for the estimators of this package and prints, as Markdown tables, the largest
 * relative difference from each, and the digits reached on NIST's linear regression sets.
 */
import { heckman, iv, logit, ols, probit } from "../src/index.ts";
import type { Fit } from "../src/index.ts";
import { leastSquares } from "../src/linalg/least-squares.ts";
import { bracketed } from "../test/estimators/linear-reference.ts";
import { readCase, readSharedCsv, sharedIsThere } from "../test/shared.ts";

// biome-ignore lint/suspicious/noExplicitAny: cases of many shapes, formulas that the compiler does not know
type Untyped = any;
type Numbers = Readonly<Record<string, number>>;
type Options = Readonly<Record<string, unknown>>;

/** How the kinds of standard errors in the cases are asked for here; kinds that are not listed are other estimators'. */
const kinds: Readonly<Record<string, Options>> = {
  classical: { vcov: "iid" },
  classical_small: { vcov: "iid" },
  classical_large: { vcov: "iid", small: false },
  observed: { vcov: "iid" },
  expected: { information: "expected" },
  opg: { information: "opg" },
  heckman_corrected_observed: { vcov: "iid" },
  heckman_corrected_expected: { information: "expected" },
  HC0: { vcov: "HC0" },
  HC1: { vcov: "HC1" },
  HC2: { vcov: "HC2" },
  HC3: { vcov: "HC3" },
  robust: { vcov: "HC0" },
  robust_obs: { vcov: "HC0" },
  robust_exp: { vcov: "HC0", information: "expected" },
  robust_n_nm1: { vcov: "robust" },
  robust_obs_n_nm1: { vcov: "robust" },
  cluster_firm_CR1_stata: { vcov: { cluster: ["firm"] } },
  cluster_year_CR1_stata: { vcov: { cluster: ["year"] } },
  fixest_twoway_min: { vcov: { cluster: ["firm", "year"] } },
  twoway_multi0_CR1: { vcov: { cluster: ["firm", "year"], perTerm: true } },
  cluster_name_obs_GGm1: { vcov: { cluster: ["name"] } },
  cluster_name_exp_GGm1: { vcov: { cluster: ["name"] }, information: "expected" },
  cluster_id_obs_GGm1: { vcov: { cluster: ["id"] } },
  cluster_id_exp_GGm1: { vcov: { cluster: ["id"] }, information: "expected" },
  cluster_county_GGm1: { vcov: { cluster: ["county"] } },
};

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

const renamed = (name: string): string =>
  name
    .replace(/^sel:/, "selection:")
    .replace(/^out:/, "outcome:")
    .replace("invMillsRatio", "lambda")
    .replace("lnsigma", "lnSigma")
    .replace("atanhrho", "atanhRho");

function largest(ours: Numbers, theirs: Readonly<Record<string, number | string>>): number {
  return Math.max(...Object.entries(theirs).map(([name, value]) => Math.abs(ours[renamed(name)]! / Number(value) - 1)));
}

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

function caseRow(name: string, reference: Untyped, against: Untyped): string {
  const fit = estimate(reference, {});
  const comparable = (kind: string): boolean => name !== weightedCase || /^(expected|observed)$/.test(kind);
  const errors = Object.entries<Numbers>(against.se).filter(([kind]) => kinds[kind] !== undefined && comparable(kind));
  const ofErrors = errors.map(([kind, se]) => largest(estimate(reference, kinds[kind]!).se, se));
  const ofStatistics = statistics(fit, against)
    .filter(([ours, theirs]) => typeof ours === "number" && theirs !== undefined && theirs !== null)
    .map(([ours, theirs]) => Math.abs(ours / Number(theirs) - 1));
  const found = [largest(fit.coef, against.coefficients), Math.max(...ofErrors), Math.max(...ofStatistics)];
  const counts = ["", ` (${errors.length} kinds)`, ` (${ofStatistics.length})`];
  const cells = found.map((error, i) => `${written(error)}${counts[i]}`);
  return `| ${name} | ${fit.estimator} | ${fit.nobs} | ${cells.join(" | ")} | ${against === reference ? "R 4.2.2" : "50-digit arithmetic"} |`;
}

const written = (error: number): string => (error === 0 ? "0" : error.toExponential(0));

const nist = "Norris Pontius NoInt1 NoInt2 Longley Filip Wampler1 Wampler2 Wampler3 Wampler4 Wampler5".split(" ");

function nistRow(name: string): string {
  const { coefficients, coefficients_text: text = {}, se } = readCase(`../nist/${name}`);
  const data = readSharedCsv("reference", "nist", `${name}.csv`) as Readonly<Record<string, Float64Array>>;
  const { y, ...regressors } = data as { y: Float64Array } & Readonly<Record<string, Float64Array>>;
  const parameters = Object.keys(coefficients);
  const several = Object.values(regressors);
  const powers = parameters.map((parameter) => regressors.x?.map((x) => x ** Number(parameter.slice(1))));
  const columns = several.length > 1 ? [y.map(() => 1), ...several] : powers.map((column) => column!);
  const fit = leastSquares(columns, y);
  const k = columns.length;
  const variance = fit.rss / (y.length - k);
  const error = (j: number): number => Math.sqrt(variance * fit.inverse[j * k + j]!);
  const ofCoefficients = parameters.map((p, j) => digits(fit.coefficients[j]!, Number(text[p] ?? coefficients[p])));
  const ofErrors = parameters.map((p, j) => digits(error(j), Number(se.classical[p])));
  return `| ${name} | ${Math.min(...ofCoefficients).toFixed(1)} | ${Math.min(...ofErrors).toFixed(1)} |`;
}

/** Digits that agree: of the number itself, or of 1 where 0 is certified. */
function digits(ours: number, certified: number): number {
  const error = Math.abs(ours - certified) / (certified === 0 ? 1 : Math.abs(certified));
  return error === 0 ? 16 : Math.min(16, -Math.log10(error));
}

if (!sharedIsThere) {
  console.log("../shared with the reference results is not there.");
} else {
  console.log("| case | estimator | N | coefficients | standard errors | statistics | computed by |");
  console.log("|---|---|---|---|---|---|---|");
  for (const name of names) console.log(caseRow(name, readCase(name), readCase(name)));
  for (const name of gold) console.log(caseRow(name, readCase(name), readCase(`gold_${name}`)));
  console.log("\n| set | digits of the coefficients | digits of the standard errors |\n|---|---|---|");
  for (const name of nist) console.log(nistRow(name));
}

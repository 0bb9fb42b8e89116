import * as estimand from "../../src/index.ts";
import { readCase, readSharedCsv } from "../../test/shared.ts";
import { type Numbers, type Options, renamed, type Untyped, type Witness } from "./witness.ts";

/** A reference case as an estimate of ours: by its own formula and data where these are not given. */
interface LimitedCase {
  readonly case: string;
  readonly estimator: string;
  readonly formula?: unknown;
  readonly options?: Options;
  readonly ours?: (name: string) => string;
}

const asked: Readonly<Record<string, Options>> = {
  observed: { vcov: "iid" },
  opg: { vcov: "iid", information: "opg" },
  robust: { vcov: "HC0" },
  robust_HC0: { vcov: "HC0" },
  robust_HC1: { vcov: "HC1" },
  robust_n_nm1: { vcov: "robust" },
  cluster_judge_GGm1: { vcov: { cluster: ["judge"] } },
};

const inverted = (name: string): string => name.replace("logSigma", "lnSigma").replace("lnsigma_u", "lnSigmaU");
const cut = (name: string): string => (name.includes("|") ? `cut${name.split("|")[0]}` : name);
const pair = (first: string, second: string) => (name: string) =>
  name.replace("eq1", first).replace("eq2", second).replace("atanhrho", "atanhRho");
const form = (column: string, unnamed: Readonly<Record<string, string>>) => (name: string) => {
  const known: Readonly<Record<string, string>> = { ...unnamed, lnsigma_v: `${column}:lnSigma`, atanhrho: "atanhRho" };
  return known[name] ?? name.replace("first:", `${column}:`);
};
const limits = { lower: 0 };

const cases: readonly LimitedCase[] = [
  ...["ologit_ucla", "ologit_wine"].map((name) => ({ case: name, estimator: "orderedLogit", ours: cut })),
  ...["oprobit_ucla", "oprobit_fair"].map((name) => ({ case: name, estimator: "orderedProbit", ours: cut })),
  { case: "poisson_doctorvisits", estimator: "poisson" },
  { case: "negbin_doctorvisits", estimator: "negativeBinomial" },
  ...["affairs", "mroz_hours", "tobin"].map((name) => ({ case: `tobit_${name}`, estimator: "tobit", options: limits })),
  { case: "truncreg_mroz_hours", estimator: "truncated", options: limits },
  { case: "intreg_wage", estimator: "interval", formula: "[lo, hi] ~ educ + exper + tenure + female" },
  ...["biprobit_mroz", "biprobit_recursive_mroz", "biprobit_mroz_samex"].map((name) => ({
    case: name,
    estimator: "bivariateProbit",
    ours: pair("inlf", "hi"),
  })),
  {
    case: "ivprobit_mroz_ml",
    estimator: "ivProbit",
    formula: "inlf ~ educ + exper + expersq + age + kidslt6 + kidsge6 + [nwifeinc ~ huseduc]",
    ours: form("nwifeinc", { "first:": "nwifeinc:huseduc" }),
  },
  { case: "reprobit_union", estimator: "randomEffectsProbit", options: { panel: "id" } },
];

/** Of the cases whose formulas name several equations. */
const split = (formula: string): unknown => (formula.includes(" ; ") ? formula.split(" ; ") : formula);

function witness(
  { case: name, estimator, formula, options = {}, ours = inverted }: LimitedCase,
  gold: boolean,
): Witness {
  const reference = readCase(name);
  const { coefficients, se, loglik } = gold ? readCase(`gold_${name}`) : reference;
  const data = readSharedCsv("reference", ...(reference.data as string).split("/"));
  const model = formula ?? split((reference.formula as string).replace(/factor\((\w+)\)/, "$1"));
  const estimate = (estimand as Untyped)[estimator];
  // θ of R's glm.nb is 1/α; its standard errors take it as known, which ours do not.
  const { theta, ...others } = coefficients as Numbers;
  // sandwich's scores of survreg do not add up to zero where rows are intervals: no witness.
  const wrong = name === "intreg_wage" ? "robust" : undefined;
  const kinds = theta === undefined ? Object.entries<Numbers>(se).filter(([kind]) => kind !== wrong) : [];
  const known = (names: Numbers): Numbers => renamed(names, (each) => (each === "sigma" ? "sigma" : ours(each)));
  return {
    name,
    by: gold ? "50-digit arithmetic" : reference.source.replaceAll(";", ","),
    fit: (more) => estimate(model, data, { ...more, ...options }),
    coef: known(theta === undefined ? coefficients : { ...others, lnAlpha: -Math.log(Number(theta)) }),
    se: kinds.flatMap(([kind, errors]) => {
      const options = kind === "expected" ? asked.observed : asked[kind];
      return options === undefined ? [] : [[options, known(errors)] as const];
    }),
    statistics: (fit) => [[fit.logLik, loglik]],
  };
}

const golden = [
  "ologit_ucla",
  "oprobit_ucla",
  "tobit_affairs",
  "tobit_mroz_hours",
  "truncreg_mroz_hours",
  "biprobit_mroz",
];
const alsoGolden = [...golden, "biprobit_recursive_mroz", "ivprobit_mroz_ml"];

/** The reference cases of limited outcomes, by R and by 50-digit arithmetic. */
export const limitedWitnesses = (): readonly Witness[] => [
  ...cases.map((each) => witness(each, false)),
  ...cases.filter(({ case: name }) => alsoGolden.includes(name)).map((each) => witness(each, true)),
];

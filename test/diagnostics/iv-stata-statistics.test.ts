import { expect, it } from "vitest";
import type { IvDiagnostics } from "../../src/diagnostics/instrument-diagnostics.ts";
import { ivDiagnostics } from "../../src/diagnostics/iv-diagnostics.ts";
import { iv } from "../../src/estimators/iv.ts";
import type { IvFit } from "../../src/estimators/iv-fit.ts";
import type { IvOptions } from "../../src/estimators/iv-options.ts";
import type { TestResult } from "../../src/fit/test-result.ts";
import { cluster } from "../../src/inference/vcov-option.ts";
import { chiSquareSf } from "../../src/special/chi-square.ts";
import type { Numbers } from "../estimators/linear-reference.ts";
import { byName, firstRow, readStata, readStataData } from "../estimators/stata-files.ts";
import { describeShared } from "../shared.ts";
import { testsOf } from "../estimators/over-identified.ts";

type Named = Readonly<Record<string, number | undefined>>;

const cardJust = "lwage ~ [educ ~ nearc4] + exper + expersq + black + south";
const cardOver = "lwage ~ [educ ~ nearc2 + nearc4] + exper + expersq + black + south";
const multi = "y ~ [endo1 + endo2 ~ z1 + z2 + z3 + z4] + x1 + x2";
const one = "y ~ [endo1 ~ z1 + z2] + x1";
const robust = { vcov: "robust" } as const;
const clusters = { vcov: cluster("cluster_id") };
const twoWay = { vcov: cluster("firm_id", "year_id") };
const weighted = { ...twoWay, weights: { kind: "analytic", column: "wt" } } as const;

/** Model, kind in the file's name, data, formula, options. */
const runs: readonly (readonly [string, string, string, string, IvOptions])[] = [
  ["card_just_id", "iid", "card", cardJust, {}],
  ["card_just_id", "hc1", "card", cardJust, robust],
  ["card_overid", "iid", "card", cardOver, {}],
  ["card_overid", "hc1", "card", cardOver, robust],
  ["card_liml_overid", "iid", "card", cardOver, { method: "liml" }],
  ["card_liml_overid", "hc1", "card", cardOver, { method: "liml", ...robust }],
  ["card_fuller1_overid", "iid", "card", cardOver, { method: "fuller" }],
  ["card_fuller1_overid", "hc1", "card", cardOver, { method: "fuller", ...robust }],
  ["sim_multi_endo", "iid", "sim_multi_endo", multi, {}],
  ["sim_multi_endo", "hc1", "sim_multi_endo", multi, robust],
  ["sim_multi_endo_fuller1", "iid", "sim_multi_endo", multi, { method: "fuller" }],
  ["sim_cluster", "iid", "sim_cluster", one, {}],
  ["sim_cluster", "hc1", "sim_cluster", one, robust],
  ["sim_cluster", "cl", "sim_cluster", one, clusters],
  ["sim_twoway", "cl2", "sim_twoway", one, twoWay],
  ["sim_twoway", "cl2_wt", "sim_twoway", one, weighted],
];

const cases = runs.flatMap(([model, kind, data, formula, options]) =>
  [true, false].map((small) => ({ model, kind: `${kind}${small ? "_small" : ""}`, data, formula, options, small })),
);

/** How much larger the large-sample form of a statistic of the first stage or the reduced form is. */
function largeSample({ nobs, conventions }: IvFit, size: number): number {
  const ways = conventions.clusters as readonly { readonly clusters: number }[] | undefined;
  if (ways === undefined) return nobs / (nobs - size);
  const groups = Math.min(...ways.map((way) => way.clusters));
  return ((groups / (groups - 1)) * (nobs - 1)) / (nobs - size);
}

const chiSquare = (name: string, { statistic, df }: TestResult, factor: number): Named => ({
  [name]: statistic * df[0]! * factor,
  [`${name}p`]: chiSquareSf(statistic * df[0]! * factor, df[0]!),
});

const test = (name: string, found: TestResult | undefined, key = name): Named =>
  found === undefined ? {} : { [key]: found.statistic, [`${name}p`]: found.p, [`${name}df`]: found.df[0] };

const fTest = (name: string, { statistic, p, df }: TestResult): Named => ({
  [name]: statistic,
  [`${name}p`]: p,
  [`${name}df1`]: df[0],
  [`${name}df2`]: df[1],
});

/** Our statistics under Stata's names; Stata's model F is the small-sample one in either case. */
function diagnostics(fit: IvFit, found: IvDiagnostics, model: TestResult): Named {
  const { kleibergenPaap, reducedForm, stockWright, endogeneityC } = found;
  const over = found.identification === "over" ? found.overidentification : undefined;
  const { sargan, hansenJ } = testsOf(fit);
  const ar = reducedForm.partialF;
  const size = Object.keys(reducedForm.coef).length;
  const root = over === undefined ? 0 : (over.basmannF.statistic * over.basmannF.df[0]!) / (fit.nobs - size);
  const { F: statistic, ...rest } = fTest("F", model);
  return {
    N: fit.nobs,
    K: Object.keys(fit.coef).length,
    L: size,
    r2: fit.r2,
    r2c: fit.r2,
    r2_a: fit.adjR2,
    rss: fit.rss,
    rmse: fit.sigma,
    sigmasq: fit.sigma ** 2,
    F_stat: statistic,
    F_p: rest.Fp,
    F_df1: rest.Fdf1,
    F_df2: rest.Fdf2,
    ...test("sargan", sargan),
    ...test("j", hansenJ ?? sargan),
    ...test("id", kleibergenPaap.lm, "idstat"),
    iddf: kleibergenPaap.lm.df[0],
    cdf: found.craggDonald,
    widstat: kleibergenPaap.waldF,
    arf: ar.statistic,
    arfp: ar.p,
    ardf: ar.df[0],
    ardf_r: ar.df[1],
    ...chiSquare("archi2", ar, largeSample(fit, size)),
    ...test("estat", endogeneityC),
    estatdf: endogeneityC.df[0],
    ...test("sstat", stockWright),
    kclass: fit.k,
    lambda: 1 + root,
    ...test("arubin", over?.likelihoodRatio),
    arubin_lin: fit.nobs * root,
    arubin_linp: over && chiSquareSf(fit.nobs * root, over.sargan.df[0]!),
  };
}

/** A first stage under Stata's names. */
function stageOf(fit: IvFit, stage: IvDiagnostics["firstStage"][string], size: number): Named {
  const { partialF, sandersonWindmeijer, angristPischke } = stage;
  return {
    rmse: stage.sigma,
    sheapr2: stage.sheaR2,
    pr2: stage.partialR2,
    F: partialF.statistic,
    df: partialF.df[0],
    df_r: partialF.df[1],
    pvalue: partialF.p,
    ...fTest("SWF", sandersonWindmeijer),
    ...chiSquare("SWchi2", sandersonWindmeijer, largeSample(fit, size)),
    SWr2: stage.sandersonWindmeijerR2,
    ...fTest("APF", angristPischke),
    ...chiSquare("APchi2", angristPischke, largeSample(fit, size)),
    APr2: stage.angristPischkeR2,
  };
}

/** Options, and what Stata counts but a fit says in its conventions; R² around zero of models that have a mean. */
const noStatistics = ["small", "fuller", "r2u", "N_clust", "N_clust1", "N_clust2"];

/** How far a change of a statistic by a relative 1e-6 moves so small a p-value. */
const steepness = (value: number): number => (value > 0 && value < 1e-100 ? -Math.log(value) : 1);

/** Every number of a file, to a relative 1e-6; p-values below 1e-300 are 0 in Stata. */
function expectAll(ours: Named, theirs: Numbers, except: readonly string[] = []): void {
  for (const [name, value] of Object.entries(theirs)) {
    if (except.includes(name)) continue;
    expect(ours[name], `${name} is there`).toBeTypeOf("number");
    const error = Math.abs(ours[name]! - value);
    expect(error, `${name}: ${ours[name]} against ${value}`).toBeLessThanOrEqual(
      1e-6 * steepness(value) * Math.abs(value) + 1e-300,
    );
  }
}

const stagesOf = (model: string, kind: string) => readStata(`${model}_firststage_${kind}`);

describeShared("every statistic of Stata's ivreg2", () => {
  it.each(cases)("$model, $kind", ({ model, kind, data, formula, options, small }) => {
    const table = readStataData(data);
    const fit = iv(formula as string, table, { ...options, small });
    const withF = small ? fit : iv(formula as string, table, { ...options, small: true });
    const found = ivDiagnostics(fit);
    const stata = firstRow(`${model}_diagnostics_${kind}`);
    // Of a just-identified model Stata prints a J of zero with no degrees of freedom, we none.
    const none = stata.L === stata.K ? ["sargan", "sargandf", "j", "jdf"] : [];
    expectAll(diagnostics(fit, found, withF.tests.model!), stata, [...noStatistics, ...none]);
    const stages = stagesOf(model, kind);
    for (const [name, stage] of Object.entries(found.firstStage)) {
      expectAll(stageOf(fit, stage, Object.keys(stage.coef).length), byName(stages, "statistic", name));
    }
  });
});

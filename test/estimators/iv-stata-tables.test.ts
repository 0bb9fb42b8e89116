import { expect, it } from "vitest";
import { ivDiagnostics } from "../../src/diagnostics/iv-diagnostics.ts";
import { iv } from "../../src/estimators/iv.ts";
import type { IvFit } from "../../src/estimators/iv-fit.ts";
import type { IvOptions } from "../../src/estimators/iv-options.ts";
import type { Fit } from "../../src/fit/fit.ts";
import { cluster } from "../../src/inference/vcov-option.ts";
import { type HacKernel, hac } from "../../src/inference/hac-spec.ts";
import { fSf } from "../../src/special/f.ts";
import { withVcov } from "../../src/inference/with-vcov.ts";
import { cholesky, choleskyInverse } from "../../src/linalg/cholesky.ts";
import { sandwich } from "../../src/linalg/matrix.ts";
import { describeShared } from "../shared.ts";
import { expectNumbers } from "./linear-reference.ts";
import { expectAll, squaresOf } from "../diagnostics/stata-statistics.ts";
import { byName, firstRow, ourName, readStata, readStataData } from "./stata-files.ts";
import { testsOf } from "./over-identified.ts";

const cardOver = "lwage ~ [educ ~ nearc2 + nearc4] + exper + expersq + black + south" as string;
const cardJust = "lwage ~ [educ ~ nearc4] + exper + expersq + black + south" as string;
const multi = "y ~ [endo1 + endo2 ~ z1 + z2 + z3 + z4] + x1 + x2" as string;
const one = "y ~ [endo1 ~ z1 + z2] + x1" as string;
const clusters = { vcov: cluster("cluster_id") };
const card = readStataDataOnce("card");

function readStataDataOnce(name: string): () => ReturnType<typeof readStataData> {
  let kept: ReturnType<typeof readStataData> | undefined;
  return () => (kept ??= readStataData(name));
}

/** The largest difference of a matrix from a file's, in products of standard errors. */
function expectMatrix(fit: Pick<Fit, "vcov" | "se">, file: string, factor = 1): void {
  const table = readStata(file);
  const columns = Object.keys(table).filter((name) => name !== "term");
  const terms = (table.term as string[] | undefined)?.map(ourName) ?? ["x", "w", "(Intercept)"];
  terms.forEach((term, i) => {
    terms.forEach((other, j) => {
      const theirs = Number(table[columns[j]!]![i]);
      const [row, column] = [fit.vcov.names.indexOf(term), fit.vcov.names.indexOf(other)];
      const difference = factor * fit.vcov.values[row]![column]! - theirs;
      expect(Math.abs(difference) / (fit.se[term]! * fit.se[other]!), `${term}, ${other}`).toBeLessThan(1e-8);
    });
  });
}

const suffixes = (kind: string) => [`${kind}`, `${kind}_small`].map((suffix) => ({ suffix, small: suffix !== kind }));

const reduced: readonly (readonly [string, string, string, string, IvOptions])[] = [
  ["card_just_id", "iid", "card", cardJust, {}],
  ["card_just_id", "hc1", "card", cardJust, { vcov: "robust" }],
  ["card_just_id", "cl", "card", cardJust, { vcov: cluster("smsa") }],
  ["sim_multi_endo", "iid", "sim_multi_endo", multi, {}],
  ["sim_multi_endo", "hc1", "sim_multi_endo", multi, { vcov: "robust" }],
  ["sim_cluster", "cl", "sim_cluster", one, clusters],
];

describeShared("the tables of Stata's ivreg2", () => {
  it.each(
    reduced.flatMap(([model, kind, data, formula, options]) =>
      suffixes(kind).map((at) => ({ ...at, model, data, formula, options })),
    ),
  )("reduced form and system of $model, $suffix", ({ model, suffix, small, data, formula, options }) => {
    const found = ivDiagnostics(iv(formula, readStataData(data), { ...options, small }));
    const form = found.reducedForm;
    const table = readStata(`${model}_rf_${suffix}`);
    expectNumbers(form.coef, byName(table, "term", "estimate"), 1e-9);
    expectNumbers(form.se, byName(table, "term", "std_error"), 1e-7);
    const { rmse, rf_f, rf_f_p, rf_f_df1, rf_f_df2, N_obs } = firstRow(`${model}_rf_${suffix}`);
    const { statistic, p, df } = form.partialF;
    expect(N_obs).toBe(readStataData(data).black?.length ?? 1000);
    expectNumbers({ rmse: form.sigma, statistic }, { rmse: rmse!, statistic: rf_f! }, 1e-7);
    expect(df[0]).toBe(rf_f_df1);
    // Under clusters Stata's table of the reduced form takes N - L for degrees of freedom, its test AR and ours G - 1.
    if (!suffix.startsWith("cl")) expectNumbers({ p, df2: df[1] }, { p: rf_f_p!, df2: rf_f_df2! }, 1e-6);
    if (model.startsWith("card")) return;
    const system = readStata(`${model}_system_${suffix}`);
    const equations = new Set(system.eq as string[]);
    for (const equation of equations) {
      const rows = (system.eq as string[]).flatMap((name, i) => (name === equation ? [i] : []));
      const ours = equation === "y" ? form : found.firstStage[equation]!;
      for (const i of rows) {
        const name = ourName((system.term as string[])[i]!);
        expectNumbers(ours.coef, { [name]: Number(system.estimate![i]) }, 1e-9);
        expectNumbers(ours.se, { [name]: Number(system.std_error![i]) }, 1e-7);
      }
    }
  });

  it.each(["iid", "hc1", "cl"].flatMap(suffixes))(
    "LIML with the covariance of two-stage least squares, $suffix",
    ({ suffix, small }) => {
      const vcov = { iid: "iid", hc1: "robust", cl: cluster("smsa66") }[suffix.split("_")[0]!] as "iid";
      const liml = iv(cardOver, card(), { method: "liml", vcov, small });
      const file = `card_liml_overid_coviv`;
      expectNumbers(liml.coef, byName(readStata(`${file}_coef_${suffix}`), "term", "estimate"), 1e-9);
      const fit = withBreadOf(iv(cardOver, card(), { small }), withVcov(liml, "iid"), liml, vcov === "iid");
      expectNumbers(fit.se, byName(readStata(`${file}_coef_${suffix}`), "term", "std_error"), 1e-8);
      expectMatrix(fit, `${file}_vcov_${suffix}`);
      const { rss, r2, kclass, cdf } = firstRow(`${file}_diagnostics_${suffix}`);
      expectNumbers({ ...liml }, { rss: rss!, r2: r2!, k: kclass!, craggDonald: cdf! }, 1e-8);
      const stages = byName(readStata(`${file}_firststage_${suffix}`), "statistic", "educ");
      expectNumbers({ ...liml.firstStage.educ }, { partialR2: stages.pr2!, sigma: stages.rmse! }, 1e-8);
    },
  );

  it.each(
    [
      ["robust", "robust"],
      ["cluster", cluster("age")],
      ["iid", "iid"],
    ].flatMap(([kind, weightMatrix]) => suffixes(kind as string).map((at) => ({ ...at, weightMatrix }))),
  )("statistics of two-step GMM, $suffix", ({ suffix, small, weightMatrix }) => {
    const fit = iv(cardOver, card(), {
      method: "gmm",
      vcov: weightMatrix as "robust",
      weightMatrix: weightMatrix as "robust",
      small,
    });
    const efficient = withVcov(
      iv(cardOver, card(), { method: "gmm", weightMatrix: weightMatrix as "robust", small: true }),
      "efficient",
    );
    const found = ivDiagnostics(fit);
    const stata = firstRow(`card_overid_gmm2s_diagnostics_${suffix}`);
    const { statistic, p } = testsOf(fit).hansenJ!;
    const model = efficient.tests.model!;
    const ours: Record<string, number> = {
      overid_stat: statistic,
      overid_p: p,
      underid_stat: found.kleibergenPaap.lm.statistic,
      underid_p: found.kleibergenPaap.lm.p,
      underid_df: found.kleibergenPaap.lm.df[0]!,
      weak_id_cd_f: found.craggDonald,
      weak_id_kp_f: found.kleibergenPaap.waldF,
      first_stage_f: found.firstStage.educ!.partialF.statistic,
      model_f: model.statistic,
      model_f_p: model.p,
      model_f_df2: model.df[1]!,
      sigma: fit.sigma,
      rss: fit.rss,
      r2: fit.r2,
      r2_a: fit.adjR2,
      r2c: fit.r2,
      r2u: 1 - fit.rss / squaresOf(card(), "lwage"),
      overid_df: testsOf(fit).hansenJ!.df[0]!,
      model_f_df1: model.df[0]!,
      N: fit.nobs,
      K: 6,
      L: 7,
    };
    expectAll(ours, stata);
  });

  it.each(suffixes("cl2"))("two-way clusters with a degree of freedom taken beforehand, $suffix", ({ small }) => {
    const fit = iv(one, readStataData("sim_twoway"), { vcov: cluster("firm_id", "year_id"), small });
    const file = `cl2_dof${small ? "_small" : ""}`;
    const factor = small ? (fit.nobs - 3) / (fit.nobs - 4) : 1;
    expectMatrix(fit, `sim_twoway_vcov_${file}`, factor);
    const { j, idstat, sstat } = firstRow(`sim_twoway_diagnostics_${file}`);
    const found = ivDiagnostics(fit);
    const ours = {
      j: testsOf(fit).hansenJ!.statistic,
      idstat: found.kleibergenPaap.lm.statistic,
      sstat: found.stockWright.statistic,
    };
    expectNumbers(ours, { j: j!, idstat: idstat!, sstat: sstat! }, 1e-6);
  });
});

/** s²B₂, or B₂B⁻¹VB⁻¹B₂: the covariance V of one fit with the bread B₂ of another. */
function withBreadOf(other: IvFit, iid: Fit, fit: IvFit, plain: boolean): Pick<Fit, "vcov" | "se"> {
  const k = fit.vcov.names.length;
  const flat = ({ vcov }: Fit): Float64Array => Float64Array.from(vcov.values.flat());
  const ratio = (iid as IvFit).sigma ** 2 / other.sigma ** 2;
  const bread = flat(other).map((value) => value * ratio);
  const scale = Float64Array.from({ length: k }, (_, j) => Math.sqrt(flat(iid)[j * (k + 1)]!));
  const scaled = flat(iid).map((value, at) => value / (scale[Math.floor(at / k)]! * scale[at % k]!));
  const inverse = choleskyInverse(cholesky(scaled, k)!, k).map(
    (value, at) => value / (scale[Math.floor(at / k)]! * scale[at % k]!),
  );
  const values = plain ? bread : sandwich(bread, sandwich(inverse, flat(fit), k), k);
  const named = Object.fromEntries(fit.vcov.names.map((name, j) => [name, Math.sqrt(values[j * (k + 1)]!)]));
  const rows = fit.vcov.names.map((_, i) => Array.from(values.subarray(i * k, (i + 1) * k)));
  return { vcov: { ...fit.vcov, values: rows }, se: named };
}

const series: readonly (readonly [string, HacKernel, number | undefined])[] = [
  ["bartlett_bw3", "bartlett", 3],
  ["bartlett_bw5", "bartlett", 5],
  ["parzen_bw4", "parzen", 4],
  ["qs_bw3", "quadratic-spectral", 3],
  ["qs_bw3_justid", "quadratic-spectral", 3],
  ["truncated_bw3", "truncated", 3],
  ["thanning_bw3", "tukey-hanning", 3],
  ["thamming_bw3", "tukey-hamming", 3],
  ["daniell_bw4", "daniell", 4],
  ["auto_bartlett", "bartlett", undefined],
  ["auto_bartlett_justid", "bartlett", undefined],
  ["auto_parzen", "parzen", undefined],
  ["auto_qs", "quadratic-spectral", undefined],
];

describeShared("HAC covariances of Stata's ivreg2", () => {
  it("has no kernel like Stata's tent, which multiplies by the lag twice and yields negative variances", () => {
    expect(Number(readStata("ts_hac_vcov_tent_bw4").v1![0])).toBeLessThan(0);
    const fit = iv("y ~ w + [x ~ z1 + z2]" as string, readStataData("ts_hac"), { small: false });
    expectNumbers(fit.coef, byName(readStata("ts_hac_coef_tent_bw4"), "term", "estimate"), 1e-9);
  });

  it.each(series)("%s", (name, kernel, given) => {
    const bandwidth = given ?? firstRow(`ts_hac_bw_${name}`).bw!;
    const formula = (name.endsWith("justid") ? "y ~ w + [x ~ z1]" : "y ~ w + [x ~ z1 + z2]") as string;
    const fitWith = (other: HacKernel): IvFit =>
      iv(formula, readStataData("ts_hac"), { vcov: hac({ kernel: other, bandwidth, time: "t" }), small: false });
    const fit = fitWith(kernel);
    const table = readStata(`ts_hac_coef_${name}`);
    expectNumbers(fit.coef, byName(table, "term", "estimate"), 1e-9);
    expectNumbers(fit.se, byName(table, "term", "std_error"), 1e-8);
    expectMatrix(fit, `ts_hac_vcov_${name}`);
    const stata = firstRow(`ts_hac_diagnostics_${name}`);
    const { statistic, df } = fit.tests.model!;
    // Stata's F's have N - K and N - L for N. Whatever the kernel, its statistics of the first stage are Bartlett's.
    const found = ivDiagnostics(fitWith("bartlett"));
    const { lm, waldF } = found.kleibergenPaap;
    const size = name.endsWith("justid") ? 3 : 4;
    const ours: Record<string, number> = {
      underid_stat: lm.statistic,
      underid_p: lm.p,
      underid_df: lm.df[0]!,
      weak_id_cd_f: found.craggDonald,
      weak_id_kp_f: (waldF * (fit.nobs - size)) / fit.nobs,
      first_stage_f: (found.firstStage.x!.partialF.statistic * (fit.nobs - size)) / fit.nobs,
      model_f: ((statistic / df[0]!) * (fit.nobs - 3)) / fit.nobs,
      model_f_df1: df[0]!,
      model_f_df2: fit.nobs - 3,
      N: fit.nobs,
      K: 3,
      L: size,
    };
    ours.model_f_p = fSf(ours.model_f!, df[0]!, fit.nobs - 3);
    const j = testsOf(fit).hansenJ;
    if (size > 3) Object.assign(ours, { overid_stat: j!.statistic, overid_p: j!.p, overid_df: j!.df[0] });
    else expect(j).toBeUndefined();
    // Of a just-identified model Stata prints a J of zero with no degrees of freedom.
    expectAll(ours, stata, size > 3 ? [] : ["overid_stat", "overid_df"]);
  });
});

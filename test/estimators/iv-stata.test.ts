import { expect, it } from "vitest";
import { iv } from "../../src/estimators/iv.ts";
import type { IvFit } from "../../src/estimators/iv-fit.ts";
import type { IvOptions } from "../../src/estimators/iv-options.ts";
import { ols } from "../../src/estimators/ols.ts";
import type { Fit } from "../../src/fit/fit.ts";
import { cluster } from "../../src/inference/vcov-option.ts";
import { describeShared } from "../shared.ts";
import { expectNumbers, type Numbers } from "./linear-reference.ts";
import { byName, ourName, readStata, readStataData } from "./stata-files.ts";
import { testsOf } from "./over-identified.ts";

/** Coefficients, standard errors and covariances of a file against a fit. */
function expectEstimates(fit: Fit, model: string, kind: string): void {
  const table = readStata(`${model}_coef_${kind}`);
  expectNumbers(fit.coef, byName(table, "term", "estimate"), 1e-9);
  expectNumbers(fit.se, byName(table, "term", "std_error"), 1e-9);
  const covariance = readStata(`${model}_vcov_${kind}`);
  const terms = (table.term as string[]).map(ourName);
  const first = "term" in covariance ? 1 : 0;
  for (const [i, term] of terms.entries()) {
    for (const [j, other] of terms.entries()) {
      const theirs = Number(covariance[Object.keys(covariance)[j + first]!]![i]);
      const [row, column] = [term, other].map((name) => fit.vcov.names.indexOf(name)) as [number, number];
      const scale = fit.se[term]! * fit.se[other]!;
      expect(Math.abs(fit.vcov.values[row]![column]! - theirs) / scale, `${term}, ${other}`).toBeLessThan(1e-9);
    }
  }
}

/** What the files of the GMM estimates call otherwise. */
const otherNames: Readonly<Record<string, string>> = {
  overid_stat: "j",
  overid_p: "jp",
  weak_id_cd_f: "cdf",
  ar_f: "arf",
  ar_chi2: "archi2",
  sigma: "rmse",
  model_f: "F_stat",
};

/** The statistics of a file by Stata's names. */
function statistics(model: string, kind: string): Numbers {
  const table = readStata(`${model}_diagnostics_${kind}`);
  return Object.fromEntries(Object.entries(table).map(([key, [value]]) => [otherNames[key] ?? key, Number(value)]));
}

/** The statistics that both programs have. Stata's model F and first-stage F are small-sample ones in either case. */
function expectDiagnostics(fit: IvFit, model: string, kind: string, small: boolean): void {
  const stata = statistics(model, kind);
  const { rss, r2, rmse, cdf, N, K, L } = stata as Numbers;
  expectNumbers({ ...fit }, { rss: rss!, r2: r2!, sigma: rmse!, craggDonald: cdf!, nobs: N! }, 1e-9);
  const tests = testsOf(fit);
  if (stata.sarganp! > 0) expectNumbers({ ...tests.sargan }, { statistic: stata.sargan!, p: stata.sarganp! }, 1e-8);
  if (kind.startsWith("iid") && !model.includes("gmm")) expect(tests.hansenJ).toBeUndefined();
  else if (L! > K! && stata.j! > 0) expectNumbers({ ...tests.hansenJ }, { statistic: stata.j!, p: stata.jp! }, 1e-8);
  const ar = small ? stata.arf! : stata.archi2!;
  if (tests.andersonRubin !== undefined && ar > 0) expectNumbers({ ...tests.andersonRubin }, { statistic: ar }, 1e-8);
  if (small) expectNumbers({ ...tests.model }, { statistic: stata.F_stat! }, 1e-8);
  if (model.includes("gmm")) return;
  const stages = readStata(`${model}_firststage_${kind}`);
  for (const [column, stage] of Object.entries(fit.firstStage)) {
    const { pr2, F } = byName(stages, "statistic", column);
    expectNumbers({ ...stage, F: stage.partialF.statistic }, { partialR2: pr2!, F: F! }, 1e-8);
  }
}

const kinds: Readonly<Record<string, IvOptions>> = {
  iid: {},
  hc1: { vcov: "robust" },
  cl: { vcov: cluster("cluster_id") },
  cl2: { vcov: cluster("firm_id", "year_id") },
};

const models: readonly (readonly [string, string, string, readonly string[]])[] = [
  ["card_just_id", "card", "lwage ~ [educ ~ nearc4] + exper + expersq + black + south", ["iid", "hc1"]],
  ["card_overid", "card", "lwage ~ [educ ~ nearc2 + nearc4] + exper + expersq + black + south", ["iid", "hc1"]],
  ["sim_multi_endo", "sim_multi_endo", "y ~ [endo1 + endo2 ~ z1 + z2 + z3 + z4] + x1 + x2", ["iid", "hc1"]],
  ["sim_cluster", "sim_cluster", "y ~ [endo1 ~ z1 + z2] + x1", ["iid", "hc1", "cl"]],
  ["sim_twoway", "sim_twoway", "y ~ [endo1 ~ z1 + z2] + x1", ["cl2"]],
];

const runs = models.flatMap(([model, data, formula, names]) =>
  names.flatMap((kind) => [true, false].map((small) => ({ model, data, formula, kind, small }))),
);

const cardOver = "lwage ~ [educ ~ nearc2 + nearc4] + exper + expersq + black + south";
const cardClusters = { vcov: cluster("smsa66") } as const;

/** Model, data, formula, kind in the file's name, options. */
const methods: readonly (readonly [string, string, string, string, IvOptions])[] = [
  ...(["iid", "hc1", "cl"] as const).flatMap((kind) => {
    const options = kind === "cl" ? cardClusters : kinds[kind];
    return [
      ["card_liml_overid", "card", cardOver, kind, { method: "liml", ...options }],
      ["card_fuller1_overid", "card", cardOver, kind, { method: "fuller", ...options }],
    ] as const;
  }),
  [
    "sim_multi_endo_fuller1",
    "sim_multi_endo",
    "y ~ [endo1 + endo2 ~ z1 + z2 + z3 + z4] + x1 + x2",
    "iid",
    { method: "fuller", alpha: 1 },
  ],
  ["card_overid_gmm2s", "card", cardOver, "robust", { method: "gmm", vcov: "efficient" }],
  [
    "card_overid_gmm2s",
    "card",
    cardOver,
    "cluster",
    { method: "gmm", vcov: "efficient", weightMatrix: cluster("age") },
  ],
  ["card_overid_gmm2s", "card", cardOver, "iid", { method: "gmm", vcov: "efficient", weightMatrix: "iid" }],
];

describeShared("iv against Stata's ivreg2", () => {
  it.each(runs)("$model, $kind, small: $small", ({ model, data, formula, kind, small }) => {
    const fit = iv(formula as string, readStataData(data), { ...kinds[kind], small });
    const suffix = `${kind}${small ? "_small" : ""}`;
    expectEstimates(fit, model, suffix);
    expectDiagnostics(fit, model, suffix, small);
  });

  it.each(
    methods.flatMap(([model, data, formula, kind, options]) =>
      [true, false].map((small) => ({ model, data, formula, kind, options, small })),
    ),
  )("$model, $kind, small: $small", ({ model, data, formula, kind, options, small }) => {
    const fit = iv(formula as string, readStataData(data), { ...options, small });
    const suffix = `${kind}${small ? "_small" : ""}`;
    expectEstimates(fit, model, suffix);
    // With two clusters Stata's other statistics are quotients of rounding; ours are withheld.
    if (kind !== "cl") expectDiagnostics(fit, model, suffix, small);
  });

  it.each([true, false])("two-way clusters under weights, small: %s", (small) => {
    const weights = { kind: "analytic", column: "wt" } as const;
    const fit = iv("y ~ [endo1 ~ z1 + z2] + x1" as string, readStataData("sim_twoway"), {
      ...kinds.cl2,
      weights,
      small,
    });
    expectEstimates(fit, "sim_twoway", `cl2_wt${small ? "_small" : ""}`);
    const { pr2, F } = byName(readStata(`sim_twoway_firststage_cl2_wt${small ? "_small" : ""}`), "statistic", "endo1");
    const stage = fit.firstStage.endo1!;
    expectNumbers({ ...stage, F: stage.partialF.statistic }, { partialR2: pr2!, F: F! }, 1e-8);
  });

  it.each([true, false])("least squares with two-way clusters, small: %s", (small) => {
    const fit = ols("y ~ endo1 + x1" as string, readStataData("sim_twoway"), {
      vcov: cluster("firm_id", "year_id"),
      small,
    });
    expectEstimates(fit, "sim_twoway", `cl2_ols${small ? "_small" : ""}`);
  });
});

import { it } from "vitest";
import { ivDiagnostics } from "../../src/diagnostics/iv-diagnostics.ts";
import { iv } from "../../src/estimators/iv.ts";
import type { IvOptions } from "../../src/estimators/iv-options.ts";
import { cluster } from "../../src/inference/vcov-option.ts";
import { byName, firstRow, readStata, readStataData } from "../estimators/stata-files.ts";
import { describeShared } from "../shared.ts";
import { diagnostics, expectAll, squaresOf, stageOf } from "./stata-statistics.ts";

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

const outcomeOf = (formula: string): string => formula.split(" ")[0]!;

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
    expectAll(diagnostics(fit, found, withF.tests.model!, squaresOf(table, outcomeOf(formula), options)), stata, none);
    const stages = stagesOf(model, kind);
    for (const [name, stage] of Object.entries(found.firstStage)) {
      expectAll(stageOf(fit, stage, Object.keys(stage.coef).length), byName(stages, "statistic", name));
    }
  });
});

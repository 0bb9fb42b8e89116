import { it } from "vitest";
import { ivDiagnostics } from "../../src/diagnostics/iv-diagnostics.ts";
import { iv } from "../../src/estimators/iv.ts";
import { ols } from "../../src/estimators/ols.ts";
import { cluster } from "../../src/inference/vcov-option.ts";
import { fSf } from "../../src/special/f.ts";
import { byName, firstRow, readStata, readStataData } from "../estimators/stata-files.ts";
import { describeShared } from "../shared.ts";
import { diagnostics, estimates, expectAll, type Named, squaresOf, stageOf } from "./stata-statistics.ts";

const cardOver = "lwage ~ [educ ~ nearc2 + nearc4] + exper + expersq + black + south" as string;
const one = "y ~ [endo1 ~ z1 + z2] + x1" as string;
const vcov = cluster("firm_id", "year_id");
const sizes = [true, false].map((small) => ({ small, suffix: small ? "_small" : "" }));

/** With other values of some statistics and, for the F's of two restrictions, the p-values that follow. */
function changed(
  ours: Named,
  factors: Named,
  pValues: Readonly<Record<string, readonly [F: string, df2: string]>>,
): Named {
  const scaled = Object.fromEntries(Object.entries(factors).map(([name, factor]) => [name, ours[name]! * factor!]));
  const p = Object.entries(pValues).map(([name, [F, df2]]) => [name, fSf(scaled[F]!, 2, ours[df2]!)]);
  return { ...ours, ...scaled, ...Object.fromEntries(p) };
}

describeShared("every statistic of Stata's ivreg2 for what the package has under other names", () => {
  it.each(sizes)("least squares with two-way clusters$suffix", ({ small, suffix }) => {
    const table = readStataData("sim_twoway");
    const fit = ols("y ~ endo1 + x1" as string, table, { vcov, small });
    const { model } = ols("y ~ endo1 + x1" as string, table, { vcov }).tests;
    // Of least squares Stata prints a J of zero with no degrees of freedom.
    const ours = { ...estimates(fit, model!, squaresOf(table, "y")), L: 3 };
    expectAll(ours, firstRow(`sim_twoway_diagnostics_cl2_ols${suffix}`), ["j", "jdf"]);
  });

  it.each(sizes)("degrees of freedom taken beforehand$suffix", ({ small, suffix }) => {
    const table = readStataData("sim_twoway");
    const fit = iv(one, table, { vcov, small });
    const found = ivDiagnostics(fit);
    const { model } = iv(one, table, { vcov }).tests;
    const [N, K, L] = [fit.nobs, 3, 4];
    const [byK, byL] = [(N - K - 1) / (N - K), (N - L - 1) / (N - L)];
    const variance = small ? (N - K) / (N - K - 2) : N / (N - 1);
    const ours = diagnostics(fit, found, model!, squaresOf(table, "y"));
    // In residual variances Stata takes off one degree, or with `small` two, as in R² and Cragg and Donald's F; in the other F's one.
    const factors = {
      rmse: Math.sqrt(variance),
      sigmasq: variance,
      F_stat: byK,
      cdf: (N - L - 2) / (N - L),
      widstat: byL,
      arf: byL,
    };
    const expected = changed(ours, factors, { F_p: ["F_stat", "F_df2"], arfp: ["arf", "ardf_r"] });
    const r2_a = 1 - ((1 - fit.r2) * (N - 1)) / (N - K - 2);
    expectAll({ ...expected, r2_a }, firstRow(`sim_twoway_diagnostics_cl2_dof${suffix}`));
    const stage = stageOf(fit, found.firstStage.endo1!, L);
    const stages = { rmse: Math.sqrt((N - L) / (N - L - 2)), F: byL, SWF: byL, APF: byL };
    const again = changed(stage, stages, { pvalue: ["F", "df_r"], SWFp: ["SWF", "SWFdf2"], APFp: ["APF", "APFdf2"] });
    expectAll(again, byName(readStata(`sim_twoway_firststage_cl2_dof${suffix}`), "statistic", "endo1"));
  });

  it.each(sizes.flatMap((size) => (["iid", "hc1"] as const).map((kind) => ({ ...size, kind }))))(
    "LIML with the covariance of two-stage least squares, $kind$suffix",
    ({ small, suffix, kind }) => {
      const table = readStataData("card");
      const fit = iv(cardOver, table, { method: "liml", vcov: kind === "iid" ? "iid" : "robust", small });
      const found = ivDiagnostics(fit);
      const ours = diagnostics(fit, found, fit.tests.model!, squaresOf(table, "lwage"));
      // The model's F alone is of the other covariance, which is compared entry by entry in iv-stata-tables.test.ts.
      const theirs = firstRow(`card_liml_overid_coviv_diagnostics_${kind}${suffix}`);
      expectAll({ ...ours, F_df2: fit.nobs - 6 }, theirs, ["F_stat", "F_p"]);
      const stages = readStata(`card_liml_overid_coviv_firststage_${kind}${suffix}`);
      expectAll(stageOf(fit, found.firstStage.educ!, 7), byName(stages, "statistic", "educ"));
    },
  );
});

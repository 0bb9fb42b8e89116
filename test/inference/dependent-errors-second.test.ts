import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ols } from "../../src/estimators/ols.ts";
import { hac } from "../../src/inference/hac-spec.ts";
import { cluster } from "../../src/inference/vcov-option.ts";
import { withVcov } from "../../src/inference/with-vcov.ts";
import { expectMatrix, expectRelative, matrixOf } from "./after-the-fit.ts";

/** The second real data set of covariances over time and by clusters: test/reference/dependent-errors-second.R. */
const { longley, chicks } = JSON.parse(
  readFileSync(new URL("../reference/dependent-errors-second.json", import.meta.url), "utf8"),
);

describe("HAC covariances of Longley's data agree with R's sandwich", () => {
  const fit = ols("Employed ~ GNP + forces", longley.data as Record<string, number[]>);
  const { neweyWest, kernels, bandwidths } = longley.overTime;

  it("of Newey and West, lags given", () => {
    for (const lags of [1, 3]) expectMatrix(matrixOf(withVcov(fit, hac({ lags, time: "year" }))), neweyWest[lags], 10);
  });

  it.each(["truncated", "tukey-hanning"] as const)("with the %s kernel", (kernel) => {
    expectMatrix(matrixOf(withVcov(fit, hac({ kernel, bandwidth: 2.7 }))), kernels[kernel], 10);
  });

  for (const kernel of ["bartlett", "parzen", "quadratic-spectral"] as const) {
    it(`with the ${kernel} kernel, and its bandwidths by both rules`, () => {
      expectMatrix(matrixOf(withVcov(fit, hac({ kernel, bandwidth: 2.7 }))), kernels[kernel], 10);
      const bandwidth = (rule: "newey-west-1994" | "andrews-1991"): number =>
        (withVcov(fit, hac({ kernel, rule })).conventions.hac as { bandwidth: number }).bandwidth;
      const neweyWestRule = bandwidths["newey-west-1994"][kernel] as number;
      const expected = kernel === "bartlett" ? Math.floor(neweyWestRule) + 1 : neweyWestRule;
      expectRelative(bandwidth("newey-west-1994"), expected, 1e-8);
      expectRelative(bandwidth("andrews-1991"), bandwidths["andrews-1991"][kernel], 1e-8);
    });
  }
});

describe("clusters of the growth of chicks agree with R", () => {
  const data = chicks.data as { weight: number[]; time: number[]; chick: string[]; diet: string[] };
  const fit = ols("weight ~ time + diet", data);
  const { covariances, degrees } = chicks;

  it("one, two and three ways", () => {
    expectMatrix(matrixOf(withVcov(fit, cluster("chick"))), covariances.chick, 10);
    expectMatrix(matrixOf(withVcov(fit, cluster("chick", "time"))), covariances.two, 10);
    const three = withVcov(fit, cluster("chick", "time", "diet"));
    expectMatrix(matrixOf(three), covariances.three, 8);
    expect(three.warnings.map(({ code }) => code)).toContain("covariance-repaired");
  });

  it("CR2 and CR3 as in clubSandwich, with Satterthwaite's degrees of freedom", () => {
    const few = withVcov(fit, cluster("chick", { type: "CR2" }));
    expectMatrix(matrixOf(few), covariances.CR2, 10);
    expectMatrix(matrixOf(withVcov(fit, cluster("chick", { type: "CR3" }))), covariances.CR3, 10);
    fit.vcov.names.forEach((name, j) => {
      expectRelative(few.conventions.dfByCoefficient![name]!, degrees[j], 1e-8);
    });
  });
});

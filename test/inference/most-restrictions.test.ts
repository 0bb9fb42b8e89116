import { describe, expect, it } from "vitest";
import { iv } from "../../src/estimators/iv.ts";
import { ols } from "../../src/estimators/ols.ts";
import { probit } from "../../src/estimators/probit.ts";
import { mostRestrictions } from "../../src/inference/most-restrictions.ts";
import { cluster } from "../../src/inference/vcov-option.ts";
import { sample, withColumns } from "../conformance/sample.ts";

const data = withColumns(sample(52, 300), {
  two: (row) => row % 2,
  three: (row) => row % 3,
  four: (row) => row % 4,
  unit: (row) => `u${row % 60}`,
});

describe("tests with few clusters", () => {
  for (const method of ["2sls", "liml", "gmm"] as const) {
    it(`${method} with as many slopes as clusters has no F of all slopes, and says why`, () => {
      for (const formula of ["sales ~ x + z2 + [w ~ z1]", "sales ~ x + z2 + [w ~ z1] | unit"]) {
        const options = method === "gmm" ? ({ method, weightMatrix: "robust" } as const) : { method };
        const fit = iv(formula as string, data, { ...options, vcov: cluster("three") });
        expect(fit.tests.model!.statistic).toBeNaN();
        expect(fit.tests.model!.p).toBeNaN();
        expect(String(fit.tests.model)).toContain(
          "Not computed: 3 clusters allow at most 2 restrictions, and there are 3 slopes.",
        );
        const one = iv(formula as string, data, { ...options, vcov: cluster("four") });
        expect(one.tests.model!.statistic).toBeGreaterThan(0);
        expect(one.tests.model!.note).toBeUndefined();
      }
    });
  }

  it("least squares likewise; a likelihood's record leaves the test out", () => {
    const reason = /3 clusters allow at most 2 restrictions, and there are 3 slopes/;
    for (const formula of ["sales ~ x + z1 + z2", "sales ~ x + z1 + z2 | unit"]) {
      expect(ols(formula as string, data, { vcov: cluster("three") }).tests.model!.note).toMatch(reason);
    }
    expect(probit("enters ~ x + z1 + z2", data, { vcov: cluster("three") }).tests.model).toBeUndefined();
    expect(probit("enters ~ x + z1 + z2", data, { vcov: cluster("four") }).tests.model).toBeDefined();
  });

  it("G - 1 of one way; several ways, CR2 and other covariances are not counted", () => {
    const [three, four] = (["three", "four"] as const).map(
      (column) => ols("sales ~ x", data, { vcov: cluster(column) }).conventions.clusters![0]!,
    );
    expect(mostRestrictions({ label: "cluster(three)", facts: { clusters: [three] } })).toBe(2);
    const several = { label: "cluster(three, four)", facts: { clusters: [three, four] } };
    expect(mostRestrictions(several)).toBe(Number.POSITIVE_INFINITY);
    expect(mostRestrictions({ label: "HC1", facts: {} })).toBe(Number.POSITIVE_INFINITY);
    const adjusted = ols("sales ~ x + z1 + z2", data, { vcov: cluster("four", { type: "CR2" }) });
    expect(adjusted.tests.model!.note ?? "").not.toContain("clusters allow");
  });

  it("Anderson and Rubin's test and the first stage's F say why they are not there", () => {
    const fit = iv("sales ~ x + [w ~ z1 + z2]", data, { vcov: cluster("two") });
    const reason = "Not computed: 2 clusters allow at most 1 restriction, and there are 2 excluded instruments.";
    expect(fit.tests.andersonRubin!.statistic).toBeNaN();
    expect(fit.tests.andersonRubin!.note).toBe(reason);
    expect(fit.andersonRubin).toBeUndefined();
    expect(fit.firstStage.w!.partialF.note).toBe(reason);
    const three = iv("sales ~ x + [w ~ z1 + z2]", data, { vcov: cluster("three") });
    expect(three.tests.andersonRubin!.statistic).toBeGreaterThan(0);
    expect(three.andersonRubin).toBeDefined();
  });

  it("nor is there the test of several endogenous columns with too few clusters", () => {
    const fit = iv("sales ~ [w + x ~ z1 + z2]", data, { vcov: cluster("two") });
    expect(fit.tests.andersonRubin!.note).toContain("2 clusters allow at most 1 restriction");
  });
});

import { describe, expect, it } from "vitest";
import { heckman } from "../../src/estimators/heckman.ts";
import { iv } from "../../src/estimators/iv.ts";
import { logit } from "../../src/estimators/logit.ts";
import { ols } from "../../src/estimators/ols.ts";
import { probit } from "../../src/estimators/probit.ts";
import type { Fit } from "../../src/fit/fit.ts";
import { cluster, type VcovOption } from "../../src/inference/vcov-option.ts";
import { withVcov } from "../../src/inference/with-vcov.ts";
import { type Columns, sample, withColumns } from "../conformance/sample.ts";
import { codes, refusal, warningOf } from "./made-data.ts";

type Hc = "HC0" | "HC1";
type Options = { readonly vcov?: VcovOption<string, Hc, "CR1"> };

/** Each estimator with `treated` among its columns, or without. */
const estimators: Readonly<Record<string, (data: Columns, treated: string, options?: Options) => Fit>> = {
  probit: (data, treated, options) => probit(`enters ~ x${treated}` as string, data, options),
  logit: (data, treated, options) => logit(`enters ~ x${treated}` as string, data, options),
  ols: (data, treated, options) => ols(`sales ~ x${treated}` as string, data, options),
  iv: (data, treated, options) => iv(`sales ~ x${treated} + [w ~ z1 + z2]` as string, data, options),
  heckman: (data, treated, options) =>
    heckman(
      { selection: `seen ~ x + z1${treated}`, outcome: `value ~ x` } as { selection: string; outcome: string },
      data,
      options,
    ),
  "two-step heckman": (data, treated, options) =>
    heckman(
      { selection: `seen ~ x + z1`, outcome: `value ~ x${treated}` } as { selection: string; outcome: string },
      data,
      {
        ...options,
        method: "two-step",
      },
    ),
};

const data = withColumns(sample(51, 600), {
  eight: (row) => row % 8,
  sixty: (row) => row % 60,
  uneven: (row) => (row < 350 ? 0 : row % 50),
  row: (row) => row,
  same: () => "all",
  gaps: (row) => (row % 100 === 3 ? null : row % 60),
  inFour: (row) => (row % 60 < 4 ? 1 : 0),
  inOne: (row) => (row % 60 === 7 ? 1 : 0),
  inAllButOne: (row) => (row % 60 === 7 ? 0 : 1),
});

describe("13: few clusters, or few treated", () => {
  for (const [name, fit] of Object.entries(estimators)) {
    it(`${name} warns of fewer than 30 clusters, of unequal ones, and of few with the 0/1 column`, () => {
      expect(codes(fit(data, "", { vcov: cluster("sixty") }))).toEqual([]);
      const few = warningOf(fit(data, "", { vcov: cluster("eight") }), "few-clusters");
      expect(few).toMatchObject({ column: "eight", clusters: 8, smallest: 75, largest: 75 });
      const unequal = warningOf(fit(data, "", { vcov: cluster("uneven") }), "few-clusters");
      expect(unequal.clusters).toBe(50);
      expect(unequal.effective).toBeLessThan(20);
      const treated = warningOf(fit(data, " + inFour", { vcov: cluster("sixty") }), "few-treated-clusters");
      expect(treated).toMatchObject({ treated: 4, clusters: 60 });
      expect(treated.name).toMatch(/^(selection:|outcome:)?inFour$/);
    });

    it(`${name} refuses a 0/1 column that a single cluster has, and a single cluster`, () => {
      for (const column of ["inOne", "inAllButOne"]) {
        const error = refusal(() => fit(data, ` + ${column}`, { vcov: cluster("sixty") }));
        expect(error.code).toBe("one-treated-cluster");
        expect(error.message).toContain(column);
      }
      expect(refusal(() => fit(data, "", { vcov: cluster("same") })).code).toBe("one-cluster");
      const later = fit(data, "");
      expect(refusal(() => withVcov(later, cluster("same"))).code).toBe("one-cluster");
    });
  }

  it("levels that are clusters themselves are named, the other coefficients kept", () => {
    const fit = ols("sales ~ x + C(eight)", data, { vcov: cluster("eight") });
    expect(codes(fit)).toEqual(["few-clusters", "levels-are-clusters"]);
  });
});

describe("14: cluster ids missing or misaligned", () => {
  for (const [name, fit] of Object.entries(estimators)) {
    it(`${name} drops rows without a cluster, counts them, and prints number and sizes of clusters`, () => {
      const found = fit(data, "", { vcov: cluster("gaps") });
      expect(found.rows).toEqual({ used: 594, dropped: [{ reason: "missing: gaps", count: 6 }] });
      expect(found.conventions.clusters).toEqual([
        expect.objectContaining({ column: "gaps", clusters: 60, smallest: 8, largest: 10 }),
      ]);
      for (const form of [String(found), found.toMarkdown(), found.toHtml(), found.toLatex()]) {
        expect(form.replaceAll(/\s+/g, " ")).toContain("60 of gaps, of 8 to 10 rows");
      }
    });

    it(`${name} will not drop rows after the fit: a missing cluster is an error that says what to do`, () => {
      const error = refusal(() => withVcov(fit(data, ""), cluster("gaps")));
      expect(error.message).toContain("'gaps' has no value in row 4");
      expect(error.message).toContain('vcov: cluster("gaps")');
    });

    it(`${name} says when the clusters are the rows`, () => {
      expect(warningOf(fit(data, "", { vcov: cluster("row") }), "clusters-are-rows")).toMatchObject({
        clusters: 600,
        rows: 600,
      });
    });
  }

  it("clusters follow their rows when others leave before them", () => {
    const holes = withColumns(data, { x: (row) => (row % 3 === 0 ? null : (data.x![row] as number)) });
    const complete = Object.fromEntries(
      Object.entries(holes).map(([name, values]) => [name, values.filter((_, row) => row % 3 !== 0)]),
    );
    for (const fit of Object.values(estimators)) {
      const [found, byHand] = [
        withVcov(fit(holes, ""), cluster("region")),
        fit(complete, "", { vcov: cluster("region") }),
      ];
      expect(found.se).toEqual(byHand.se);
    }
  });
});

import { describe, expect, it } from "vitest";
import { probit } from "../../src/estimators/probit.ts";
import { cluster, type VcovOption } from "../../src/inference/vcov-option.ts";
import { withVcov } from "../../src/inference/with-vcov.ts";
import { describeShared, readCase, readSharedCsv } from "../shared.ts";
import {
  byR,
  duplicatedFirms,
  expectMatrix,
  expectRelative,
  firms,
  matrixOf,
  olsFormula,
  probitFormula,
} from "./after-the-fit.ts";
import { olsByHand } from "./ols-by-hand.ts";

const linear: Record<string, VcovOption> = {
  iid: "iid",
  HC0: "HC0",
  HC1: "HC1",
  HC2: "HC2",
  HC3: "HC3",
  region: cluster("region"),
  twoWay: cluster("region", "year"),
  twoWayPerTerm: { cluster: ["region", "year"], perTerm: true },
  threeWay: cluster("region", "year", "bank"),
};

describe("covariances of least squares", () => {
  for (const [name, vcov] of Object.entries(linear)) {
    it(`${name} agrees with R's sandwich`, () => {
      expectMatrix(matrixOf(olsByHand(olsFormula, firms, { vcov })), byR.ols.covariances[name], 10);
    });
  }

  it("two and three ways agree with R where nothing needs repair", () => {
    const covariance = (...columns: [string, ...string[]]) =>
      olsByHand("sales ~ rd", firms, { vcov: cluster(...columns) });
    expectMatrix(matrixOf(covariance("region", "year")), byR.ols.small.twoWay, 10);
    expectMatrix(matrixOf(covariance("region", "year", "bank")), byR.ols.small.threeWay, 10);
    expect(covariance("region", "year").warnings.map(({ code }) => code)).not.toContain("covariance-repaired");
  });

  it("robust is HC1 for least squares, and HC0 with small: false", () => {
    expectMatrix(matrixOf(olsByHand(olsFormula, firms, { vcov: "robust" })), byR.ols.covariances.HC1, 10);
    const large = olsByHand(olsFormula, firms, { vcov: "robust", small: false });
    expectMatrix(matrixOf(large), byR.ols.covariances.HC0, 10);
    expect(large.conventions).toMatchObject({ distribution: "normal", df: null });
  });

  it("least squares use t with N - K degrees of freedom, and min G - 1 when clustered", () => {
    expect(olsByHand(olsFormula, firms, { vcov: "HC1" }).conventions).toMatchObject({ distribution: "t", df: 151 });
    const twoWay = olsByHand(olsFormula, firms, { vcov: cluster("region", "year") });
    expect(twoWay.conventions).toMatchObject({ distribution: "t", df: 11, vcov: "cluster(region, year)" });
    expect(twoWay.conventions.vcovFormula).toBe("(X'X)⁻¹·Σ s_g s_g'·(X'X)⁻¹ · min G/(min G-1)·(N-1)/(N-K)");
  });

  it("a row with frequency weight w counts as w rows, in every covariance", () => {
    const weights = { kind: "frequency", column: "times" } as const;
    const covariances: Record<string, VcovOption> = { iid: "iid", HC1: "HC1", HC3: "HC3", region: cluster("region") };
    for (const [name, vcov] of Object.entries(covariances)) {
      expectMatrix(matrixOf(olsByHand(olsFormula, firms, { vcov, weights })), byR.ols.duplicated[name], 10);
      expectMatrix(matrixOf(olsByHand(olsFormula, duplicatedFirms(), { vcov })), byR.ols.duplicated[name], 10);
    }
  });

  it("clusters in more blocks than one give the same as in one", () => {
    const times = 60;
    const many = Object.fromEntries(
      Object.entries(firms).map(([name, values]) => [name, Array(times).fill(values).flat()]),
    );
    const fit = olsByHand(olsFormula, many, { vcov: cluster("region") });
    const n = 160;
    const factor = ((n * times - 1) / (n * times - 9)) * ((n - 9) / (n - 1));
    expectMatrix(
      matrixOf(fit),
      (byR.ols.covariances.region as number[][]).map((row) => row.map((v) => v * factor)),
      10,
    );
  });

  it("a two-way covariance that is not positive semi-definite is repaired and says so", () => {
    const data = {
      y: [1, 2, 0, 3, 1, 0, 2, 5, 1, 4, 2, 2],
      x: [1, 0, 2, 1, 3, 1, 0, 2, 4, 1, 2, 0],
      z: [0, 1, 1, 2, 0, 3, 1, 1, 2, 0, 2, 3],
      a: ["p", "p", "q", "q", "r", "r", "p", "q", "r", "p", "q", "r"],
      b: ["u", "v", "u", "v", "u", "v", "v", "u", "v", "u", "v", "u"],
    };
    const fit = olsByHand("y ~ x + z", data, { vcov: cluster("a", "b") });
    expect(fit.warnings.map(({ code }) => code)).toContain("covariance-repaired");
    for (const value of Object.values(fit.se)) expect(value).toBeGreaterThanOrEqual(0);
  });

  it("withVcov gives the same as the covariance asked for in the call, and leaves the first fit alone", () => {
    const fit = olsByHand(olsFormula, firms);
    const clustered = withVcov(fit, cluster("region"));
    expect(clustered.se).toEqual(olsByHand(olsFormula, firms, { vcov: cluster("region") }).se);
    expect(fit.conventions.vcov).toBe("iid");
    expect(withVcov(clustered, "iid").vcov).toEqual(fit.vcov);
  });
});

describe("covariances of likelihoods", () => {
  const fit = probit(probitFormula, firms);
  const covariances: Record<string, VcovOption> = {
    iid: "iid",
    HC0: "HC0",
    robust: "robust",
    region: cluster("region"),
  };
  for (const [name, vcov] of Object.entries(covariances)) {
    it(`${name} agrees with R`, () => {
      const other = withVcov(fit, vcov as "robust");
      expectMatrix(matrixOf(other), byR.probit.covariances[name], 10);
      expect(other.conventions).toMatchObject({ distribution: "normal", df: null });
    });
  }

  it("frequency weights count rows, probability weights imply robust", () => {
    const frequency = probit(probitFormula, firms, { weights: { kind: "frequency", column: "times" } });
    expectMatrix(matrixOf(frequency), byR.probit.frequency.iid, 9);
    expectMatrix(matrixOf(withVcov(frequency, "robust")), byR.probit.frequency.robust, 9);
    expectMatrix(matrixOf(withVcov(frequency, cluster("region"))), byR.probit.frequency.region, 9);
    const probability = probit(probitFormula, firms, { weights: { kind: "probability", column: "share" } });
    expect(probability.conventions.vcov).toBe("robust");
    expectMatrix(matrixOf(probability), byR.probit.probability.robust, 9);
  });
});

describe("what clusters must tell", () => {
  const two = {
    y: [1, 3, 2, 5, 4, 6, 2, 3],
    x: [1, 2, 0, 4, 3, 5, 1, 1],
    one: Array(8).fill("k"),
    id: [..."abcdefgh"],
  };

  it("a cluster column with one value is refused", () => {
    expect(() => olsByHand("y ~ x", two, { vcov: cluster("one") })).toThrow(
      expect.objectContaining({ code: "one-cluster", facts: { column: "one", clusters: 1 } }),
    );
  });

  it("clusters that are single rows are said to be", () => {
    const fit = olsByHand("y ~ x", two, { vcov: cluster("id") });
    expect(fit.warnings.map(({ code }) => code)).toContain("clusters-are-rows");
  });

  it("few clusters are counted, with their sizes and the number of equal ones they are worth", () => {
    const fit = olsByHand(olsFormula, firms, { vcov: cluster("region") });
    const warning = fit.warnings.find(({ code }) => code === "few-clusters");
    const sizes = [...new Set(firms.region)].map((region) => firms.region!.filter((other) => other === region).length);
    const sumOfSquares = sizes.reduce((sum, size) => sum + size * size, 0);
    expect(warning).toMatchObject({ clusters: 18, smallest: Math.min(...sizes), largest: Math.max(...sizes) });
    expect(warning?.effective).toBeCloseTo(160 ** 2 / sumOfSquares, 12);
    expect(fit.conventions.clusters).toMatchObject([{ column: "region", clusters: 18 }]);
  });

  it("many equal clusters raise no warning", () => {
    const rows = Array.from({ length: 200 }, (_, i) => i);
    const data = {
      y: rows.map((i) => Math.sin(i)),
      x: rows.map((i) => Math.cos(3 * i)),
      g: rows.map((i) => `g${i % 40}`),
    };
    expect(olsByHand("y ~ x", data, { vcov: cluster("g") }).warnings).toEqual([]);
  });

  const rows = Array.from({ length: 200 }, (_, i) => i);
  const treated = (groups: number) => ({
    y: rows.map((i) => Math.sin(i)),
    treated: rows.map((i) => (i % 40 < groups ? 1 : 0)),
    g: rows.map((i) => `g${i % 40}`),
  });

  it("a regressor that one cluster has is refused by name", () => {
    expect(() => olsByHand("y ~ treated", treated(1), { vcov: cluster("g") })).toThrow(
      expect.objectContaining({ code: "one-treated-cluster", facts: { name: "treated", column: "g" } }),
    );
    expect(() => olsByHand("y ~ treated", treated(39), { vcov: cluster("g") })).toThrow(/is 0 in a single cluster/);
  });

  it("a regressor that few clusters have is named, one that six have is not", () => {
    const warnings = olsByHand("y ~ treated", treated(5), { vcov: cluster("g") }).warnings;
    expect(warnings).toMatchObject([{ code: "few-treated-clusters", name: "treated", treated: 5, clusters: 40 }]);
    expect(olsByHand("y ~ treated", treated(6), { vcov: cluster("g") }).warnings).toEqual([]);
  });

  it("levels of the cluster's own category are named, not refused", () => {
    const fit = olsByHand("sales ~ log(size) + region", firms, { vcov: cluster("region") });
    const warning = fit.warnings.find(({ code }) => code === "levels-are-clusters");
    expect(warning?.names).toHaveLength(17);
  });

  it("HC3 without leverages is refused with what to use", () => {
    const data = {
      y: [0, 1, 1, 0, 1, 0, 1, 1, 0, 0],
      d: [0, 1, 0, 1, 1, 0, 1, 0, 0, 1],
      u: [1, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    };
    expect(() => olsByHand("y ~ d + u", data, { vcov: "HC3" })).toThrow(
      expect.objectContaining({ code: "undefined-covariance", facts: expect.objectContaining({ row: 1 }) }),
    );
  });

  it("an unknown covariance is refused with the known ones", () => {
    expect(() => olsByHand("y ~ x", two, { vcov: "HC9" as "HC1" })).toThrow(/one of iid, robust, HC0, HC1, HC2, HC3/);
    expect(() => olsByHand("y ~ x", two, { vcov: "toString" as "HC1" })).toThrow(
      expect.objectContaining({ code: "bad-option" }),
    );
  });

  it("a fit out of JSON says that another covariance needs the data", () => {
    const fit = JSON.parse(JSON.stringify(olsByHand("y ~ x", two)));
    expect(() => withVcov(fit, "HC1")).toThrow(expect.objectContaining({ code: "needs-data" }));
  });
});

describeShared("covariances against the reference cases", () => {
  it("Petersen's data: HC0 to HC3, one and two ways of clustering", () => {
    const { se } = readCase("ols_petersen_cluster");
    const data = readSharedCsv("reference", "data", "sandwich_PetersenCL.csv");
    const options: Record<string, VcovOption> = {
      classical: "iid",
      HC0: "HC0",
      HC1: "HC1",
      HC2: "HC2",
      HC3: "HC3",
      cluster_firm_CR1_stata: cluster("firm"),
      cluster_year_CR1_stata: cluster("year"),
      fixest_twoway_min: cluster("firm", "year"),
      twoway_multi0_CR1: { cluster: ["firm", "year"], perTerm: true },
    };
    for (const [name, vcov] of Object.entries(options)) {
      const fit = olsByHand("y ~ x", data, { vcov });
      for (const [term, expected] of Object.entries(se[name] as Record<string, number>))
        expectRelative(fit.se[term]!, expected, 1e-10);
    }
  });
});

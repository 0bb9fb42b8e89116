import { describe, expect, it } from "vitest";
import { heckman } from "../../src/estimators/heckman.ts";
import { iv } from "../../src/estimators/iv.ts";
import { ols } from "../../src/estimators/ols.ts";
import { poisson } from "../../src/estimators/poisson.ts";
import { probit } from "../../src/estimators/probit.ts";
import { reviveFit } from "../../src/estimators/revive-fit.ts";
import { tobit } from "../../src/estimators/tobit.ts";
import type { Fit } from "../../src/fit/fit.ts";
import type { Effects } from "../../src/inference/effects-record.ts";
import { hac } from "../../src/inference/hac-spec.ts";
import { marginalEffects } from "../../src/inference/marginal-effects.ts";
import { predictions } from "../../src/inference/predictions.ts";
import { cluster, type VcovOption } from "../../src/inference/vcov-option.ts";
import { wald } from "../../src/inference/wald.ts";
import { symmetricEigen } from "../../src/linalg/symmetric-eigen.ts";
import { codes, refusal, rows } from "../identification/made-data.ts";

/** In 1024ths, so that moving a column by thousands is exact. */
const exact = (value: number): number => Math.round(value * 1024) / 1024;

const twoSteps = "heckman in two steps";

const table = (by: number, count = 77) =>
  rows(17, count, (draw, i) => {
    const [x, z, u] = [exact(draw.normal()), exact(draw.normal()), draw.normal()];
    const level = 0.2 + 0.5 * x - 0.3 * z + u;
    return {
      x: x + by,
      z,
      w: exact(x + draw.normal()),
      y: exact(level),
      held: Math.max(0, exact(level)),
      binary: Number(level > 0),
      sold: level > 0 ? exact(level + draw.normal()) : null,
      count: Math.floor(2 * Math.exp(0.3 * level)),
      a: i % 4,
      b: Math.floor((i * 5) / count),
      year: i,
      half: i % 2,
    };
  });
type Data = ReturnType<typeof table>;
type Columns = readonly Readonly<Record<string, number | null>>[];
type Estimate = (data: Data, vcov: VcovOption) => Fit;

const estimators: Readonly<Record<string, Estimate>> = {
  ols: (data, vcov) => ols("y ~ x + z", data as Columns, { vcov }),
  "iv by 2SLS": (data, vcov) => iv("y ~ z + [x ~ w]", data as Columns, { vcov: vcov as "robust" }),
  probit: (data, vcov) => probit("binary ~ x + z", data as Columns, { vcov: vcov as "robust" }),
  tobit: (data, vcov) => tobit("held ~ x + z", data as Columns, { vcov: vcov as "robust" }),
  poisson: (data, vcov) => poisson("count ~ x + z", data as Columns, { vcov: vcov as "robust" }),
  [twoSteps]: (data, vcov) =>
    heckman({ selection: "binary ~ x + z + w", outcome: "sold ~ x + z" }, data as Columns, {
      vcov: vcov as "robust",
      method: "two-step",
    }),
};

/** What does not depend on where x has its zero. */
function errorsOf(fit: Fit, data: Data): number[] {
  const slopes = fit.vcov.names.filter((name) => !name.endsWith("(Intercept)")).map((name) => fit.se[name]!);
  const averages = [
    predictions(fit as Fit<"x">, { newdata: data } as object) as Effects,
    marginalEffects(fit as Fit<"x">, { newdata: data } as object) as Effects,
  ];
  return [...slopes, ...averages.flatMap(({ se }) => Object.values(se))];
}

function expectSame(actual: readonly number[], expected: readonly number[], tolerance: number, what: string): void {
  const largest = Math.max(...expected);
  actual.forEach((value, i) => {
    expect(Math.abs(value - expected[i]!) / (expected[i]! + 1e-6 * largest), `${what}, ${i}`).toBeLessThan(tolerance);
  });
}

const indefinite: Readonly<Record<string, VcovOption>> = {
  "clusters in two ways": cluster("a", "b"),
  "clusters in two ways, a factor per term": cluster("a", "b", { perTerm: true }),
  "the truncated kernel": hac({ kernel: "truncated", lags: 8, time: "year" }),
};

describe("a covariance that is not positive semi-definite", () => {
  for (const [name, estimate] of Object.entries(estimators)) {
    it.each(Object.entries(indefinite))(
      `is repaired alike wherever a column has its zero, by ${name}: %s`,
      (_, vcov) => {
        const near = estimate(table(0), vcov);
        const expected = errorsOf(near, table(0));
        for (const by of [300, 1e4, 1e6]) {
          const far = estimate(table(by), vcov);
          expect(codes(far).includes("covariance-repaired")).toBe(codes(near).includes("covariance-repaired"));
          expectSame(errorsOf(far, table(by)), expected, 1e-6, `moved by ${by}`);
          if (by < 1e6)
            expectSame(errorsOf(reviveFit<Fit>(JSON.stringify(far)), table(by)), expected, 1e-5, "out of JSON");
        }
      },
    );
  }

  it.each(Object.entries(indefinite))(
    "says so in some of these fits, and has no negative eigenvalue then: %s",
    (_, vcov) => {
      const repaired = Object.values(estimators)
        .map((estimate) => estimate(table(0), vcov))
        .filter((fit) => codes(fit).includes("covariance-repaired"));
      expect(repaired.length).toBeGreaterThan(0);
      for (const {
        vcov: { names, values },
      } of repaired) {
        const eigenvalues = symmetricEigen(Float64Array.from(values.flat()), names.length).values;
        expect(eigenvalues.at(-1)! / eigenvalues[0]!).toBeGreaterThan(-1e-13);
      }
    },
  );
});

describe("standard errors of effects and predictions under covariances robust to the model", () => {
  const kinds: Readonly<Record<string, VcovOption>> = { robust: "robust", clusters: cluster("b") };
  for (const [name, estimate] of Object.entries(estimators)) {
    it.each(Object.entries(kinds))(
      `keep their digits where a column is some hundreds from 0, by ${name}: %s`,
      (_, vcov) => {
        const expected = errorsOf(estimate(table(0, 200), vcov), table(0, 200));
        // The derivative of its second step in the first step's parameters is made of products of the columns as they are.
        const tolerance = name === twoSteps ? 1e-7 : 1e-8;
        for (const by of [300, 600, 900]) {
          expectSame(errorsOf(estimate(table(by, 200), vcov), table(by, 200)), expected, tolerance, `moved by ${by}`);
        }
      },
    );
  }

  it("are not made of rounding errors where clusters are too few, and a test of more restrictions is refused", () => {
    for (const by of [0, 900, 1e5]) {
      const fit = ols("y ~ x + z + w", table(by), { vcov: cluster("half") });
      expect(refusal(() => wald(fit, ["x", "z", "w"])).code).toBe("undefined-covariance");
    }
  });
});

import { describe, expect, it } from "vitest";
import { heckman } from "../../src/estimators/heckman.ts";
import { iv } from "../../src/estimators/iv.ts";
import { ivHeckman } from "../../src/estimators/iv-heckman.ts";
import { ivProbit } from "../../src/estimators/iv-probit.ts";
import { ivTobit } from "../../src/estimators/iv-tobit.ts";
import { logit } from "../../src/estimators/logit.ts";
import { ols } from "../../src/estimators/ols.ts";
import { probit } from "../../src/estimators/probit.ts";
import { switching } from "../../src/estimators/switching.ts";
import { tobit } from "../../src/estimators/tobit.ts";
import { treatment } from "../../src/estimators/treatment.ts";
import type { Fit } from "../../src/fit/fit.ts";
import { hac } from "../../src/inference/hac-spec.ts";
import { cluster, type VcovOption } from "../../src/inference/vcov-option.ts";
import { wald } from "../../src/inference/wald.ts";
import { withVcov } from "../../src/inference/with-vcov.ts";
import { type Columns, numberAt, sample, withColumns } from "../conformance/sample.ts";
import { codes, refusal, warningOf } from "./made-data.ts";

/** Each estimator with a column `other` beside `x`, and the prefix of their names. */
const withOther: Readonly<Record<string, { readonly prefix: string; fit(data: Columns): Fit }>> = {
  probit: { prefix: "", fit: (data) => probit("enters ~ x + d + other", data) },
  logit: { prefix: "", fit: (data) => logit("enters ~ x + d + other", data) },
  ols: { prefix: "", fit: (data) => ols("sales ~ x + d + other", data) },
  iv: { prefix: "", fit: (data) => iv("sales ~ x + d + other + [w ~ z1 + z2]", data) },
  "heckman's outcome equation": {
    prefix: "outcome:",
    fit: (data) => heckman({ selection: "seen ~ x + d + z1", outcome: "value ~ x + d + other" }, data),
  },
  "heckman's selection equation": {
    prefix: "selection:",
    fit: (data) => heckman({ selection: "seen ~ x + d + z1 + other", outcome: "value ~ x + d" }, data),
  },
  "two-step heckman's outcome equation": {
    prefix: "outcome:",
    fit: (data) =>
      heckman({ selection: "seen ~ x + d + z1", outcome: "value ~ x + d + other" }, data, { method: "two-step" }),
  },
  "two-step heckman's selection equation": {
    prefix: "selection:",
    fit: (data) =>
      heckman({ selection: "seen ~ x + d + z1 + other", outcome: "value ~ x + d" }, data, { method: "two-step" }),
  },
  ivHeckman: {
    prefix: "outcome:",
    fit: (data) =>
      ivHeckman({ selection: "seen ~ x + d + z1 + z2", outcome: "value ~ x + d + other + [w ~ z1 + z2]" }, data),
  },
  "two-step switching": {
    prefix: "outcome1:",
    fit: (data) =>
      switching(
        { selection: "seen ~ x + d + z1", outcome0: "regime ~ x + d", outcome1: "regime ~ x + d + other" },
        data,
        { method: "two-step" },
      ),
  },
  "two-step treatment": {
    prefix: "outcome:",
    fit: (data) =>
      treatment({ treatment: "seen ~ x + d + z1", outcome: "output ~ x + d + seen + other" }, data, {
        method: "two-step",
      }),
  },
  "ivProbit in two steps": {
    prefix: "",
    fit: (data) => ivProbit("buys ~ x + d + other + [w ~ z1 + z2]", data, { method: "two-step" }),
  },
  "ivTobit by control function": {
    prefix: "",
    fit: (data) => ivTobit("held ~ x + d + other + [w ~ z1 + z2]", data, { method: "control-function", lower: 0 }),
  },
  tobit: { prefix: "", fit: (data) => tobit("held ~ x + d + other", data, { lower: 0 }) },
};

/** `other` is `x` but for a part of this size. */
function nearly(size: number): Columns {
  const data = sample(41, 400);
  return withColumns(data, { other: (row) => numberAt(data, "x", row) + size * Math.log(numberAt(data, "size", row)) });
}

const leveraged = ["HC2", "HC3"] as const;
const bellMcCaffrey = [cluster("g", { type: "CR2" }), cluster("g", { type: "CR3" })] as const;

describe("4: collinear columns", () => {
  for (const [name, { prefix, fit }] of Object.entries(withOther)) {
    it(`${name}: a copy, exact or with noise of 1e-10, is dropped and named`, () => {
      for (const size of [0, 1e-12, 1e-10]) {
        const found = fit(nearly(size));
        expect(found.droppedColumns).toEqual([{ name: `${prefix}other`, reason: "collinear with x" }]);
        expect(found.vcov.names).not.toContain(`${prefix}other`);
        expect(codes(found)).toEqual([]);
      }
    });

    it(`${name}: a copy with noise of 1e-8 is kept: right to the digits that the data have, both named in a warning`, () => {
      const found = fit(nearly(1e-8));
      const warning = warningOf(found, "near-collinear");
      expect(found.droppedColumns).toEqual([]);
      expect(warning.columns).toEqual([`${prefix}x`, `${prefix}other`]);
      expect(warning.condition).toBeGreaterThan(1e8);
      const shares = warning.varianceShares as Readonly<Record<string, number>>;
      expect(shares[`${prefix}x`]).toBeGreaterThan(0.99);
      expect(shares[`${prefix}d`]).toBeLessThan(0.1);
      const data = sample(41, 400);
      const apart = fit(withColumns(data, { other: (row) => 1e-8 * Math.log(numberAt(data, "size", row)) }));
      expect(found.coef[`${prefix}other`]! / apart.coef[`${prefix}other`]!).toBeCloseTo(1, 4);
      expect(found.se[`${prefix}other`]! / apart.se[`${prefix}other`]!).toBeCloseTo(1, 4);
    });

    it(`${name}: a correlation of 0.99999 is no cause for alarm`, () => {
      expect(codes(fit(nearly(5e-3)))).toEqual([]);
    });
  }

  for (const [name, { prefix, fit }] of Object.entries(withOther)) {
    it(`${name}: standard errors of every covariance keep their digits beside a copy with noise of 1e-7`, () => {
      const data = sample(41, 400);
      const other = (row: number): number => 1e-7 * Math.log(numberAt(data, "size", row));
      const [apart, found] = [fit(withColumns(data, { other })), fit(nearly(1e-7))];
      const information = name === "probit" || name === "logit" ? (["expected", "opg"] as const) : [];
      for (const one of information) {
        const estimator = name === "probit" ? probit : logit;
        const se = (table: Columns) => estimator("enters ~ x + d + other", table, { information: one }).se.other;
        expect(se(nearly(1e-7)) / se(withColumns(data, { other })), one).toBeCloseTo(1, 6);
      }
      const kinds = ["iid", "HC0", "robust", cluster("g"), hac({ lags: 3 })] as const;
      const hats = name === "probit" || name === "logit" ? leveraged : [];
      const more = name === "ols" ? ([...leveraged, ...bellMcCaffrey] as const) : hats;
      for (const kind of [...kinds, ...more] as VcovOption[]) {
        const se = (of: Fit): number => withVcov(of, kind).se[`${prefix}other`]!;
        expect(se(found) / se(apart), JSON.stringify(kind)).toBeCloseTo(1, 6);
      }
    });
  }

  it.each(["ols", "probit", "tobit", "two-step heckman's outcome equation"])(
    "Wald tests of both columns keep theirs after %s",
    (name) => {
      const { prefix, fit } = withOther[name]!;
      const data = sample(41, 400);
      const apart = fit(withColumns(data, { other: (row) => 1e-7 * Math.log(numberAt(data, "size", row)) }));
      for (const vcov of ["iid", "robust"] as const) {
        const [near, far] = [apart, fit(nearly(1e-7))].map((each) => withVcov(each, vcov)) as [Fit, Fit];
        const statistic = (of: Fit): number => wald(of, [`${prefix}x = 0`, `${prefix}other = 0`]).statistic;
        expect(statistic(far) / statistic(near)).toBeCloseTo(1, 6);
        expect(far.tests.model!.statistic / near.tests.model!.statistic).toBeCloseTo(1, 6);
      }
    },
  );

  it("degrees of freedom of CR2 keep theirs", () => {
    const data = sample(41, 400);
    const apart = withColumns(data, { other: (row) => 1e-7 * Math.log(numberAt(data, "size", row)) });
    const degrees = (table: Columns): number =>
      ols("sales ~ x + d + other", table, { vcov: bellMcCaffrey[0] }).conventions.dfByCoefficient!.other!;
    expect(degrees(nearly(1e-7)) / degrees(apart)).toBeCloseTo(1, 4);
  });

  it("iv drops an instrument that the exogenous columns already make", () => {
    const data = sample(42, 300);
    const fit = iv(
      "sales ~ x + d + [w ~ z1 + z2 + z3]",
      withColumns(data, { z3: (row) => 2 * numberAt(data, "x", row) - 1 }),
    );
    expect(fit.droppedColumns).toEqual([{ name: "z3", reason: "collinear with (Intercept), x" }]);
    expect(fit.coef.w).toBeCloseTo(iv("sales ~ x + d + [w ~ z1 + z2]", data).coef.w, 12);
  });

  it("iv refuses an endogenous column that is a combination of the exogenous ones", () => {
    const data = sample(42, 300);
    const error = refusal(() =>
      iv("sales ~ x + d + [w ~ z1]", withColumns(data, { w: (row) => 3 * numberAt(data, "x", row) })),
    );
    expect(error.code).toBe("under-identified");
    expect(error.message).toContain("w (collinear with x)");
  });
});

describe("19: columns of scale 1e-8 and 1e10", () => {
  for (const [name, { prefix, fit }] of Object.entries(withOther)) {
    it(`${name}: the fit is the one of rescaled columns, and nothing is called singular`, () => {
      const data = sample(43, 400);
      const other = (row: number): number => Math.log(numberAt(data, "size", row)) + 3;
      const plain = fit(withColumns(data, { other }));
      const scaled = fit(
        withColumns(data, { other: (row) => 1e10 * other(row), x: (row) => 1e-8 * numberAt(data, "x", row) }),
      );
      expect(codes(scaled)).toEqual([]);
      expect(scaled.converged).toBe(true);
      expect(scaled.droppedColumns).toEqual([]);
      for (const [column, by] of [
        ["other", 1e10],
        ["x", 1e-8],
        ["d", 1],
      ] as const) {
        expect((scaled.coef[`${prefix}${column}`]! * by) / plain.coef[`${prefix}${column}`]!).toBeCloseTo(1, 8);
        expect((scaled.se[`${prefix}${column}`]! * by) / plain.se[`${prefix}${column}`]!).toBeCloseTo(1, 8);
      }
    });
  }
});

describe("19: an outcome far from 0", () => {
  it("heckman converges to the estimates of the outcome less its mean", () => {
    for (const seed of [12, 43]) {
      const data = sample(seed, 400);
      const fit = (by: number) =>
        withOther["heckman's outcome equation"]!.fit(
          withColumns(data, {
            value: (row) => (data.value![row] === null ? null : numberAt(data, "value", row) + by),
            other: (row) => Math.log(numberAt(data, "size", row)),
          }),
        );
      const [near, far] = [fit(0), fit(1e8)];
      expect(far.converged).toBe(true);
      expect(codes(far)).toEqual(codes(near));
      for (const name of ["outcome:x", "selection:x", "lnSigma", "atanhRho"]) {
        expect(far.coef[name]! / near.coef[name]!, name).toBeCloseTo(1, 7);
        expect(far.se[name]! / near.se[name]!, name).toBeCloseTo(1, 7);
      }
    }
  });
});

describe("20: an outcome constant in the sample or in a level", () => {
  const data = sample(44, 300);

  it("is refused where it is the same in every row, also once incomplete rows have left", () => {
    const constant = withColumns(data, { y: () => 1, half: (row) => (row % 2 === 0 ? 1 : 0) });
    const emptied = withColumns(constant, { gap: (row) => (row % 2 === 0 ? 1 : null) });
    for (const fit of [probit, logit, ols]) expect(refusal(() => fit("y ~ x", constant)).code).toBe("constant-outcome");
    expect(refusal(() => iv("y ~ x + [w ~ z1]", constant)).code).toBe("constant-outcome");
    for (const fit of [probit, ols]) {
      const error = refusal(() => fit("half ~ x + gap", emptied));
      expect(error.code).toBe("constant-outcome");
      expect(error.facts.value).toBe(1);
    }
  });

  it("is refused where all or none are selected, or the outcome is the same wherever it is seen", () => {
    const formulas = { selection: "seen ~ x + z1", outcome: "value ~ x" } as const;
    const changed = (columns: Parameters<typeof withColumns>[1]) =>
      withColumns(data, columns) as unknown as Record<string, number[]>;
    expect(refusal(() => heckman(formulas, changed({ seen: () => 0 }))).code).toBe("no-selection");
    expect(
      refusal(() => heckman(formulas, changed({ seen: () => 1, value: (row) => numberAt(data, "x", row) + row }))).code,
    ).toBe("no-selection");
    expect(refusal(() => heckman(formulas, changed({ value: () => 3 }))).code).toBe("constant-outcome");
    expect(refusal(() => heckman(formulas, changed({ value: () => 3 }), { method: "two-step" })).code).toBe(
      "constant-outcome",
    );
  });

  it("is named with the level and its rows where a level has one outcome only", () => {
    const inClinics = withColumns(data, {
      enters: (row) => (data.g![row] === "clinic" ? 1 : numberAt(data, "enters", row)),
    });
    for (const fit of [probit, logit]) {
      const found = fit("enters ~ x + g", inClinics);
      expect(warningOf(found, "quasi-separation").message).toContain("g[clinic] = 1");
      expect(found.rows.dropped).toEqual([
        { reason: "separated: g[clinic]", count: data.g!.filter((g) => g === "clinic").length },
      ]);
    }
  });

  it("least squares say so when the columns determine the outcome exactly", () => {
    const exact = withColumns(data, { sum: (row) => 1 + 2 * numberAt(data, "x", row) - numberAt(data, "w", row) });
    expect(codes(ols("sum ~ x + w", exact))).toEqual(["perfect-fit"]);
    expect(codes(iv("sum ~ x + [w ~ z1 + z2]", exact))).toContain("perfect-fit");
  });
});

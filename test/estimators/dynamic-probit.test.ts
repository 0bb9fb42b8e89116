import { describe, expect, it } from "vitest";
import { dynamicProbit } from "../../src/estimators/dynamic-probit.ts";
import type { Fit } from "../../src/fit/fit.ts";
import { bootstrap } from "../../src/inference/bootstrap-spec.ts";
import { withVcov } from "../../src/inference/with-vcov.ts";
import { marginalEffects } from "../../src/inference/marginal-effects.ts";
import { random } from "../../src/random/generator.ts";
import { describeShared, readSharedCsv } from "../shared.ts";
import { expectPanel, panelReference } from "./panel-reference.ts";

type Data = Record<string, Float64Array>;

function ourName(outcome: string): (name: string) => string {
  const own: Readonly<Record<string, string>> = { lagged: `lag(${outcome})`, initial: `initial(${outcome})` };
  return (name) => own[name] ?? name.replace(/^m_(.*)/, "mean($1)").replace(/^i_(.*)/, "initial($1)");
}

describeShared("the dynamic probit on real panels", () => {
  const union = readSharedCsv("reference", "data", "derived_union.csv") as Data;

  it("agrees with brute force on union membership, state dependence included", () => {
    const options = { panel: "id", time: "year" } as const;
    const fit = dynamicProbit("y ~ married + rural + school + black", union, options);
    const reference = panelReference.unionDynamic!;
    expectPanel(fit, reference, ourName("y"));
    expect(fit.derived!.stateDependence!.estimate / reference.effects.lagged!.estimate).toBeCloseTo(1, 8);
    expect(fit.derived!.stateDependence!.se / reference.effects.lagged!.se).toBeCloseTo(1, 6);
    const effect = marginalEffects(fit, { of: ["lag(y)"] });
    expect(effect.coef["lag(y)"]).toBeCloseTo(fit.derived!.stateDependence!.estimate, 12);
    expect(effect.se["lag(y)"]).toBeCloseTo(fit.derived!.stateDependence!.se, 12);
    expect(fit.rows.dropped).toEqual([{ reason: "first period of a unit", count: 545 }]);
    expect(fit.warnings).toEqual([]);
  });

  it("agrees with brute force with the first period's covariates", () => {
    const options = { panel: "id", time: "year", initial: "covariates" } as const;
    const fit = dynamicProbit("y ~ married + rural + school + black", union, options);
    expectPanel(fit, panelReference.unionInitial!, ourName("y"));
  });

  it("agrees with brute force on an unbalanced panel with gaps, in any order of rows", () => {
    const all = readSharedCsv("data", "randhie", "RandHIE.csv") as Data;
    const first = [...all.site!.keys()].filter((row) => all.site![row] === 1);
    const rows = random(5).shuffle(first);
    const used = ["binexp", "linc", "xage", "female", "black", "zper", "year"];
    const data = Object.fromEntries(used.map((name) => [name, Float64Array.from(rows, (row) => all[name]![row]!)]));
    const options = { panel: "zper", time: "year" } as const;
    const fit = dynamicProbit("binexp ~ xage + linc + female + black" as string, data, options);
    expectPanel(fit, panelReference.healthDynamic!, ourName("binexp"));
    const [firsts, gaps] = fit.rows.dropped;
    expect(firsts).toEqual({ reason: "first period of a unit", count: 1164 });
    expect(gaps).toEqual({ reason: "after a gap in year", count: 5 });
  });
});

/** Four periods of each firm. */
function made(): Record<string, (number | null)[]> {
  const draw = random(4);
  const rows = Array.from({ length: 480 }, (_, i) => ({
    firm: Math.floor(i / 4),
    year: 2000 + (i % 4),
    x: draw.normal(),
  }));
  const effects = Array.from({ length: 120 }, () => draw.normal());
  let before = 0;
  const y = rows.map(({ firm, x }, i) => {
    if (i % 4 === 0) before = 0;
    before = 0.8 * before + 0.5 * x + effects[firm]! + draw.normal() > 0.2 ? 1 : 0;
    return before;
  });
  return { firm: rows.map((row) => row.firm), year: rows.map((row) => row.year), x: rows.map((row) => row.x), y };
}

describe("the dynamic probit", () => {
  const options = { panel: "firm", time: "year" } as const;

  it("goes by time: what it takes for last period does not depend on the order of rows", () => {
    const data = made();
    const order = random(9).shuffle([...data.x!.keys()]);
    const shuffled = Object.fromEntries(
      Object.entries(data).map(([name, values]) => [name, order.map((i) => values[i]!)]),
    );
    const [fit, again] = [data, shuffled].map((table) =>
      dynamicProbit("y ~ x" as string, table as Record<string, number[]>, options),
    );
    for (const name of fit!.vcov.names) expect(again!.coef[name]).toBeCloseTo(fit!.coef[name]!, 10);
  });

  it("is estimated again on whole units by a bootstrap", () => {
    const fit = dynamicProbit("y ~ x" as string, made() as Record<string, number[]>, { ...options, nodes: 12 });
    const drawn = withVcov(fit as Fit, bootstrap({ replications: 40, seed: 2, cluster: "firm" }));
    const robust = withVcov(fit as Fit, "robust");
    for (const name of ["x", "lag(y)", "initial(y)"])
      expect(drawn.se[name]! / robust.se[name]!).toSatisfy((ratio: number) => ratio > 0.6 && ratio < 1.6);
  });

  it("leaves out what follows a gap, also one made by a missing outcome, and counts it", () => {
    const data = made();
    const y = data.y!.map((value, i) => (i === 5 ? null : value));
    const later = { ...data, y, year: data.year!.map((year, i) => (i === 3 ? year! + 1 : year)) };
    const fit = dynamicProbit("y ~ x" as string, later as Record<string, (number | null)[]>, options);
    expect(fit.rows.dropped).toEqual([
      { reason: "missing: y", count: 1 },
      { reason: "first period of a unit", count: 120 },
      { reason: "after a gap in year", count: 3 },
    ]);
  });

  it("refuses what makes no lag, and says what to do", () => {
    const data = made();
    const call =
      (formula: string, table: object, more: object = {}) =>
      (): unknown =>
        dynamicProbit(formula, table as never, { ...options, ...more } as never);
    expect(call("y ~ lag(x)", data)).toThrow(/adds the outcome's lag by itself/);
    expect(call("y ~ x", data, { time: undefined })).toThrow(/time: "year"/);
    expect(call("y ~ x", data, { initial: "both" })).toThrow(/"covariates"/);
    expect(call("y ~ x", { ...data, year: data.year!.map(() => 2000) })).toThrow(
      expect.objectContaining({
        message: expect.stringContaining("two rows of one unit of 'firm'"),
        facts: expect.objectContaining({ option: "time", column: "year" }),
      }),
    );
    const once = Object.fromEntries(
      Object.entries(data).map(([name, values]) => [name, values.filter((_, i) => i % 4 === 0)]),
    );
    expect(call("y ~ x", once)).toThrow(/two periods of 'year' in a row/);
  });
});

import { describe, expect, it } from "vitest";
import type { Table } from "../../src/data/table.ts";
import { table } from "../../src/data/to-table.ts";
import { bivariateProbit } from "../../src/estimators/bivariate-probit.ts";
import { heckman } from "../../src/estimators/heckman.ts";
import { ivHeckman } from "../../src/estimators/iv-heckman.ts";
import { ivProbit } from "../../src/estimators/iv-probit.ts";
import { probit } from "../../src/estimators/probit.ts";
import { treatmentEffects } from "../../src/estimators/treatment-effects.ts";
import type { Fit } from "../../src/fit/fit.ts";
import { determinantAnalysis } from "../../src/globalization/analysis.ts";
import type { DeterminantAnalysis } from "../../src/globalization/analysis-result.ts";
import { found, isSkipped, resultOf } from "../../src/globalization/parts/part.ts";
import { simulateFirms } from "../../src/globalization/simulate-firms.ts";
import type { DeterminantSpecification } from "../../src/globalization/specification.ts";
import { marginalEffects } from "../../src/inference/marginal-effects.ts";

const simulated = simulateFirms({ firms: 1200, seed: 11 });
const firms = simulated.table;
const terms = "lnEmployees + lnProductivity + rdIntensity + network";
const specification: DeterminantSpecification = {
  characteristics: { weights: "weight", strata: "stratum", by: ["region"] },
  participation: `exporter ~ ${terms} + knowsPromotion`,
  capability: "exporter ~ lnEmployees + lnProductivity + network + [rdIntensity ~ rdSubsidy + regionalRd]",
  stages: `stage ~ ${terms}`,
  markets: { formula: `I(markets - 1) ~ ${terms}`, where: "exporter = 1" },
  support: {
    use: "usedSupport ~ lnEmployees + network + supportDistance",
    outcome: `exporter ~ ${terms} + usedSupport`,
  },
  robustness: { of: "rdIntensity", controls: { none: [], size: ["lnEmployees"] }, estimators: ["probit", "ols"] },
  group: "region",
};
const steps: string[] = [];
const analysis = determinantAnalysis(firms, { specification, onProgress: (step) => steps.push(step) });

describe("the parts of the analysis", () => {
  it("are the same estimates as the equations one by one", () => {
    const { fit, effects } = resultOf(analysis.participation);
    const alone = probit(`exporter ~ ${terms} + knowsPromotion`, firms);
    expect(fit.coef).toEqual(alone.coef);
    expect(effects.coef).toEqual(marginalEffects(alone).coef);
    const joint = ivProbit(specification.capability as string, firms) as Fit;
    expect(resultOf(resultOf(analysis.capability).ivProbit).fit.coef).toEqual(joint.coef);
    const { use, outcome } = specification.support!;
    const both = bivariateProbit([use, outcome], firms);
    expect(resultOf(resultOf(analysis.support).effects)).toEqual(treatmentEffects(both as never));
  });

  it("report each step before it is taken, in the order of the questions", () => {
    const order = steps.map((step) => step.split(":")[0]!).filter((part, i, all) => part !== all[i - 1]);
    expect(order).toEqual([
      "characteristics",
      "participation",
      "capability",
      "stages",
      "markets",
      "support",
      "robustness",
    ]);
  });

  it("describe firms with the survey's weights", () => {
    const [weight, exporter] = [firms.numbers("weight"), firms.numbers("exporter")];
    const total = weight.reduce((sum, w) => sum + w, 0);
    const share = weight.reduce((sum, w, i) => sum + w * exporter[i]!, 0) / total;
    expect(resultOf(analysis.profile).overall.share).toBeCloseTo(share, 12);
  });

  it("say of a part without an equation that it was not specified", () => {
    for (const part of ["performance", "persistence"] as const) {
      expect(isSkipped(analysis[part])).toBe(true);
      expect(analysis.leftOut).toContainEqual(expect.objectContaining({ part, code: "not-specified" }));
    }
  });
});

describe("effects by group", () => {
  const { groups, equalSlopes, equalEffects } = resultOf(resultOf(analysis.participation).byGroup);

  it("are those of a probit in each group, without the groups' own column", () => {
    const seoul = groups.find(({ group }) => group === "Seoul")!;
    const column = firms.column("region");
    if (column.kind !== "category") throw new Error("region is a category");
    const rows = Int32Array.from(column.codes.keys()).filter((i) => column.levels[column.codes[i]!] === "Seoul");
    const alone = probit(`exporter ~ ${terms} + knowsPromotion`, firms.take(rows));
    expect(resultOf(seoul.result).fit.coef).toEqual(alone.coef);
    expect(seoul.firms).toBe(rows.length);
  });

  it("are tested for equality: twice the gain in log-likelihood, and Cochran's Q by hand", () => {
    const fits = groups.flatMap(({ group, result }) => (isSkipped(result) ? [] : [{ group, ...result }]));
    const column = firms.column("region");
    if (column.kind !== "category") throw new Error("region is a category");
    const names = fits.map(({ group }) => group);
    const rows = Int32Array.from(column.codes.keys()).filter((i) => names.includes(column.levels[column.codes[i]!]!));
    const pooled = probit(`exporter ~ ${terms} + knowsPromotion + region`, firms.take(rows));
    const test = resultOf(equalSlopes);
    expect(test.statistic).toBeCloseTo(2 * (fits.reduce((sum, { fit }) => sum + fit.logLik, 0) - pooled.logLik), 8);
    expect(test.df).toEqual([5 * (fits.length - 1)]);
    const effects = fits.map(({ effects: of }) => resultOf(of).rows.find(({ name }) => name === "network")!);
    const weights = effects.map(({ se }) => se ** -2);
    const mean =
      effects.reduce((sum, { estimate }, g) => sum + estimate * weights[g]!, 0) /
      weights.reduce((sum, w) => sum + w, 0);
    const q = effects.reduce((sum, { estimate }, g) => sum + weights[g]! * (estimate - mean) ** 2, 0);
    expect(equalEffects.network!.statistic).toBeCloseTo(q, 10);
  });
});

describe("a capability in performance", () => {
  const performance = {
    selection: "exporter ~ lnEmployees + network + knowsPromotion + rdSubsidy + regionalRd",
    outcome: "log(exports) ~ lnEmployees + network + [rdIntensity ~ rdSubsidy + regionalRd]",
  };
  const chosen = { capability: { participation: specification.capability as string, performance } };
  const part = firms.slice(0, 600);
  const performanceOf = (specified: typeof chosen) =>
    resultOf(resultOf(determinantAnalysis(part, { specification: specified }).capability).performance);

  it("is the selection model with the capability endogenous, beside the one that takes it as exogenous", () => {
    const { fit, naive } = performanceOf(chosen);
    const alone = ivHeckman(performance as never, part, { vcov: "robust" }) as unknown as Fit;
    expect(resultOf(fit).coef).toEqual(alone.coef);
    expect(resultOf(fit).se).toEqual(alone.se);
    const outcome = "log(exports) ~ lnEmployees + network + rdIntensity";
    const two = heckman({ ...performance, outcome } as never, part, { method: "two-step", vcov: "robust" }) as Fit;
    expect(resultOf(naive).coef).toEqual(two.coef);
  });

  it("is left out where the selection has no column of its own, and the report says what is missing", () => {
    const selection = "exporter ~ lnEmployees + network + rdSubsidy";
    const outcome = "log(exports) ~ lnEmployees + network + [rdIntensity ~ rdSubsidy]";
    const specified = {
      capability: { participation: specification.capability as string, performance: { selection, outcome } },
    };
    const { fit, naive } = performanceOf(specified);
    expect(isSkipped(fit) && fit.code).toBe("no-exclusion-restriction");
    expect(isSkipped(naive)).toBe(false);
    const analysed = determinantAnalysis(part, { specification: specified });
    expect(analysed.report().text).toContain("Add to the selection equation a column that moves selection");
    expect(analysed.report({ language: "ko" }).text).toContain("선택식에 도구변수 외의 고유한 변수가 부족합니다");
  });

  it("is refused at once with the capability in the selection, which is a fault of the specification", () => {
    const selection = `${performance.selection} + rdIntensity`;
    const participation = specification.capability as string;
    const specified = { capability: { participation, performance: { ...performance, selection } } };
    expect(() => determinantAnalysis(part, { specification: specified })).toThrow(
      expect.objectContaining({ code: "bad-option" }),
    );
  });

  it("stands in the report with its tests, in either language", () => {
    const analysed = determinantAnalysis(part, { specification: chosen });
    expect(analysed.report().text).toContain("How well: the capability in the outcome of exporters");
    expect(analysed.report().text).toContain("Wald test of selection");
    expect(analysed.report({ language: "ko" }).text).toContain("표본선택 검정(Wald)");
  });

  it("with a capability of yes or no has no probit that takes it as continuous", () => {
    const binary = { capability: "exporter ~ lnEmployees + [website ~ rdSubsidy]" };
    const { ivProbit: joint } = resultOf(
      determinantAnalysis(firms.slice(0, 600), { specification: binary }).capability,
    );
    expect(isSkipped(joint) && joint.code).toBe("endogenous-binary");
  });
});

describe("the specification curve", () => {
  const curve = resultOf(analysis.robustness);

  it("has every combination, smallest estimate first, each as estimated alone", () => {
    expect(curve.points.length).toBe(4);
    expect(curve.points.map(({ estimate }) => estimate)).toEqual(
      [...curve.points].map(({ estimate }) => estimate).sort((a, b) => a - b),
    );
    const point = curve.points.find(({ estimator, controls }) => estimator === "probit" && controls === "size")!;
    const alone = marginalEffects(probit("exporter ~ rdIntensity + lnEmployees", firms, { vcov: "HC1" }));
    expect(point.estimate).toBeCloseTo(alone.coef.rdIntensity!, 12);
    expect(point.se).toBeCloseTo(alone.se.rdIntensity!, 12);
  });

  it("is a table, a Vega-Lite specification and a picture", () => {
    expect(String(curve)).toContain("4 estimates from");
    expect(curve.svg.match(/<circle/g)!.length).toBe(4 + 2 * 4);
    expect(JSON.stringify(curve.plot)).toContain('"estimator":"ols"');
  });

  it("counts combinations that cannot be estimated as gaps with their reason", () => {
    const samples = { all: "", none: "employees < 0" };
    const { robustness } = determinantAnalysis(firms, {
      specification: { participation: "exporter ~ rdIntensity", robustness: { of: "rdIntensity", samples } },
    });
    const { points, gaps } = resultOf(robustness);
    expect([points.length, gaps.length]).toEqual([3, 3]);
    expect(gaps[0]!.reason.length).toBeGreaterThan(10);
  });
});

describe("persistence", () => {
  it("is less than a probit on the outcome before says", () => {
    const panel = simulateFirms({ firms: 120, years: 4, seed: 3 }).table;
    const result = resultOf(
      determinantAnalysis(panel, {
        specification: {
          persistence: { formula: "exporter ~ lnEmployees + network", panel: "firmId", time: "year" },
        },
      }).persistence,
    );
    const naive = resultOf(resultOf(result.naive).effects).coef.before!;
    expect(result.fit.nobs).toBe(360);
    expect(result.stateDependence.estimate).toBeLessThan(naive);
  });
});

describe("bad data", () => {
  /** A reduced analysis: parts, reasons and a report, and no number that is none. */
  function reduced(data: Table, chosen?: DeterminantSpecification): DeterminantAnalysis {
    const result = determinantAnalysis(data, chosen === undefined ? {} : { specification: chosen });
    for (const { skipped } of result.leftOut)
      expect(skipped.en + skipped.ko).not.toMatch(/NaN|undefined(?!-test)|\[object/);
    expect(result.report({ format: "markdown" }).text).not.toMatch(/NaN|undefined/);
    return result;
  }

  it("of ten rows leaves out what they cannot tell, with reasons", () => {
    const result = reduced(firms.slice(0, 10));
    expect(result.leftOut.map(({ part }) => part)).toContain("participation");
  });

  it("without instruments has no capability part and the others", () => {
    const names = firms.names.filter((name) => !["rdSubsidy", "regionalRd", "usedSupport"].includes(name));
    const result = reduced(firms.slice(0, 300).select(names));
    expect(isSkipped(result.capability)).toBe(true);
    expect(isSkipped(result.participation)).toBe(false);
  });

  it("with a group without exporters gives that group a reason", () => {
    const column = firms.column("region");
    if (column.kind !== "category") throw new Error("region is a category");
    const busan = column.levels.indexOf("Busan");
    const exporter = firms.numbers("exporter").map((x, i) => (column.codes[i] === busan ? 0 : x));
    const changed = firms.with({ exporter: { kind: "boolean", values: exporter } });
    const { participation } = reduced(changed, { participation: "exporter ~ lnEmployees", group: "region" });
    const { groups } = resultOf(resultOf(participation).byGroup);
    const result = groups.find(({ group }) => group === "Busan")!.result;
    expect(isSkipped(result) && result.code).toBe("constant-outcome");
    expect(isSkipped(groups.find(({ group }) => group === "Seoul")!.result)).toBe(false);
  });

  it("with a column that does not vary in a group estimates the group without it", () => {
    const column = firms.column("region");
    if (column.kind !== "category") throw new Error("region is a category");
    const seoul = column.levels.indexOf("Seoul");
    const network = firms.numbers("network").map((x, i) => (column.codes[i] === seoul ? 1 : x));
    const changed = firms.with({ network: { kind: "boolean", values: network } });
    const { participation } = reduced(changed, { participation: "exporter ~ lnEmployees + network", group: "region" });
    const { groups } = resultOf(resultOf(participation).byGroup);
    const { fit } = resultOf(groups.find(({ group }) => group === "Seoul")!.result);
    expect(fit.droppedColumns.map(({ name }) => name)).toEqual(["network"]);
  });

  it("with negative weights leaves the description out, and with zero weights the firms", () => {
    const negative = firms.numbers("weight").map((w, i) => (i === 3 ? -w : w));
    const chosen = { characteristics: { weights: "weight" }, participation: "exporter ~ lnEmployees" };
    const refused = reduced(firms.with({ weight: { kind: "number", values: negative } }), chosen);
    expect(isSkipped(refused.profile) && refused.profile.code).toBe("bad-weights");
    const zeros = firms.numbers("weight").map((w, i) => (i < 100 ? 0 : w));
    const left = reduced(firms.with({ weight: { kind: "number", values: zeros } }), chosen);
    expect(resultOf(left.profile).overall.firms).toBe(1100);
  });

  it("without the outcome, or with one that never varies, has reasons only", () => {
    const without = reduced(firms.select(["lnEmployees", "network"]));
    expect(found(without.participation)).toBeUndefined();
    const nobody = table({ exporter: new Float64Array(50), lnEmployees: firms.numbers("lnEmployees").slice(0, 50) });
    expect(reduced(nobody).leftOut).toContainEqual(
      expect.objectContaining({ part: "participation", code: "constant-outcome" }),
    );
  });

  it("with a column that the specification misspells is refused at once", () => {
    const chosen = { participation: "exporter ~ lnEmployes" };
    expect(() => determinantAnalysis(firms, { specification: chosen })).toThrow(/lnEmployes/);
  });
});

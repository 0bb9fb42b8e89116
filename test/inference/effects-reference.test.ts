import { describe, expect, it } from "vitest";
import { logit } from "../../src/estimators/logit.ts";
import { ols } from "../../src/estimators/ols.ts";
import { probit } from "../../src/estimators/probit.ts";
import { comparisons } from "../../src/inference/comparisons.ts";
import { marginalEffects } from "../../src/inference/marginal-effects.ts";
import { predictions } from "../../src/inference/predictions.ts";
import { cluster } from "../../src/inference/vcov-option.ts";
import { describeShared, readCase, readSharedCsv } from "../shared.ts";
import { expectRelative } from "./after-the-fit.ts";
import { type ByHand, effectsByR, expectByHand, expectPackage } from "./effects-by-r.ts";

const unconditional = { se: "unconditional" } as const;

describe("effects after a probit on the Swiss labour data, with a square, an interaction and a category", () => {
  const { data, formula, coef, hand, package: byPackage } = effectsByR.swiss;
  const fit = probit(formula as string, data);
  const numbers = ["income", "age", "education", "youngkids"];

  it("rest on the same estimates", () => {
    fit.vcov.names.forEach((name, j) => {
      expectRelative(fit.coef[name]!, coef[j], 1e-9);
    });
  });

  it("are slopes and differences as calculated by hand, and as marginaleffects has them", () => {
    expectByHand(marginalEffects(fit), hand.dydx);
    expectPackage(marginalEffects(fit), byPackage.dydx, { contrast: yesNo });
  });

  it("are not the effects of single columns of the design", () => {
    const { age, education } = marginalEffects(fit).coef as { age: number; education: number };
    expect(Object.keys(marginalEffects(fit).coef)).toEqual(["income", "age", "education", "foreign[yes]", "youngkids"]);
    const meanDensity = marginalEffects(fit, { of: ["income"] }).coef.income! / fit.coef.income!;
    expect(Math.abs(age / (meanDensity * fit.coef.age!) - 1)).toBeGreaterThan(0.5);
    expect(Math.abs(education / (meanDensity * fit.coef.education!) - 1)).toBeGreaterThan(0.1);
  });

  for (const slope of ["eyex", "dyex", "eydx"] as const) {
    it(`are elasticities: ${slope}`, () => {
      const effects = marginalEffects(fit, { slope });
      expectByHand(effects, hand[slope]);
      expectPackage(marginalEffects(fit, { slope, of: numbers }), byPackage[slope]);
    });
  }

  it("by group average over the group's rows", () => {
    const effects = marginalEffects(fit, { by: "foreign" });
    expectCells(effects, hand.by, "foreign");
    expectPackage(effects, byPackage.by, { contrast: yesNo, cell: ["foreign"] });
    expect(effects.sample).toEqual({ used: 872, incomplete: 0 });
    expect(effects.rows.find(({ cell }) => cell?.foreign === "yes")!.averaged).toBe(216);
  });

  it("at the means", () => {
    expectByHand(marginalEffects(fit, { at: "means" }), hand.means);
    expectPackage(marginalEffects(fit, { at: "means" }), byPackage.means, { contrast: yesNo });
  });

  it("at every row, with standard errors", () => {
    const { education } = marginalEffects(fit, { at: "rows", of: ["education"] }).effects;
    byPackage.rows.forEach((row: Record<string, number>, i: number) => {
      expectRelative(education!.estimate[i]!, row.estimate!, 1e-5);
      expectRelative(education!.se[i]!, row["std.error"]!, 1e-4);
    });
  });

  it("of steps by an amount, a percentage, a standard deviation, between values, and of columns together", () => {
    const stepOf = (step: "+1" | "+10%" | "+sd"): ByHand => ({
      estimate: { education: hand.steps.estimate[`education ${step}`] },
      se: { education: hand.steps.se[`education ${step}`] },
    });
    for (const step of ["+1", "+10%", "+sd"] as const)
      expectByHand(comparisons(fit, { education: step }), stepOf(step));
    const named = (prefix: string): ByHand => ({
      estimate: pick(hand.steps.estimate, prefix),
      se: pick(hand.steps.se, prefix),
    });
    expectByHand(comparisons(fit, { age: [2, 3, 4.5] }), named("age["));
    expectByHand(
      comparisons(fit, { education: "+1", foreign: ["no", "yes"] }, { jointly: true }),
      named("education & foreign"),
    );
    expectPackage(comparisons(fit, { education: "+1" }), byPackage.steps, { exact: true });
  });

  it("as ratios and log ratios of averages; the test of a ratio is of 1", () => {
    const ratio = comparisons(fit, { foreign: ["no", "yes"] }, { comparison: "ratio" });
    expectByHand(ratio, hand.ratio);
    expectPackage(ratio, byPackage.ratio, { contrast: () => "yes / no", exact: true });
    expect(ratio.rows[0]!.statistic).toBe((ratio.rows[0]!.estimate - 1) / ratio.rows[0]!.se);
    expectByHand(comparisons(fit, { foreign: "reference" }, { comparison: "lnratio" }), hand.lnratio);
    const byGroup = comparisons(fit, { foreign: "reference" }, { comparison: "lnratio", by: "foreign" });
    expectPackage(byGroup, byPackage.lnratio, { contrast: () => "ln(yes / no)", cell: ["foreign"], exact: true });
  });

  it("are predictions on a grid and by group", () => {
    const grid = { foreign: ["no", "yes"], age: [2.5, 4] };
    expectByHand(predictions(fit, { grid }), hand.grid);
    expectPackage(predictions(fit, { grid }), byPackage.predictions, { cell: ["foreign", "age"], exact: true });
    expectPackage(predictions(fit, { by: "foreign" }), byPackage.predictionsBy, { cell: ["foreign"], exact: true });
  });

  it("have unconditional standard errors as calculated by hand: averages, groups, ratios, weights", () => {
    expectByHand(marginalEffects(fit, unconditional), hand.unconditional);
    const cells = { estimate: {}, se: {} } as { estimate: Record<string, number>; se: Record<string, number> };
    const both = [
      marginalEffects(fit, { by: "foreign", ...unconditional }),
      predictions(fit, { by: "foreign", ...unconditional }),
    ];
    for (const { coef: all, se } of both) Object.assign(cells.estimate, all) && Object.assign(cells.se, se);
    expectCells({ coef: cells.estimate, se: cells.se }, hand.unconditionalBy, "foreign");
    const changes = { foreign: ["no", "yes"] } as const;
    expectByHand(comparisons(fit, changes, { comparison: "ratio", ...unconditional }), hand.unconditionalRatio);
    const weighted = probit(formula as string, data, { weights: { kind: "probability", column: "share" } });
    expectByHand(marginalEffects(weighted, unconditional), hand.unconditionalWeighted);
  });

  it("have p-values of equivalence by two one-sided tests", () => {
    const effects = marginalEffects(fit, { of: ["income", "education"], equivalence: [-0.2, 0.02] });
    for (const row of byPackage.equivalence) {
      const ours = effects.rows.find(({ term }) => term === row.term)!.equivalence!;
      expectRelative(ours.pAbove, row["p.value.noninf"], 1e-3);
      expectRelative(ours.pBelow, row["p.value.nonsup"], 1e-3);
      expect(ours.p).toBe(Math.max(ours.pAbove, ours.pBelow));
    }
  });
});

describe("effects after a logit on the infertility data, with a logarithm in an interaction, clustered by matched set", () => {
  const { data, formula, hand, package: byPackage } = effectsByR.births;
  const fit = logit(formula as string, data);
  const clustered = logit(formula as string, data, { vcov: cluster("stratum") });

  it("agree with hand calculation and with marginaleffects", () => {
    expectByHand(marginalEffects(fit), hand.dydx);
    expectPackage(marginalEffects(fit), byPackage.dydx);
    expectByHand(marginalEffects(fit, { slope: "eyex", of: ["parity", "age"] }), hand.eyex);
    expectPackage(marginalEffects(fit, { slope: "eyex", of: ["parity", "age"] }), byPackage.eyex);
  });

  it("use the clusters of the fit, also for unconditional standard errors", () => {
    expectByHand(marginalEffects(clustered), hand.cluster);
    expectByHand(marginalEffects(fit, unconditional), hand.unconditional);
    expectByHand(marginalEffects(clustered, unconditional), hand.unconditionalCluster);
    expectByHand(predictions(clustered, unconditional), hand.predictionCluster);
    expect(marginalEffects(clustered, unconditional).conventions.vcov).toBe("unconditional, cluster(stratum)");
  });

  it("by level of a category, with both kinds of standard errors", () => {
    for (const [kind, options] of [
      ["delta", {}],
      ["unconditional", unconditional],
    ] as const) {
      const estimated = kind === "delta" ? fit : clustered;
      const expected = Object.fromEntries(
        Object.entries(hand.by).map(([level, both]) => [level, (both as Record<string, ByHand>)[kind]!]),
      );
      expectCells(
        marginalEffects(estimated, { of: ["age", "parity"], by: "education", ...options }),
        expected,
        "education",
      );
    }
  });

  it("compare all pairs of levels, and each level with the one before", () => {
    expectPackage(comparisons(fit, { education: "pairwise" }), byPackage.pairwise, { contrast: swapped, exact: true });
    const lnRatios = comparisons(fit, { education: "sequential" }, { comparison: "lnratio" });
    expect(lnRatios.rows.map(({ contrast }) => contrast)).toEqual(["ln(12+ yrs / 0-5yrs)", "ln(6-11yrs / 12+ yrs)"]);
    byPackage.sequential.forEach((row: { estimate: number; "std.error": number }, l: number) => {
      expectRelative(lnRatios.rows[l]!.estimate, row.estimate, 1e-8);
      expectRelative(lnRatios.rows[l]!.se, row["std.error"], 1e-5);
    });
  });

  it("predict on a grid", () => {
    const onGrid = predictions(fit, { grid: { spontaneous: [0, 2] } });
    byPackage.predictions.forEach((row: { estimate: number; "std.error": number }, l: number) => {
      expectRelative(onGrid.rows[l]!.estimate, row.estimate, 1e-8);
      expectRelative(onGrid.rows[l]!.se, row["std.error"], 1e-5);
    });
  });
});

describe("effects after least squares on the cars, robust, with the t distribution", () => {
  const { data, formula, package: byPackage } = effectsByR.cars;
  const fit = ols(formula as string, data, { vcov: "HC1" });

  it("agree with marginaleffects: slopes, elasticities, groups, predictions", () => {
    expectPackage(marginalEffects(fit), byPackage.dydx);
    expectPackage(marginalEffects(fit, { slope: "eyex", of: ["hp", "wt"] }), byPackage.eyex);
    expectPackage(marginalEffects(fit, { of: ["hp", "wt"], by: "am" }), byPackage.by, { cell: ["am"] });
    expectPackage(predictions(fit, { by: "am" }), byPackage.predictions, { cell: ["am"], exact: true });
  });

  it("test a ratio against 1 with t", () => {
    const [ratio] = comparisons(fit, { hp: "+50" }, { comparison: "ratio" }).rows;
    for (const word of ["estimate", "statistic", "p", "low"] as const) {
      expectRelative(ratio![word], byPackage.ratio[word], 1e-5);
    }
  });
});

describeShared("effects as Stata's margins printed them", () => {
  it("logit of Spector and Mazzeo's grades: margins, dydx(*) atmeans, in Williams (2019), Marginal Effects for Continuous Variables", () => {
    const { formula, data } = readCase("logit_spector");
    const fit = logit(formula as string, readSharedCsv("reference", data));
    const { coef, se } = marginalEffects(fit, { at: "means" });
    const printed = {
      GPA: [0.5338589, 0.237038],
      TUCE: [0.0179755, 0.0262369],
      PSI: [0.4564984, 0.1810537],
    } as const;
    for (const [name, [estimate, error]] of Object.entries(printed)) {
      expect(Math.abs(coef[name]! - estimate)).toBeLessThan(2e-7);
      expect(Math.abs(se[name]! - error)).toBeLessThan(2e-7);
    }
  });
});

function yesNo(contrast: string): string {
  return contrast === "dY/dX" ? "dy/dx" : contrast;
}

/** The package writes the later level first, as we do, or in parentheses. */
function swapped(contrast: string): string {
  return contrast.replace(/[()]/g, "");
}

function pick(from: Record<string, number>, prefix: string): Record<string, number> {
  return Object.fromEntries(Object.entries(from).filter(([name]) => name.startsWith(prefix)));
}

/** Effects by group, "age@foreign[yes]" and "foreign[yes]" for a prediction, against hand calculations by group. */
function expectCells(
  { coef, se }: { coef: Readonly<Record<string, number>>; se: Readonly<Record<string, number>> },
  byGroup: Readonly<Record<string, ByHand>>,
  column: string,
): void {
  const expected = Object.entries(byGroup).flatMap(([level, { estimate, se: errors }]) =>
    Object.keys(estimate).map((name) => {
      const cell = `${column}[${level}]`;
      return [name === "average" ? cell : `${name}@${cell}`, estimate[name]!, errors[name]!] as const;
    }),
  );
  expectByHand(
    { coef, se },
    {
      estimate: Object.fromEntries(expected.map(([name, value]) => [name, value])),
      se: Object.fromEntries(expected.map(([name, , error]) => [name, error])),
    },
  );
}

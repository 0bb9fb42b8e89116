import { readFileSync } from "node:fs";
import { describe, it } from "vitest";
import { logit } from "../../src/estimators/logit.ts";
import { comparisons } from "../../src/inference/comparisons.ts";
import { marginalEffects } from "../../src/inference/marginal-effects.ts";
import { predictions } from "../../src/inference/predictions.ts";
import { expectRelative } from "./after-the-fit.ts";
import { type ByHand, expectByHand, expectPackage } from "./effects-by-r.ts";

/** The second real data set of every kind of effect; the first is in effects-reference.test.ts. */
const {
  data,
  formula,
  coef,
  hand,
  package: byPackage,
} = JSON.parse(readFileSync(new URL("../reference/effects-births.json", import.meta.url), "utf8"));
const unconditional = { se: "unconditional" } as const;
const education = ["0-5yrs", "6-11yrs", "12+ yrs"];

/** The entries whose names begin so, named anew. */
function some({ estimate, se }: ByHand, prefix: string, exactly = false, rename = (name: string) => name): ByHand {
  const pick = (from: Readonly<Record<string, number>>): Record<string, number> =>
    Object.fromEntries(
      Object.entries(from)
        .filter(([name]) => (exactly ? name === prefix : name.startsWith(prefix)))
        .map(([name, value]) => [rename(name), value]),
    );
  return { estimate: pick(estimate), se: pick(se) };
}

/** Cells of a group, "age@spontaneous[1]", against a hand calculation for each value of it. */
function expectCells(effects: Parameters<typeof expectByHand>[0], byGroup: Readonly<Record<string, ByHand>>): void {
  const suffixed = (part: "estimate" | "se"): Record<string, number> =>
    Object.fromEntries(
      Object.entries(byGroup).flatMap(([group, byHand]) =>
        Object.entries(byHand[part]).map(([name, value]) => [
          name === "average" ? `spontaneous[${group}]` : `${name}@spontaneous[${group}]`,
          value,
        ]),
      ),
    );
  expectByHand(effects, { estimate: suffixed("estimate"), se: suffixed("se") });
}

describe("effects after a logit on the infertility data agree with calculation by hand in R", () => {
  const fit = logit(formula as string, data);

  it("and rest on the same estimates", () => {
    fit.vcov.names.forEach((name, j) => {
      expectRelative(fit.coef[name]!, coef[j], 1e-9);
    });
  });

  it("slopes and differences, average and at the means", () => {
    expectByHand(marginalEffects(fit), hand.dydx);
    expectByHand(marginalEffects(fit, { at: "means" }), hand.means);
  });

  for (const slope of ["dyex", "eyex", "eydx"] as const) {
    it(`elasticities: ${slope}`, () => {
      expectByHand(marginalEffects(fit, { slope }), hand[slope]);
    });
  }

  it("steps by an amount, a percentage, a standard deviation, between values, and of columns together", () => {
    for (const [column, step] of [
      ["age", "+1"],
      ["age", "+10%"],
      ["parity", "+sd"],
    ] as const) {
      expectByHand(
        comparisons(fit, { [column]: step }),
        some(hand.steps, `${column} ${step}`, true, () => column),
      );
    }
    expectByHand(comparisons(fit, { induced: [0, 1, 2] }), some(hand.steps, "induced["));
    const jointly = comparisons(fit, { age: "+1", education: ["6-11yrs", "12+ yrs"] }, { jointly: true });
    expectByHand(jointly, some(hand.steps, "age & education"));
  });

  it("predictions on a grid, and at every row slopes with standard errors", () => {
    expectByHand(predictions(fit, { grid: { education: ["0-5yrs", "12+ yrs"], spontaneous: [0, 2] } }), hand.grid);
    const { parity } = marginalEffects(fit, { at: "rows", of: ["parity"] }).effects;
    (hand.rows as ByHand[]).forEach((row, i) => {
      expectRelative(parity!.estimate[i]!, row.estimate.parity!, 1e-9);
      expectRelative(parity!.se[i]!, row.se.parity!, 1e-8);
    });
  });

  it("ratios and log ratios of averages", () => {
    expectByHand(comparisons(fit, { education }, { comparison: "ratio" }), hand.ratio);
    expectByHand(comparisons(fit, { education }, { comparison: "lnratio" }), hand.lnratio);
  });

  it("groups, of slopes and of predictions, with both kinds of standard errors", () => {
    for (const [options, expected] of [
      [{}, hand.by],
      [unconditional, hand.unconditionalBy],
    ] as const) {
      const both = [
        marginalEffects(fit, { by: "spontaneous", ...options }),
        predictions(fit, { by: "spontaneous", ...options }),
      ];
      const coef = Object.assign({}, ...both.map((one) => one.coef)) as Record<string, number>;
      const se = Object.assign({}, ...both.map((one) => one.se)) as Record<string, number>;
      expectCells({ coef, se }, expected);
    }
  });

  it("unconditional standard errors: averages, ratios, weights", () => {
    expectByHand(marginalEffects(fit, unconditional), hand.unconditional);
    expectByHand(comparisons(fit, { education }, { comparison: "ratio", ...unconditional }), hand.unconditionalRatio);
    const weighted = logit(formula as string, data, { weights: { kind: "probability", column: "share" } });
    expectByHand(marginalEffects(weighted, unconditional), hand.unconditionalWeighted);
  });

  it("equivalence by two one-sided tests", () => {
    const effects = marginalEffects(fit, { of: ["age", "induced"], equivalence: [-0.02, 0.12] });
    for (const { term, equivalence } of effects.rows) {
      expectRelative(equivalence!.pAbove, hand.equivalence.noninferiority[term], 1e-6);
      expectRelative(equivalence!.pBelow, hand.equivalence.nonsuperiority[term], 1e-6);
      expectRelative(equivalence!.p, hand.equivalence.p[term], 1e-6);
    }
  });
});

describe("effects after a logit on the infertility data agree with marginaleffects", () => {
  const fit = logit(formula as string, data);
  const numbers = ["age", "parity", "spontaneous", "induced"];
  const changes = { education };

  it("slopes, average, by group and at the means; elasticities", () => {
    const contrast = (given: string): string => (given === "dY/dX" ? "dy/dx" : given);
    expectPackage(marginalEffects(fit), byPackage.dydx, { contrast });
    expectPackage(marginalEffects(fit, { by: "spontaneous" }), byPackage.by, { contrast, cell: ["spontaneous"] });
    expectPackage(marginalEffects(fit, { at: "means" }), byPackage.means, { contrast });
    for (const slope of ["dyex", "eyex", "eydx"] as const)
      expectPackage(marginalEffects(fit, { slope, of: numbers }), byPackage[slope]);
  });

  it("steps, ratios and log ratios of averages, predictions on a grid and by group", () => {
    expectPackage(comparisons(fit, { age: "+1" }), byPackage.steps, { exact: true });
    const level = (given: string): string =>
      given.replace(/^(ln|mean)?\(?mean\(([^)]*)\) \/ mean\(([^)]*)\)\)?$/, "$2 / $3");
    expectPackage(comparisons(fit, changes, { comparison: "ratio" }), byPackage.ratio, {
      contrast: level,
      exact: true,
    });
    const log = (given: string): string => `ln(${level(given)})`;
    expectPackage(comparisons(fit, changes, { comparison: "lnratio" }), byPackage.lnratio, {
      contrast: log,
      exact: true,
    });
    const grid = { education: ["0-5yrs", "12+ yrs"], spontaneous: [0, 2] };
    expectPackage(predictions(fit, { grid }), byPackage.predictions, {
      cell: ["education", "spontaneous"],
      exact: true,
    });
    expectPackage(predictions(fit, { by: "spontaneous" }), byPackage.predictionsBy, {
      cell: ["spontaneous"],
      exact: true,
    });
  });
});

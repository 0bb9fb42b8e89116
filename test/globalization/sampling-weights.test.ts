import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { flatWarning } from "../../src/diagnostics/selection-warnings.ts";
import { bivariateProbit } from "../../src/estimators/bivariate-probit.ts";
import { heckman } from "../../src/estimators/heckman.ts";
import { iv } from "../../src/estimators/iv.ts";
import { orderedProbit } from "../../src/estimators/ordered-probit.ts";
import { probit } from "../../src/estimators/probit.ts";
import { determinantAnalysis } from "../../src/globalization/analysis.ts";
import { isSkipped, resultOf } from "../../src/globalization/parts/part.ts";
import { capabilityEquations } from "../../src/globalization/specification.ts";
import { simulateFirms } from "../../src/globalization/simulate-firms.ts";
import { coefficientTable } from "../../src/fit/coefficient-table.ts";

const { table: firms } = simulateFirms({ firms: 900, seed: 11 });
const analysis = determinantAnalysis(firms);
const { specification } = analysis;
const weights = { kind: "probability", column: "weight" } as const;

describe("participation with the sampling weights of a survey", () => {
  const known = JSON.parse(readFileSync(new URL("../reference/survey-probit.json", import.meta.url), "utf8"));
  const participation = "exporter ~ meals + ell + growth";
  const surveyed = determinantAnalysis(known.data, { specification: { participation, weights: "pw" } });
  const { fit, effects } = resultOf(surveyed.participation);

  it("has the coefficients of R's svyglm, and Stata's standard errors of probability weights", () => {
    const rows = coefficientTable(fit);
    for (const [i, { name, estimate, se }] of rows.entries()) {
      expect(Math.abs(estimate / known.coef[name] - 1)).toBeLessThan(1e-8);
      expect(Math.abs(se / known.stata[i] - 1)).toBeLessThan(1e-6);
    }
    expect(rows).toHaveLength(4);
  });

  it("has svyglm's standard errors where the information is the expected one, as there", () => {
    const expected = probit(participation, known.data, {
      weights: { kind: "probability", column: "pw" },
      information: "expected",
    });
    for (const [i, { se }] of coefficientTable(expected).entries())
      expect(Math.abs(se / known.svyglm[i] - 1)).toBeLessThan(1e-6);
  });

  it("has average effects over the population", () => {
    for (const [i, { estimate, se }] of effects.rows.entries()) {
      expect(Math.abs(estimate / known.effects[i] - 1)).toBeLessThan(1e-8);
      expect(Math.abs(se / known.effectsSe[i] - 1)).toBeLessThan(1e-6);
    }
  });
});

describe("the analysis of firms with sampling weights", () => {
  it("estimates every equation with them as it is estimated alone", () => {
    const { selection, outcome } = specification.performance!;
    const { use, outcome: used } = specification.support!;
    const alone = [
      probit(specification.participation!, firms, { weights }),
      heckman({ selection, outcome }, firms, { weights }),
      iv(capabilityEquations(specification)!.participation, firms, { vcov: "robust", weights }),
      orderedProbit(specification.stages!, firms, { weights }),
      bivariateProbit([use, used] as [string, string], firms, { weights }),
    ];
    const within = [
      analysis.participation,
      analysis.performance,
      analysis.capability,
      analysis.stages,
      analysis.support,
    ];
    for (const [i, part] of within.entries()) {
      const { fit } = resultOf(part as Exclude<typeof part, { skipped: unknown }>);
      expect(fit.coef).toEqual(alone[i]!.coef);
      expect(fit.conventions.weights).toBe("probability (weight)");
      expect(fit.vcov.values).toEqual(alone[i]!.vcov.values);
    }
  });

  it("tests the specification in the equation without weights, and says so", () => {
    const unweighted = { participation: "exporter ~ lnEmployees + lnAge" };
    const analyses = [{ ...unweighted, weights: "weight" }, unweighted].map((spec) =>
      determinantAnalysis(firms, { specification: spec }),
    );
    const [weighted, plain] = analyses.map((each) => resultOf(each.participation));
    expect(weighted!.fit.coef).not.toEqual(plain!.fit.coef);
    expect(weighted!.tests).toEqual(plain!.tests);
    expect(isSkipped(weighted!.tests.link!)).toBe(false);
    const slopes = (part: typeof weighted): unknown => resultOf(part!.bySize).equalSlopes;
    expect(slopes(weighted)).toEqual(slopes(plain));
    const note = "Tested in the equation without weights";
    const texts = analyses.map((each) => each.report({ format: "markdown" }).text.includes(note));
    expect(texts).toEqual([true, false]);
  });

  it("says in the report that they were used, in both languages, and names what could not take them", () => {
    expect(analysis.weights).toMatchObject({ column: "weight" });
    const en = analysis.report({ format: "markdown" }).text;
    expect(en).toContain("as probability weights with robust standard errors");
    expect(analysis.report({ format: "markdown", language: "ko" }).text).toContain("표본가중치(weight)");
    const panel = determinantAnalysis(simulateFirms({ firms: 250, years: 4, seed: 3 }).table, {
      specification: {
        weights: "weight",
        persistence: { formula: "exporter ~ lnEmployees + lnProductivity", panel: "firmId", time: "year" },
      },
    });
    expect(resultOf(panel.persistence).fit.conventions.weights).toBe("none");
    expect(panel.weights).toMatchObject({ unweighted: [resultOf(panel.persistence).fit.title] });
    expect(panel.report({ format: "markdown" }).text).toContain("Estimated without weights, which these cannot take: ");
  });

  it("with a negative weight goes on without weights, and says so first of all that was left out", () => {
    const weight = firms.numbers("weight").slice();
    weight[4] = -1;
    const spec = { weights: "weight", participation: "exporter ~ lnEmployees + lnAge" };
    const without = determinantAnalysis(firms.with({ weight: { kind: "number", values: weight } }), {
      specification: spec,
    });
    expect(without.leftOut[0]).toMatchObject({ part: "weights", code: "bad-weights" });
    expect(resultOf(without.participation).fit.coef).toEqual(probit(spec.participation, firms).coef);
    const report = without.report({ format: "markdown" }).text;
    expect(report).toContain("The sampling weights were not used");
    expect(report).toContain("is -1 in row 5");
    expect(without.report({ language: "ko" }).text).toContain("표본가중치를 사용하지 못하여");
    const findings = report.slice(0, report.indexOf("## Data and sample"));
    expect(findings).toContain("The sampling weights were not used, and every firm counts as one");
  });

  it("is refused at once where the column of weights does not exist", () => {
    expect(() => determinantAnalysis(firms, { specification: { weights: "wieght" } })).toThrow("weight");
  });
});

describe("a correlation under probability weights", () => {
  const { selection, outcome } = specification.performance!;
  const fit = heckman({ selection, outcome }, firms, { weights });

  it("has no likelihood-ratio set and test: the weighted sum is no likelihood", () => {
    expect(fit.rhoSet).toBeUndefined();
    expect(fit.tests).not.toHaveProperty("lrRho");
    const { use, outcome: used } = specification.support!;
    expect(bivariateProbit([use, used] as [string, string], firms, { weights }).rhoSet).toBeUndefined();
    expect(heckman({ selection, outcome }, firms).rhoSet).toBeDefined();
  });

  it("is said to be flat without naming a likelihood ratio", () => {
    const few = firms.slice(0, 300);
    const flat = heckman({ selection, outcome }, few, { weights }).warnings.filter(
      ({ code }) => code === "flat-profile",
    );
    for (const { message } of flat) expect(message).not.toMatch(/χ²/);
    const [said] = flatWarning({ lr: 1, wald: 9, rhoSet: undefined }, "probability");
    expect(said!.message).toContain("compare with the estimate without weights");
    expect(flatWarning({ lr: 1, wald: 9, rhoSet: undefined })[0]!.message).toContain("χ² = 1 as a likelihood ratio");
  });
});

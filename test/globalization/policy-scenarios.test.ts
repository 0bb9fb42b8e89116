import { describe, expect, it } from "vitest";
import { deltaMethod } from "../../src/inference/delta-method.ts";
import { determinantAnalysis } from "../../src/globalization/analysis.ts";
import { policyScenarios } from "../../src/globalization/policy-scenarios.ts";
import { boundedInterval } from "../../src/globalization/policy/bounded-interval.ts";
import { salesWarnings } from "../../src/globalization/policy/sales-before.ts";
import { simulateFirms } from "../../src/globalization/simulate-firms.ts";
import { normalCdf } from "../../src/special/normal.ts";
import { participationFit } from "../../src/globalization/policy/readable-fits.ts";

const { table: firms } = simulateFirms({ firms: 800, seed: 5 });
const rhs = "lnEmployees + rdIntensity + network + knowsPromotion";
const analysis = determinantAnalysis(firms, {
  specification: {
    participation: `exporter ~ ${rhs}`,
    performance: { selection: `exporter ~ ${rhs}`, outcome: "log(exports) ~ lnEmployees + rdIntensity + network" },
    capability: "exporter ~ lnEmployees + [rdIntensity ~ rdSubsidy + regionalRd]",
    group: "region",
  },
});
const scenarios = {
  grants: { rdIntensity: "x + 1", where: "employees < 50 and rdIntensity > 0", cost: "0.01 * sales" },
  information: { knowsPromotion: 1, cost: 2 },
};
const result = policyScenarios(analysis, scenarios);

/** The same by hand: the sum of Φ over firms, with and without the change, as a function of the coefficients. */
function byHand(change: (row: number) => readonly [rd: number, knows: number], weight: Float64Array | undefined) {
  const [size, rd, network, knows, employees] = [
    "lnEmployees",
    "rdIntensity",
    "network",
    "knowsPromotion",
    "employees",
  ].map((name) => firms.numbers(name)) as Float64Array[];
  return deltaMethod(participationFit(analysis), (b) => {
    const p = (i: number, r: number, k: number): number =>
      normalCdf(
        b["(Intercept)"]! +
          b.lnEmployees! * size![i]! +
          b.rdIntensity! * r +
          b.network! * network![i]! +
          b.knowsPromotion! * k,
      );
    let sum = 0;
    for (let i = 0; i < employees!.length; i++) {
      const [r, k] = change(i);
      sum += (weight?.[i] ?? 1) * (p(i, r, k) - p(i, rd![i]!, knows![i]!));
    }
    return sum;
  });
}

const grant = (i: number): [number, number] => {
  const rd = firms.numbers("rdIntensity")[i]!;
  const reached = firms.numbers("employees")[i]! < 50 && rd > 0;
  return [reached ? rd + 1 : rd, firms.numbers("knowsPromotion")[i]!];
};

function byHandAtStake() {
  const b = participationFit(analysis).coef as Record<string, number>;
  const index = (i: number): number =>
    Object.keys(b).reduce((sum, name) => sum + b[name]! * (name === "(Intercept)" ? 1 : firms.numbers(name)[i]!), 0);
  const moved = [...firms.numbers("rdIntensity").keys()].filter((i) => grant(i)[0] !== firms.numbers("rdIntensity")[i]);
  return { firms: moved.length, before: moved.reduce((sum, i) => sum + normalCdf(index(i)), 0) };
}

describe("policyScenarios", () => {
  it("sums changed probabilities, with the standard error that the delta method gives by numerical derivatives", () => {
    const expected = byHand(grant, undefined);
    const { change, before } = result.scenarios[0]!.all.exporters;
    expect(change.estimate).toBeCloseTo(expected.estimate, 9);
    expect(change.se / expected.se).toBeCloseTo(1, 6);
    const mean = byHandAtStake(); // of those that it moves: their number, and how many are there before
    const place = (mean.before + expected.estimate) / mean.firms;
    const half = (1.959963984540054 * expected.se) / (mean.firms * place * (1 - place));
    const low = mean.firms / (1 + Math.exp(half - Math.log(place / (1 - place)))) - mean.before;
    expect(change.low).toBeCloseTo(low, 4);
    expect(before).toBeGreaterThan(0);
  });

  it("counts firms by their sampling weights", () => {
    const weight = firms.numbers("weight");
    const weighted = policyScenarios(analysis, scenarios, { weights: "weight" });
    const expected = byHand(grant, weight);
    expect(weighted.scenarios[0]!.all.exporters.change.estimate).toBeCloseTo(expected.estimate, 7);
    expect(weighted.scenarios[0]!.all.exporters.change.se / expected.se).toBeCloseTo(1, 6);
    expect(weighted.firms).toBeCloseTo(
      weight.reduce((sum, w) => sum + w, 0),
      6,
    );
  });

  it("compares scenarios with the uncertainty of the difference, since they share the estimates", () => {
    const expected = byHand((i) => {
      const [rd] = grant(i);
      return [rd, firms.numbers("knowsPromotion")[i]!];
    }, undefined);
    const other = byHand((i) => [firms.numbers("rdIntensity")[i]!, 1], undefined);
    const [difference] = result.comparison;
    expect(difference!.exporters.estimate).toBeCloseTo(expected.estimate - other.estimate, 8);
    expect(difference!.exporters.se).not.toBeCloseTo(Math.hypot(expected.se, other.se), 3);
  });

  it("splits the change by group, and the groups add up", () => {
    const { all, groups } = result.scenarios[0]!;
    const sum = groups.reduce((total, { exporters }) => total + exporters.change.estimate, 0);
    expect(sum).toBeCloseTo(all.exporters.change.estimate, 9);
    const sales = groups.reduce((total, row) => total + row.sales!.change.estimate, 0);
    expect(sales / all.sales!.change.estimate).toBeCloseTo(1, 9);
  });

  it("divides the cost by the gain, and its interval by the gain's ends turned over", () => {
    const { cost, costPerExporter, all } = result.scenarios[1]!;
    expect(cost).toBe(2 * firms.rows);
    expect(costPerExporter!.estimate).toBeCloseTo(cost! / all.exporters.change.estimate, 9);
    expect(costPerExporter!.high).toBeCloseTo(cost! / all.exporters.change.low, 9);
  });

  it("widens intervals where the firms are taken as a sample", () => {
    const sampled = policyScenarios(analysis, scenarios, { sampling: true }).scenarios[0]!.all.exporters.change;
    expect(sampled.se).toBeGreaterThan(result.scenarios[0]!.all.exporters.change.se);
    expect(sampled.estimate).toBe(result.scenarios[0]!.all.exporters.change.estimate);
  });

  it("moves what follows from a changed field: ln employees with employees", () => {
    const grown = policyScenarios(analysis, { grown: { employees: "2 * x" } }).scenarios[0]!.all.exporters.change;
    const logged = policyScenarios(analysis, { logged: { lnEmployees: "x + log(2)" } }).scenarios[0]!.all.exporters
      .change;
    expect(grown.estimate).toBeCloseTo(logged.estimate, 9);
    expect(grown.estimate).not.toBe(0);
  });

  it("warns outside the data's support, of levers without effect and of endogenous ones", () => {
    const { warnings } = policyScenarios(analysis, {
      far: { rdIntensity: "x + 500" },
      idle: { graduateShare: "x / 2" },
    });
    const codes = (name: string): string[] =>
      warnings.filter(({ scenario }) => scenario === name).map(({ code }) => code);
    expect(codes("far")).toEqual(["outside-support", "endogenous-lever"]);
    expect(codes("idle")).toEqual(["no-effect"]);
    expect(policyScenarios(analysis, { small: { network: 1 } }).warnings.filter(({ scenario }) => scenario)).toEqual(
      [],
    );
  });

  it("keeps intervals within the firms that can start or stop, however uncertain the estimates", () => {
    const far = policyScenarios(analysis, { far: { rdIntensity: "x + 60" } }).scenarios[0]!.all.exporters;
    expect(far.before + far.change.high).toBeLessThan(firms.rows + 1e-9);
    expect(far.change.high).toBeGreaterThan(far.change.estimate);
    const [from, to] = [far.before, far.before + far.change.estimate];
    expect(boundedInterval({ estimate: 302, se: 129 }, [-178, 422], 0.95).high).toBeLessThan(422);
    expect(to).toBeGreaterThan(from);
  });

  it("refuses values that a field cannot have, naming the field, its range and how many firms", () => {
    const lacking = firms.numbers("knowsPromotion").filter((x) => x === 0).length;
    const two = { wrong: { knowsPromotion: 2, where: "knowsPromotion = 0" } };
    expect(() => policyScenarios(analysis, two)).toThrow(`${lacking} of the ${lacking} firms`);
    expect(() => policyScenarios(analysis, { wrong: { rdIntensity: "x - 100" } })).toThrow("it can be 0 or more");
    expect(() => policyScenarios(analysis, { wrong: { graduateShare: "x + 2" } })).toThrow("it can be 0 to 1");
  });

  it("moves its own levers no further than a field goes", () => {
    const educated = determinantAnalysis(firms, {
      specification: { participation: `exporter ~ ${rhs} + graduateShare` },
    });
    const { levers } = policyScenarios(educated, { it: { network: 1 } });
    const capped = levers.find(({ column }) => column === "graduateShare")!;
    const share = firms.numbers("graduateShare");
    expect(capped.cap).toBe(share.some((x) => x + capped.step! > 1) ? 1 : undefined);
    expect(capped.reached).toBe(share.filter((x) => x < 1).length);
  });

  it("counts by the weights of the analysis, says so, and counts the sample where told to", () => {
    const weighted = determinantAnalysis(firms, {
      specification: { participation: `exporter ~ ${rhs}`, weights: "weight" },
    });
    const [by, each] = [undefined, false as const].map((weights) =>
      policyScenarios(weighted, scenarios, weights === undefined ? {} : { weights }),
    );
    expect(by!.weights).toBe("weight");
    expect(by!.firms).toBeCloseTo(
      firms.numbers("weight").reduce((sum, w) => sum + w, 0),
      6,
    );
    expect(String(by)).toContain("that the 800 firms of the sample stand for");
    expect(each!.firms).toBe(800);
    const findings = weighted.report({ format: "markdown", language: "en", scenarios }).text;
    expect(findings).toMatch(/additional exporters of the [\d,]+ firms that the sample stands for/);
  });

  it("sets predicted sales beside those observed, and warns where they are more than a half apart", () => {
    const observed = firms.numbers("exports").reduce((sum, x) => sum + x, 0);
    const { salesBefore: before, scenarios: run, warnings } = result;
    expect(before!.observed).toBeCloseTo(observed, 6);
    expect(before!.predicted / run[0]!.all.sales!.before).toBeCloseTo(1, 9);
    const apart = Math.abs(before!.predicted / before!.observed - 1) > 0.5;
    expect(warnings.some(({ code }) => code === "sales-misfit")).toBe(apart);
    expect(salesWarnings({ predicted: 11.08e9, observed: 4.52e9 })).toHaveLength(1);
    expect(salesWarnings({ predicted: 5, observed: 4.52 })).toEqual([]);
  });

  it.each(["en", "ko"] as const)("warns in the findings in %s, and says why nothing changes", (language) => {
    const asked = { far: { rdIntensity: "x + 500" }, idle: { graduateShare: "x / 2" } };
    const { warnings } = policyScenarios(analysis, asked);
    const { text } = analysis.report({ format: "markdown", language, scenarios: asked });
    const findings = text.slice(0, text.indexOf(language === "ko" ? "## 자료" : "## Data"));
    const [outside, idle] = ["outside-support", "no-effect"].map((code) => warnings.find((one) => one.code === code)!);
    expect(findings).toContain(outside!.message[language]);
    expect(findings).toContain(idle!.message[language]);
    expect(findings).not.toContain("0 [0, 0]");
  });

  it("ranks the levers by what they move for each 100 firms reached", () => {
    expect(result.levers.map(({ column }) => column).sort()).toEqual(["knowsPromotion", "network", "rdIntensity"]);
    const gains = result.levers.map(({ perHundred }) => perHundred.estimate);
    expect(gains).toEqual([...gains].sort((a, b) => b - a));
    expect(result.levers.filter(({ endogenous }) => endogenous).map(({ column }) => column)).toEqual(["rdIntensity"]);
    expect(String(result)).toContain("R&D intensity †");
  });

  it.each([
    [{ exporter: 1 }, "bad-option"],
    [{ where: "employees < 50" }, "bad-option"],
    [{ rdIntensity: "x +" }, "formula-syntax"],
    [{ rdIntensity: "x + 1", where: "employees 50" }, "formula-syntax"],
    [{ rdIntensity: "x + 1", where: "staff < 50" }, "unknown-column"],
    [{ rdIntensity: "x + 1", where: "employees < 0" }, "bad-option"],
    [{ rdIntensity: "log(x - 1000)" }, "undefined-term"],
    [{ region: "Atlantis" }, "unknown-level"],
  ])("refuses %j with %s", (scenario, code) => {
    expect(() => policyScenarios(analysis, { it: scenario as never })).toThrow(expect.objectContaining({ code }));
  });

  it.each(["en", "ko"] as const)("prints in %s, with no number that is none", (language) => {
    const text = String(policyScenarios(analysis, scenarios, { language }));
    expect(text).not.toMatch(/NaN|undefined|null/);
    expect(text).toContain(language === "en" ? "Additional exporters" : "추가 글로벌화 기업 수");
  });
});

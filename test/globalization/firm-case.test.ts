import { describe, expect, it } from "vitest";
import { determinantAnalysis } from "../../src/globalization/analysis.ts";
import { firmCase } from "../../src/globalization/firm-case.ts";
import { participationFit } from "../../src/globalization/policy/readable-fits.ts";
import { simulateFirms } from "../../src/globalization/simulate-firms.ts";
import { normalCdf } from "../../src/special/normal.ts";

const { table: firms } = simulateFirms({ firms: 800, seed: 5 });
const rhs = "lnEmployees + rdIntensity + network + knowsPromotion";
const analysis = determinantAnalysis(firms, {
  specification: {
    participation: `exporter ~ ${rhs}`,
    performance: { selection: `exporter ~ ${rhs}`, outcome: "log(exports) ~ lnEmployees + rdIntensity + network" },
    group: "industry",
  },
});
const profile = firmCase(analysis, "F00012");
const at = (name: string): number => firms.numbers(name)[11]!;

describe("firmCase", () => {
  it("predicts the firm's probability from its own columns, inside an interval within 0 and 1", () => {
    const b = participationFit(analysis).coef as Record<string, number>;
    const index = Object.keys(b).reduce((sum, name) => sum + b[name]! * (name === "(Intercept)" ? 1 : at(name)), 0);
    expect(profile.probability.estimate).toBeCloseTo(normalCdf(index), 12);
    expect(profile.probability.low).toBeGreaterThan(0);
    expect(profile.probability.high).toBeLessThan(1);
    expect(profile.sales!.low).toBeGreaterThan(0);
  });

  it("says what each characteristic changes against the group, the largest first", () => {
    const b = participationFit(analysis).coef as Record<string, number>;
    const { own, other, probability } = profile.against.find(({ column }) => column === "rdIntensity")!;
    const rest = ["lnEmployees", "network", "knowsPromotion"].reduce(
      (sum, name) => sum + b[name]! * at(name),
      b["(Intercept)"]!,
    );
    const p = (rd: number): number => normalCdf(rest + b.rdIntensity! * rd);
    expect(own).toBe(at("rdIntensity"));
    expect(probability.estimate).toBeCloseTo(p(own as number) - p(other as number), 12);
    const sizes = profile.against.map((change) => Math.abs(change.probability.estimate));
    expect(sizes).toEqual([...sizes].sort((x, y) => y - x));
  });

  it("takes shares of the group by the weights of the analysis, and warns of what firms choose", () => {
    const specification = {
      participation: `exporter ~ ${rhs}`,
      capability: "exporter ~ lnEmployees + [rdIntensity ~ rdSubsidy + regionalRd]",
      weights: "weight",
    };
    const few = firms.slice(0, 300);
    const { groupShare, moves, warnings } = firmCase(determinantAnalysis(few, { specification }), "F00012");
    const [weight, exporter] = [few.numbers("weight"), few.numbers("exporter")];
    const whole = weight.reduce((sum, w) => sum + w, 0);
    expect(groupShare).toBeCloseTo(weight.reduce((sum, w, i) => sum + w * exporter[i]!, 0) / whole, 12);
    expect(warnings.map(({ code, column }) => `${code} ${column}`)).toEqual(["endogenous-lever rdIntensity"]);
    for (const { column, endogenous } of moves) expect(endogenous).toBe(column === "rdIntensity");
  });

  it("finds the nearest firms, never the firm itself", () => {
    expect(profile.peers).toHaveLength(5);
    expect(profile.peers.map(({ firm }) => firm)).not.toContain("F00012");
    const distances = profile.peers.map(({ distance }) => distance);
    expect(distances).toEqual([...distances].sort((a, b) => a - b));
  });

  it("moves only what the firm lacks, within what its group has", () => {
    for (const { own, other } of profile.moves) expect(other as number).toBeGreaterThan(own as number);
  });

  it("takes the last year of a firm of a panel", () => {
    const panel = simulateFirms({ firms: 300, years: 3, seed: 5 }).table;
    const several = determinantAnalysis(panel, { specification: { participation: `exporter ~ ${rhs}` } });
    const rd = firmCase(several, "F00002").against.find(({ column }) => column === "rdIntensity");
    expect(rd?.own).toBe(panel.numbers("rdIntensity")[5]);
  });

  it("names firms like the one that is not there", () => {
    expect(() => firmCase(analysis, "F0012")).toThrow(expect.objectContaining({ code: "unknown-level" }));
  });

  it.each(["en", "ko"] as const)("prints in %s, with no number that is none", (language) => {
    const text = String(firmCase(analysis, "F00012", { language }));
    expect(text).not.toMatch(/NaN|undefined|null/);
  });
});

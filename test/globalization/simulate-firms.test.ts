import { afterEach, describe, expect, it, vi } from "vitest";
import { heckman } from "../../src/estimators/heckman.ts";
import { iv } from "../../src/estimators/iv.ts";
import { probit } from "../../src/estimators/probit.ts";
import { coefficientTable } from "../../src/fit/coefficient-table.ts";
import type { Table } from "../../src/data/table.ts";
import { dataQuality, simulateFirms, truthFor } from "../../src/globalization/index.ts";
import { reproducibleExp } from "../../src/random/reproducible-exp.ts";
import { errorOf } from "../data/error-of.ts";

const own = "lnEmployees + lnProductivity + lnAge + foreignOwned + rdIntensity + graduateShare + network";
const selection = `exporter ~ ${own} + knowsPromotion + usedSupport`;
const plain = simulateFirms({ firms: 6000, seed: 3, truth: truthFor.exogenous });

/** A number from every bit of a table (FNV-1a over bytes). */
function fingerprint(firms: Table): string {
  let hash = 0x811c9dc5;
  for (const name of firms.names) {
    const column = firms.column(name);
    const array = column.kind === "category" ? column.codes : column.values;
    for (const byte of new Uint8Array(array.buffer, array.byteOffset, array.byteLength))
      hash = Math.imul(hash ^ byte, 0x01000193);
  }
  return (hash >>> 0).toString(16);
}

/** Each estimate within 4 standard errors of the truth; "" of terms that the truth has not is zero. */
function expectTruth(
  fit: Parameters<typeof coefficientTable>[0],
  truth: Readonly<Record<string, number>>,
  prefix = "",
): void {
  const rows = coefficientTable(fit).filter(({ name }) => name.startsWith(prefix));
  expect(rows.length).toBeGreaterThan(3);
  for (const { name, estimate, se } of rows) {
    expect(Math.abs(estimate - (truth[name.slice(prefix.length)] ?? 0)), name).toBeLessThan(4 * se);
  }
}

afterEach(() => void vi.restoreAllMocks());

describe("simulateFirms", () => {
  it("makes the same firms for a seed, other firms for another", () => {
    const of = (seed: number): string => fingerprint(simulateFirms({ firms: 50, seed }).table);
    expect(of(5)).toBe(of(5));
    expect(of(5)).not.toBe(of(6));
  });

  it("makes the default survey bit for bit as it was", () => {
    expect(fingerprint(simulateFirms().table)).toMatchInlineSnapshot(`"1e6a66d4"`);
  });

  it("needs no function whose last bit differs between runtimes", () => {
    const before = fingerprint(simulateFirms({ firms: 100, years: 2, seed: 9 }).table);
    for (const name of ["exp", "log", "pow", "expm1", "log1p"] as const) {
      const exact = Math[name] as (...of: number[]) => number;
      vi.spyOn(Math, name).mockImplementation((...of: number[]) => exact(...of) * (1 + 2 ** -50));
    }
    expect(fingerprint(simulateFirms({ firms: 100, years: 2, seed: 9 }).table)).toBe(before);
  });

  it("makes firms in which the data report finds no fault", () => {
    for (const years of [1, 3]) {
      const { findings } = dataQuality(simulateFirms({ firms: 1000, years, seed: 12 }).table);
      expect(findings.filter(({ severity }) => severity !== "note")).toEqual([]);
    }
  });

  it("makes exports just where a firm exports, with its stage, markets and modes", () => {
    const of = (name: string): Float64Array => plain.table.numbers(name);
    const [exporter, exports, stage, markets, mode3] = ["exporter", "exports", "stage", "markets", "mode3"].map(of);
    const contradictory = [...exporter!.keys()].filter((i) => {
      const abroad = exporter![i] === 1;
      const others = [exports, stage, markets].some((column) => column![i]! > 0 !== abroad);
      return others || mode3![i] !== Number(stage![i] === 3);
    });
    expect(contradictory).toEqual([]);
    const share = exporter!.reduce((sum, x) => sum + x, 0) / exporter!.length;
    expect(share).toBeGreaterThan(0.08);
    expect(share).toBeLessThan(0.2);
  });

  it("is recovered by the probit and the selection model where R&D and support are exogenous", () => {
    const { table, truth } = plain;
    expectTruth(probit(selection, table), truth.participation);
    const sell = heckman({ selection, outcome: `log(exports) ~ ${own}` }, table);
    expectTruth(sell, truth.performance, "outcome:");
    expect(Math.abs(sell.rho - truth.rho)).toBeLessThan(4 * sell.derived!.rho!.se);
    expect(Math.abs(sell.sigma - truth.sigma)).toBeLessThan(4 * sell.derived!.sigma!.se);
  });

  it("seeks support by its own equation, and counts markets by theirs", () => {
    const { table, truth } = plain;
    expectTruth(
      probit("usedSupport ~ lnEmployees + network + rdSubsidy + supportDistance + graduateShare", table),
      truth.support,
    );
    const of = (name: string): Float64Array => table.numbers(name);
    const terms = ["lnEmployees", "rdIntensity", "foreignOwned", "network"];
    const mean = (i: number): number =>
      Math.exp(terms.reduce((sum, name) => sum + truth.markets[name]! * of(name)[i]!, truth.markets["(Intercept)"]!));
    const exporters = [...of("exporter").keys()].filter((i) => of("exporter")[i] === 1);
    for (const name of [undefined, ...terms]) {
      const at = (i: number): number => (name === undefined ? 1 : of(name)[i]!);
      const score = exporters.reduce((sum, i) => sum + at(i) * (of("markets")[i]! - 1 - mean(i)), 0);
      const spread = Math.sqrt(exporters.reduce((sum, i) => sum + at(i) ** 2 * mean(i), 0));
      expect(Math.abs(score / spread), name).toBeLessThan(4);
    }
  });

  it("persists: in the second year the probit finds the state and the initial condition, scaled by the firm effect", () => {
    const { table, truth } = simulateFirms({ firms: 6000, years: 2, seed: 8, truth: truthFor.exogenous });
    const { shift, state, initial, sigma } = truth.persistence;
    const exporter = table.numbers("exporter");
    const second = Int32Array.from(exporter.keys()).filter((row) => row % 2 === 1);
    const before = { kind: "number", values: exporter.map((_, row) => exporter[row - 1] ?? 0) } as const;
    const fit = probit(`${selection} + before`, table.with({ before }).take(second));
    const scaled: Record<string, number> = { ...truth.participation, before: state + initial };
    scaled["(Intercept)"] = truth.participation["(Intercept)"]! + shift;
    const divided = Object.entries(scaled).map(([name, value]) => [name, value / Math.hypot(1, sigma)]);
    expectTruth(fit, Object.fromEntries(divided));
  });

  it("biases the probit where R&D is endogenous, and the instruments bring the average effect back", () => {
    const { table, truth, averageEffectOfRd } = simulateFirms({ firms: 6000, seed: 4 });
    const controls = own.replace("rdIntensity + ", "");
    const row = (fit: Parameters<typeof coefficientTable>[0]) =>
      coefficientTable(fit).find(({ name }) => name === "rdIntensity")!;
    const naive = row(probit(`exporter ~ ${controls} + knowsPromotion + rdIntensity`, table));
    expect((naive.estimate - truth.participation.rdIntensity!) / naive.se).toBeGreaterThan(7);
    const formula = `exporter ~ ${controls} + knowsPromotion + [rdIntensity ~ rdSubsidy + regionalRd]`;
    const cause = row(iv(formula, table, { vcov: "robust" }));
    expect(Math.abs(cause.estimate - averageEffectOfRd)).toBeLessThan(3 * cause.se);
  });

  it("biases the probit where support is sought by firms that export anyway, and knows the effects", () => {
    const chosen = simulateFirms({ firms: 6000, seed: 5, truth: truthFor.support });
    const naive = coefficientTable(probit(selection, chosen.table)).find(({ name }) => name === "usedSupport")!;
    expect((naive.estimate - chosen.truth.participation.usedSupport!) / naive.se).toBeGreaterThan(4);
    const { ate, att } = chosen.supportEffects;
    expect(ate).toBeGreaterThan(0.04);
    expect(att).toBeGreaterThan(ate);
    const exogenous = plain.supportEffects;
    expect(Math.abs(exogenous.att / exogenous.ate - 1)).toBeLessThan(0.3);
  });

  it("replaces an equation of the truth, and refuses what cannot be", () => {
    const truth = { participation: { "(Intercept)": 0 } };
    const exporter = simulateFirms({ firms: 2000, seed: 1, truth }).table.numbers("exporter");
    expect(Math.abs(exporter.reduce((sum, x) => sum + x, 0) / 2000 - 0.5)).toBeLessThan(0.05);
    for (const wrong of [{ firms: 0 }, { years: 1.5 }, { truth: { rho: 1.2 } }]) {
      expect(errorOf(() => simulateFirms(wrong))).toMatchObject({ code: "bad-option" });
    }
  });
});

describe("reproducibleExp", () => {
  it("is the exponential to the last few bits", () => {
    for (const x of [-700, -30.2, -1, -1e-9, 0, 0.5, Math.LN2, 1, 7.77, 100, 700]) {
      expect(Math.abs(reproducibleExp(x) / Math.exp(x) - 1), String(x)).toBeLessThan(1e-15);
    }
  });
});

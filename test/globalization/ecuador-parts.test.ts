import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { heckman } from "../../src/estimators/heckman.ts";
import { twoPart } from "../../src/estimators/two-part.ts";
import type { Fit } from "../../src/fit/fit.ts";
import { determinantAnalysis } from "../../src/globalization/analysis.ts";
import { type FirmMapping, mapFirms } from "../../src/globalization/firm-mapping.ts";
import { resultOf } from "../../src/globalization/parts/part.ts";
import type { DeterminantSpecification } from "../../src/globalization/specification.ts";
import { readCsv } from "../../src/node/read-csv.ts";
import { describeShared, sharedIsThere, sharedPath } from "../shared.ts";

interface Equation {
  readonly coef: Readonly<Record<string, number>>;
  readonly se: Readonly<Record<string, number | null>>;
  readonly logLik?: number;
  readonly sigma?: number;
  readonly rho?: number;
}
type Name =
  | "probit"
  | "effects"
  | "twoStep"
  | "twoPart"
  | "heckman"
  | "fractional"
  | "iv"
  | "controlFunction"
  | "ivProbit"
  | "ordered"
  | "poisson"
  | "support";
const json = (path: string): never => JSON.parse(readFileSync(new URL(path, import.meta.url), "utf8")) as never;

/** Estimates equal to 1e-8 (of a standard error where they are smaller than it), standard errors to 1e-6 of themselves. */
function expectEquation(
  found: Pick<Fit, "coef" | "se"> & { readonly logLik?: number },
  { coef, se, logLik }: Equation,
  factor = 1,
): void {
  for (const [written, estimate] of Object.entries(coef)) {
    const name = written.replace("lnAge", "log(age)");
    const error = se[written] ?? Math.abs(estimate);
    const unit = Math.max(Math.abs(estimate), error);
    expect(Math.abs((found.coef as Record<string, number>)[name]! - estimate) / unit, name).toBeLessThan(1e-8);
    if (typeof se[written] !== "number") continue;
    expect(Math.abs((found.se as Record<string, number>)[name]! / (factor * error) - 1), `SE of ${name}`).toBeLessThan(
      1e-6,
    );
  }
  if (logLik !== undefined) expect(Math.abs(found.logLik! / logLik - 1)).toBeLessThan(1e-9);
}

describeShared("each part of the analysis of Ecuador's firms is the same equation run alone in R:", async () => {
  if (!sharedIsThere) return;
  const known: Readonly<Record<Name, Equation>> & { readonly n: number } = json("../reference/ecuador-parts.json");
  const study: FirmMapping & { readonly specification: DeterminantSpecification } = json(
    "../../examples/ecuador/all-firms.json",
  );
  const keep = [...(study.keep ?? []), "n_foreign_regions"];
  const mapped = mapFirms(await readCsv(sharedPath("data", "enai_ecuador_2015", "enai_clean.csv")), { ...study, keep });
  const regions = mapped.numbers("n_foreign_regions");
  const firms = mapped.with({ reach: { kind: "number", values: regions.map((count) => Math.min(count, 2)) } });
  const few = "lnEmployees + lnProductivity + foreignOwned";
  const { participation, performance, capability } = study.specification;
  const analysis = determinantAnalysis(firms, {
    specification: {
      participation: participation!,
      performance: { ...performance!, share: `export_intensity ~ ${few} + rdPerformer` },
      capability: capability!,
      stages: `reach ~ ${few} + rdPerformer`,
      markets: { formula: `n_foreign_regions ~ ${few} + rdPerformer` },
      support: { use: `usedPromotion ~ ${few} + ipProtection`, outcome: `exporter ~ ${few} + usedPromotion` },
    },
  });
  const continuous = determinantAnalysis(firms, {
    specification: { capability: `exporter ~ ${few} + [graduateShare ~ rdPerformer + ipProtection]` },
  });
  const robust = Math.sqrt(known.n / (known.n - 1));

  it("who exports, and average effects", () => {
    const { fit, effects } = resultOf(analysis.participation);
    expectEquation(fit, known.probit);
    for (const [written, estimate] of Object.entries(known.effects.coef)) {
      const row = effects.rows.find(({ term }) => term === written.replace("lnAge", "age"))!;
      expect(Math.abs(row.estimate / estimate - 1), written).toBeLessThan(1e-8);
      expect(Math.abs(row.se / known.effects.se[written]! - 1), written).toBeLessThan(1e-6);
    }
  });

  it("how much exporters export, in two steps and in two parts", () => {
    const { twoStep, twoPart: parts } = resultOf(analysis.performance);
    expectEquation(twoStep, known.twoStep);
    expect(Math.abs(twoStep.rho / known.twoStep.rho! - 1)).toBeLessThan(1e-8);
    const { selection, outcome } = performance!;
    const alone = twoPart({ selection, outcome }, firms);
    expect(resultOf(parts).fit.coef).toEqual(alone.coef);
    expectEquation(alone as unknown as Fit, known.twoPart);
    expect(Math.abs(alone.sigma! / known.twoPart.sigma! - 1)).toBeLessThan(1e-8);
  });

  it("the share that they export, by maximum likelihood and as a fraction of all firms", () => {
    const { selection, outcome } = performance!;
    const share = heckman({ selection, outcome: outcome.replace("log(exports)", "export_intensity") }, firms);
    expectEquation(share as unknown as Fit, known.heckman);
    expectEquation(resultOf(resultOf(analysis.performance).share).fit, known.fractional, robust);
  });

  it("what used promotion causes, by two-stage least squares", () => {
    expectEquation(resultOf(analysis.capability).fit, known.iv);
  });

  it("what a continuous capability causes, by maximum likelihood and by control function", () => {
    const { ivProbit, controlFunction } = resultOf(continuous.capability);
    expectEquation(resultOf(ivProbit).fit, known.ivProbit);
    expectEquation(resultOf(controlFunction).fit, known.controlFunction);
  });

  it("how far and how wide", () => {
    expectEquation(resultOf(analysis.stages).fit, known.ordered);
    expectEquation(resultOf(analysis.markets).fit, known.poisson, robust);
  });

  it("programme use and exporting jointly", () => {
    expectEquation(resultOf(analysis.support).fit, known.support);
  });
});

import { readFileSync } from "node:fs";
import type { RandomEffectsFit } from "../../src/estimators/random-effects-fit.ts";
import { expect } from "vitest";

type Numbers = Readonly<Record<string, number>>;

interface PanelReference {
  readonly rows: number;
  readonly units: number;
  readonly logLik: number;
  readonly logLikPooled: number;
  readonly coefficients: Numbers;
  readonly se: Numbers;
  readonly opg: Numbers;
  readonly robust: Numbers;
  readonly effects: Readonly<Record<string, { readonly estimate: number; readonly se: number }>>;
}

/** The brute-force results of test/reference/panel-probit.R. */
export const panelReference: Readonly<Record<string, PanelReference>> = JSON.parse(
  readFileSync(new URL("../reference/panel-probit.json", import.meta.url), "utf8"),
);

/** Estimates to 1e-8 of their size (or standard error where that is larger), standard errors to 1e-6, log-likelihoods to 1e-10. */
export function expectPanel(
  fit: RandomEffectsFit,
  reference: PanelReference,
  ourName: (name: string) => string,
  kind: "se" | "opg" | "robust" = "se",
): void {
  expect(fit.nobs).toBe(reference.rows);
  expect(fit.units.count).toBe(reference.units);
  expect(fit.logLik / reference.logLik).toBeCloseTo(1, 10);
  expect(fit.pooledLogLik / reference.logLikPooled).toBeCloseTo(1, 10);
  expect([...fit.vcov.names].sort()).toEqual(Object.keys(reference.coefficients).map(ourName).sort());
  for (const [name, expected] of Object.entries(reference.coefficients)) {
    const ours = fit.coef[ourName(name)]!;
    expect(Math.abs(ours / expected - 1), `${name}: ${ours} against ${expected}`).toBeLessThan(1e-8);
    const ratio = fit.se[ourName(name)]! / reference[kind][name]!;
    expect(Math.abs(ratio - 1), `standard error of ${name}`).toBeLessThan(1e-6);
  }
}

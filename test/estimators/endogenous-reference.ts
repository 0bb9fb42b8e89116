import { readFileSync } from "node:fs";
import { expect } from "vitest";
import type { Fit } from "../../src/fit/fit.ts";
import { withVcov } from "../../src/inference/with-vcov.ts";
import { readSharedCsv } from "../shared.ts";

export type Numbers = Readonly<Record<string, number>>;

/** Estimates by the name of the covariance. */
export interface Estimates {
  readonly coef: Numbers;
  readonly se: Readonly<Record<string, Numbers>>;
  readonly logLik?: number;
}

export interface InstrumentedCase {
  readonly data: string;
  readonly formula: string;
  readonly lower?: number;
  readonly ml: Estimates;
  readonly controlFunction: Estimates & { readonly residuals: number };
  /** With one endogenous column: statistics of the hypothesis that its coefficient is `value`. */
  readonly weakAt?: {
    readonly value: number;
    readonly iid: Readonly<Record<"andersonRubin" | "kleibergenK", number>>;
    readonly HC0: Readonly<Record<"andersonRubin" | "kleibergenK", number>>;
  };
  readonly twoStep: Estimates;
}

export interface RegimesCase {
  readonly data: string;
  readonly formula: { readonly treatment: string; readonly outcome: string; readonly regime: string };
  readonly treatment: { readonly ml: Estimates; readonly twoStep: Estimates & { readonly sigma: number } };
  readonly switching: {
    readonly ml: Estimates;
    readonly twoStep: Estimates & { readonly sigma0: number; readonly sigma1: number; readonly lambdasHC0: number };
  };
}

const { cases } = JSON.parse(readFileSync(new URL("../reference/endogenous.json", import.meta.url), "utf8")) as {
  readonly cases: Readonly<Record<string, InstrumentedCase | RegimesCase>>;
};

export const instrumentedCases = Object.entries(cases).filter(([name]) => /^(probit|tobit)_/.test(name)) as [
  string,
  InstrumentedCase,
][];

export const regimesCases = Object.entries(cases).filter(([name]) => name.startsWith("regimes_")) as [
  string,
  RegimesCase,
][];

type Columns = Readonly<Record<string, Float64Array>>;

/** What the program does to the columns of a file. */
const transformed: Readonly<Record<string, (raw: Columns) => Columns>> = {
  tobit_smoke: (raw) => ({ ...raw, lninc: raw.income!.map(Math.log) }),
  probit_federiv: (raw) => ({ ...raw, ltass: raw.ltass!.map((assets) => assets - 17) }),
  regimes_card: (raw) => ({ ...raw, college: raw.educ!.map((years) => (years >= 14 ? 1 : 0)) }),
  regimes_k401k: (raw) => ({ ...raw, lninc: raw.inc!.map(Math.log) }),
};

/** The data of a case. */
export function dataOf(name: string, { data }: { readonly data: string }): Columns {
  const raw = readSharedCsv(...data.split("/")) as Columns;
  return transformed[name]?.(raw) ?? raw;
}

/** All expected numbers, by their relative distances. */
export function expectNumbers(found: Numbers, expected: Numbers, tolerance: number): void {
  for (const [name, value] of Object.entries(expected)) {
    expect(Math.abs(found[name]! / value - 1), `${name}: ${found[name]} against ${value}`).toBeLessThan(tolerance);
  }
}

/** Coefficients to 1e-8, standard errors to 1e-6, the model's own ones under the first name of `expected.se`. */
export function expectEstimates(fit: Fit, expected: Estimates): void {
  expectNumbers(fit.coef, expected.coef, 1e-8);
  const [own] = Object.values(expected.se);
  expectNumbers(fit.se, own!, 1e-6);
  expectNumbers(withVcov(fit, "HC0").se, expected.se.HC0!, 1e-6);
  if (expected.logLik !== undefined) expect(fit.logLik! / expected.logLik).toBeCloseTo(1, 12);
}

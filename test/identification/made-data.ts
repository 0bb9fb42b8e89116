import { expect } from "vitest";
import { EstimandError } from "../../src/errors.ts";
import type { Fit, Warning } from "../../src/fit/fit.ts";
import { random, type RandomGenerator } from "../../src/random/generator.ts";

/** A row of numbers and texts. */
export type Row = Readonly<Record<string, number | string | null>>;

/** `count` rows, each made by `row` from one stream of random numbers. */
export function rows<R extends Row>(seed: number, count: number, row: (draw: RandomGenerator, i: number) => R): R[] {
  const draw = random(seed);
  return Array.from({ length: count }, (_, i) => row(draw, i));
}

/** A probit: `y` is 1 where 0.3 + x + noise is positive; `z` is noise, `d` marks every 25th row, `g` is one of three. */
export function binaryRows(seed: number, count = 300) {
  return rows(seed, count, (draw, i) => {
    const x = draw.normal();
    const z = draw.normal();
    const y = 0.3 + x + draw.normal() > 0 ? 1 : 0;
    return { x, z, y, d: i % 25 === 0 ? 1 : 0, g: ["a", "b", "c"][i % 3]! };
  });
}

/** How a selection model is made. */
export interface SelectionTruth {
  readonly rho: number;
  /** The coefficient of the excluded `z` in the selection equation. */
  readonly exclusion: number;
  /** The part of the outcome's error that has nothing to do with selection; normal unless given. */
  readonly noise?: (draw: RandomGenerator) => number;
}

/** A selection model: `seen` where 0.3 + 0.6x + exclusion·z + v > 0, `value` = 1 + 0.5x + u there, corr(u, v) = ρ. */
export function selectionRows(
  seed: number,
  count: number,
  { rho, exclusion, noise = (draw) => draw.normal() }: SelectionTruth,
) {
  return rows(seed, count, (draw) => {
    const [x, z, v] = [draw.normal(), draw.normal(), draw.normal()];
    const u = rho * v + Math.sqrt(1 - rho * rho) * noise(draw);
    const seen = 0.3 + 0.6 * x + exclusion * z + v > 0 ? 1 : 0;
    return { x, z, seen, value: seen === 1 ? 1 + 0.5 * x + u : null };
  });
}

/** How instruments act: on the endogenous column `w`, and (which invalidates them) on the outcome directly. */
export interface InstrumentTruth {
  readonly strength: readonly number[];
  readonly direct?: readonly number[];
}

/** y = 1 + 0.5w + 0.4x + direct effects + u with w endogenous, moved by instruments z1, z2, ... */
export function instrumentRows(seed: number, count: number, { strength, direct = [] }: InstrumentTruth) {
  return rows(seed, count, (draw) => {
    const z = strength.map(() => draw.normal());
    const [x, v] = [draw.normal(), draw.normal()];
    const along = (effects: readonly number[]): number =>
      z.reduce((sum, value, j) => sum + value * (effects[j] ?? 0), 0);
    const w = along(strength) + 0.3 * x + v;
    const y = 1 + 0.5 * w + 0.4 * x + along(direct) + 0.7 * v + 0.7 * draw.normal();
    const named = Object.fromEntries(z.map((value, j) => [`z${j + 1}`, value]));
    return { y, w, x, ...named } as { y: number; w: number; x: number } & Record<string, number>;
  });
}

export function codes(fit: Pick<Fit, "warnings">): string[] {
  return fit.warnings.map(({ code }) => code);
}

/** The warning of this code, which must be there. */
export function warningOf(fit: Pick<Fit, "warnings">, code: string): Warning {
  expect(codes(fit)).toContain(code);
  return fit.warnings.find((warning) => warning.code === code)!;
}

/** The error of a call that must be refused. */
export function refusal(call: () => unknown): EstimandError {
  try {
    call();
  } catch (error) {
    if (error instanceof EstimandError) return error;
    throw error;
  }
  throw new Error("the call was not refused");
}

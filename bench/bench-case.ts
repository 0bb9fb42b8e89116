/** What a timed case is, and the parts that cases are made of. */
import type { Fit } from "../src/fit/fit.ts";
import { type ColumnData, regressors } from "./bench-data.ts";
import type { PeerCall, Program } from "./time-peer.ts";

export interface BenchCase {
  readonly title: string;
  /** The columns of the data in use. */
  readonly columns: readonly string[];
  readonly parameters: number;
  /** Columns of the designs of all equations, the constants included: the unit of memory. */
  readonly designColumns: number;
  /** What comes before and is not timed. */
  readonly before?: (data: ColumnData) => Fit;
  /** The timed call. */
  readonly run: (data: ColumnData, before: Fit | undefined) => unknown;
  /** The estimates in the peers' order. */
  readonly estimates: (result: unknown) => readonly number[];
  readonly peers: readonly PeerCall[];
  /** Of programs that have nothing of the kind. */
  readonly without?: string;
}

export function peer(
  program: Program,
  call: string,
  title: string,
  name: string,
  formulas: readonly string[],
): PeerCall {
  return { program, call, title, package: name, formulas };
}

/** A model of one equation; with the titles of what R and statsmodels call it, where they have it. */
export function single(
  call: string,
  title: string,
  y: string,
  fit: (formula: string, data: ColumnData) => unknown,
  inR?: string,
  inPython?: string,
): BenchCase {
  const formulas = [formulaOf(y)];
  return {
    title,
    columns: [y, ...names(regressors)],
    parameters: regressors + 1,
    designColumns: regressors + 1,
    run: (data) => fit(formulaOf(y), data),
    estimates: coefficients,
    peers: [
      ...(inR === undefined ? [] : [peer("R", call, inR, "stats", formulas)]),
      ...(inPython === undefined ? [] : [peer("Python", call, inPython, "statsmodels", formulas)]),
    ],
  };
}

export function formulaOf(y: string): string {
  return `${y} ~ ${names(regressors).join(" + ")}`;
}

export function coefficients(fit: unknown): readonly number[] {
  return Object.values((fit as Fit).coef);
}

export function names(count: number): readonly string[] {
  return Array.from({ length: count }, (_, j) => `x${j + 1}`);
}

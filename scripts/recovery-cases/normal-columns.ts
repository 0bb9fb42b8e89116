import type { RandomGenerator } from "../../src/random/generator.ts";
import { byGroup, clustersOf, normals } from "../coverage-designs/draws.ts";
import type { Columns } from "./recovery.ts";

/** Where a model's columns come from: standard normals, with columns of their own beside them (the groups). */
export interface NormalColumns {
  /** A further column. */
  normal(): Float64Array;
  /** A further column of zeros and ones. */
  bernoulli(probability: number): Float64Array;
  readonly beside: Columns;
}

/** Rows that have nothing in common. */
export function independentRows(generator: RandomGenerator, rows: number): NormalColumns {
  return {
    normal: () => normals(generator, rows),
    bernoulli: (probability) => Float64Array.from({ length: rows }, () => Number(generator.bernoulli(probability))),
    beside: {},
  };
}

/** Groups of 10 rows that share 0.4 of the variance of every normal column, errors included. */
export function groupedRows(generator: RandomGenerator, groups: number): NormalColumns {
  const group = clustersOf(groups, 10, 0);
  const { normal, bernoulli } = independentRows(generator, group.length);
  return {
    normal() {
      const [shared, own] = [byGroup(generator, group), normal()];
      return own.map((value, i) => Math.sqrt(0.4) * shared[i]! + Math.sqrt(0.6) * value);
    },
    bernoulli,
    beside: { group },
  };
}

import type { RandomGenerator } from "../../src/random/generator.ts";

/** n numbers, from a function of the position. */
export function numbers(n: number, value: (i: number) => number): Float64Array {
  return Float64Array.from({ length: n }, (_, i) => value(i));
}

export function normals(generator: RandomGenerator, n: number): Float64Array {
  return numbers(n, () => generator.normal());
}

/** A stationary autoregression of order 1 with variance 1. */
export function autoregression(generator: RandomGenerator, n: number, rho: number): Float64Array {
  let state = generator.normal();
  return numbers(n, () => {
    const now = state;
    state = rho * state + Math.sqrt(1 - rho * rho) * generator.normal();
    return now;
  });
}

/** Clusters of sizes low, low + step, ...: the cluster of each row. */
export function clustersOf(groups: number, low: number, step: number): Float64Array {
  return Float64Array.from(Array.from({ length: groups }, (_, g) => new Array(low + step * g).fill(g)).flat());
}

/** A number a group, spread over its rows. */
export function byGroup(generator: RandomGenerator, groups: Float64Array): Float64Array {
  const values = normals(generator, 1 + groups.reduce((most, group) => Math.max(most, group), 0));
  return groups.map((group) => values[group]!);
}

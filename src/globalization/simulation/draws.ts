import type { RandomGenerator } from "../../random/generator.ts";
import { reproducibleExp } from "../../random/reproducible-exp.ts";
import { reproducibleLog } from "../../random/reproducible-log.ts";

/** ln x of any positive number, the same on every runtime. */
export function naturalLog(x: number): number {
  return x > 1 ? -reproducibleLog(1 / x) : reproducibleLog(x);
}

export function logistic(x: number): number {
  return 1 / (1 + reproducibleExp(-x));
}

export function yes(probability: number, source: RandomGenerator): 0 | 1 {
  return source.bernoulli(probability) ? 1 : 0;
}

/** One of the items, with these shares. */
export function pick<T>(items: readonly T[], shares: readonly number[], source: RandomGenerator): T {
  let left = source.uniform() * shares.reduce((sum, share) => sum + share, 0);
  for (let i = 0; i < items.length - 1; i++) {
    left -= shares[i]!;
    if (left < 0) return items[i]!;
  }
  return items.at(-1)!;
}

/** A Poisson number by products of uniforms (Knuth), for means below some hundreds. */
export function poisson(mean: number, source: RandomGenerator): number {
  const limit = reproducibleExp(-mean);
  let count = 0;
  for (let product = source.uniform(); product > limit; product *= source.uniform()) count++;
  return count;
}

export function rounded(x: number, decimals: number): number {
  return Number(x.toFixed(decimals));
}

/** A standard normal number that correlates so with another. */
export function correlated(other: number, correlation: number, source: RandomGenerator): number {
  return correlation * other + Math.sqrt(1 - correlation * correlation) * source.normal();
}

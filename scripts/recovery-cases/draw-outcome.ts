import type { RandomGenerator } from "../../src/random/generator.ts";

/** A logistic error. */
export const logistic = (generator: RandomGenerator): number => {
  const p = generator.uniform();
  return Math.log(p / (1 - p));
};

/** A Poisson count. */
export function countOf(mean: number, generator: RandomGenerator): number {
  let events = 0;
  for (let p = generator.uniform(); p > Math.exp(-mean); p *= generator.uniform()) events++;
  return events;
}

/** A share with mean F(index): F of the index moved by u, of which a tenth is rounded to 0 or 1 without moving the mean. */
export function shareOf(F: (index: number) => number): (index: number, generator: RandomGenerator) => number {
  return (index, generator) => {
    const mean = F(index);
    if (generator.bernoulli(0.1)) return Number(generator.bernoulli(mean));
    return mean + Math.min(mean, 1 - mean) * (2 * generator.uniform() - 1);
  };
}

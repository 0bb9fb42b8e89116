import { EstimandError } from "../errors.ts";
import { quantileFromLog, quantileNearHalf } from "../special/normal-quantile.ts";
import { reproducibleLog } from "./reproducible-log.ts";
import { splitmix32 } from "./splitmix32.ts";
import { xoshiro128 } from "./xoshiro128.ts";

/** A stream of random numbers: the same seed gives the same numbers on every runtime and processor. */
export interface RandomGenerator {
  /** Uniform on the open interval (0, 1), a multiple of 2^-53. */
  uniform(): number;
  /** Standard normal, by the inverse distribution function: one uniform each. */
  normal(): number;
  /** Exponential with mean 1. */
  exponential(): number;
  /** Uniform on 0, 1, ..., n - 1, without bias. */
  integer(n: number): number;
  /** True with the given probability. */
  bernoulli(probability: number): boolean;
  /** One of the values, each as likely as the others. */
  choice<T>(values: ArrayLike<T>): T;
  /** The values in random order, as a new array. */
  shuffle<T>(values: ArrayLike<T>): T[];
}

/**
 * A seeded random generator: xoshiro128** on 32-bit integers, its state made from the seed by splitmix32.
 *
 * @param seed an integer from -(2^53 - 1) to 2^53 - 1
 * @throws EstimandError `bad-option` when the seed is no such integer
 * @example
 * const draw = random(20240601);
 * const wages = Float64Array.from({ length: 100 }, () => Math.exp(1 + 0.5 * draw.normal()));
 */
export function random(seed: number): RandomGenerator {
  if (!Number.isSafeInteger(seed)) {
    throw new EstimandError("bad-option", `The seed must be a whole number below 2^53 in size; it is ${seed}.`, {
      seed,
    });
  }
  const upper = Math.floor(seed / 2 ** 32) | 0;
  const low = splitmix32(seed);
  const high = splitmix32(upper === (seed | 0) ? upper ^ 0x5bf03635 : upper); // equal words (seeds 0, -1) would cancel to zeros
  const word = (): number => low() ^ high();
  return generator(xoshiro128(word(), word(), word(), word()));
}

function generator(bits: () => number): RandomGenerator {
  const whole = (): number => (bits() >>> 5) * 67108864 + (bits() >>> 6); // 27 and 26 bits

  const uniform = (): number => {
    let value = whole();
    while (value === 0) value = whole();
    return value / 9007199254740992;
  };

  const integer = (n: number): number => {
    if (!(Number.isSafeInteger(n) && n > 0)) {
      throw new EstimandError("bad-option", `integer(n) needs a whole number n of at least 1; it is ${n}.`, { n });
    }
    const range = n <= 4294967296 ? 4294967296 : 9007199254740992;
    const fair = range - (range % n);
    let value = n <= 4294967296 ? bits() : whole();
    while (value >= fair) value = n <= 4294967296 ? bits() : whole();
    return value % n;
  };

  return {
    uniform,
    integer,
    normal: () => normalFrom(uniform()),
    exponential: () => -reproducibleLog(uniform()),
    bernoulli: (probability) => uniform() < probability,
    choice: <T>(values: ArrayLike<T>): T => {
      if (values.length === 0) throw new EstimandError("bad-option", "choice(values) needs at least one value.");
      return values[integer(values.length)]!;
    },
    shuffle: <T>(values: ArrayLike<T>): T[] => {
      const order = Array.from(values);
      for (let last = order.length - 1; last > 0; last--) {
        const other = integer(last + 1);
        [order[last], order[other]] = [order[other]!, order[last]!];
      }
      return order;
    },
  };
}

/** The normal quantile, with a logarithm that is the same everywhere. */
function normalFrom(uniform: number): number {
  const fromHalf = uniform - 0.5;
  if (Math.abs(fromHalf) <= 0.425) return quantileNearHalf(fromHalf);
  return fromHalf < 0 ? quantileFromLog(reproducibleLog(uniform)) : -quantileFromLog(reproducibleLog(1 - uniform));
}

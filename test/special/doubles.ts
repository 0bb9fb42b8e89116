import * as fc from "fast-check";

/** Any double but NaN and the infinities: subnormals, both zeros, the largest. */
export const anyFinite: fc.Arbitrary<number> = fc.double({ noNaN: true, noDefaultInfinity: true });

/** Any positive finite double, and more often one of ordinary size. */
export const anyPositive: fc.Arbitrary<number> = fc.oneof(
  fc.double({ min: Number.MIN_VALUE, max: Number.MAX_VALUE, noNaN: true }),
  fc.double({ min: -8, max: 8, noNaN: true }).map((exponent) => 10 ** exponent),
);

/** A probability: anywhere in [0, 1], or tiny. */
export const anyProbability: fc.Arbitrary<number> = fc.oneof(
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.double({ min: -300, max: 0, noNaN: true }).map((exponent) => 10 ** exponent),
);

/** Degrees of freedom of ordinary size, not whole. */
export const degrees: fc.Arbitrary<number> = fc
  .double({ min: -1, max: 7, noNaN: true })
  .map((exponent) => 10 ** exponent);

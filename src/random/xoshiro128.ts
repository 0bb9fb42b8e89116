/**
 * The generator xoshiro128**: 32 bits a call from four words of state, period 2^128 - 1. Integer arithmetic only, so the
 * same numbers on every runtime.
 *
 * @returns a function giving the next integer in [0, 2^32)
 * Source: Blackman and Vigna (2021), Scrambled linear pseudorandom number generators
 */
export function xoshiro128(first: number, second: number, third: number, fourth: number): () => number {
  let a = first | 0;
  let b = second | 0;
  let c = third | 0;
  let d = fourth | 0;
  return () => {
    const scrambled = Math.imul(rotate(Math.imul(b, 5), 7), 9);
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotate(d, 11);
    return scrambled >>> 0;
  };
}

function rotate(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}

/**
 * A stream of well-mixed 32-bit words from one 32-bit seed: makes the state of a larger generator, so that the seeds 1, 2,
 * 3, ... give unrelated streams.
 *
 * @returns a function giving the next integer in [0, 2^32)
 * Source: Steele, Lea and Flood (2014), Fast splittable pseudorandom number generators; 32-bit mixing constants by C. Wellons
 */
export function splitmix32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let word = state ^ (state >>> 16);
    word = Math.imul(word, 0x21f0aaad);
    word ^= word >>> 15;
    word = Math.imul(word, 0x735a2d97);
    return (word ^ (word >>> 15)) >>> 0;
  };
}

import type { ClusterCodes } from "./cluster-codes.ts";

/** Up to so many table entries for each number a plain array holds the codes. */
const SPARSE = 4;

/**
 * Equal numbers get equal codes, from 0 in order of appearance: by a table where they are whole and near each other (years,
 * numbered firms), else by hashing.
 *
 * @param numbers without NaN
 */
export function numberCodes(numbers: ArrayLike<number>): ClusterCodes {
  const range = wholeRange(numbers);
  if (range === undefined) return hashedCodes(numbers);
  const codes = new Int32Array(numbers.length);
  const codeOf = new Int32Array(range.size);
  let groups = 0;
  for (let i = 0; i < codes.length; i++) {
    const at = numbers[i]! - range.least;
    let code = codeOf[at]!;
    if (code === 0) {
      code = ++groups;
      codeOf[at] = code;
    }
    codes[i] = code - 1;
  }
  return { codes, groups };
}

function wholeRange(numbers: ArrayLike<number>): { readonly least: number; readonly size: number } | undefined {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < numbers.length; i++) {
    const value = numbers[i]!;
    if (value !== Math.floor(value)) return undefined;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  const size = most - least + 1;
  return size > 0 && size <= SPARSE * numbers.length + 1000 ? { least, size } : undefined;
}

/** By the bits of the number, in an open table of twice the rows. */
function hashedCodes(numbers: ArrayLike<number>): ClusterCodes {
  const codes = new Int32Array(numbers.length);
  const slots = 2 ** Math.ceil(Math.log2(2 * numbers.length + 2));
  const codeAt = new Int32Array(slots);
  const values = new Float64Array(numbers.length);
  const bits = new Float64Array(1);
  const words = new Int32Array(bits.buffer);
  let groups = 0;
  for (let i = 0; i < codes.length; i++) {
    const value = numbers[i]! + 0; // -0 + 0 is 0
    bits[0] = value;
    let slot = mixed(words[0]!, words[1]!) & (slots - 1);
    while (codeAt[slot] !== 0 && values[codeAt[slot]! - 1] !== value) slot = (slot + 1) & (slots - 1);
    if (codeAt[slot] === 0) {
      values[groups] = value;
      codeAt[slot] = ++groups;
    }
    codes[i] = codeAt[slot]! - 1;
  }
  return { codes, groups };
}

/** Multiplications by odd constants, with high bits folded into low ones (Murmur's finalizer). */
function mixed(low: number, high: number): number {
  let word = Math.imul(low ^ Math.imul(high, 0x9e3779b1), 0x85ebca6b);
  word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35);
  return word ^ (word >>> 16);
}

/** Rows worked on before moving to other columns: two panels of left columns and all right ones stay in the cache. */
const PANEL = 1024;

/** Two left columns times the weight, made once and used against every right column. */
const weighted0: Float64Array = /* @__PURE__ */ new Float64Array(PANEL);
const weighted1: Float64Array = /* @__PURE__ */ new Float64Array(PANEL);

/** The sums of one tile: 2 left by up to 4 right columns. */
const tile: Float64Array = /* @__PURE__ */ new Float64Array(8);

/**
 * Weighted cross-products of columns, the `products` of the kernels: tiles of 2 × 4 columns, whose eight running sums stay
 * in registers, so that eight multiplications share six loads. Where columns are left over a tile repeats its last one
 * and drops the copy's sums.
 */
export function products(
  left: readonly Float64Array[],
  right: readonly Float64Array[],
  weight: Float64Array | undefined,
  start: number,
  rows: number,
  into: Float64Array,
  stride: number,
  rowStart: number,
  colStart: number,
): void {
  for (let panel = 0; panel < rows; panel += PANEL) {
    const n = Math.min(PANEL, rows - panel);
    const from = start + panel;
    for (let a = 0; a < left.length; a += 2) {
      const width = Math.min(2, left.length - a);
      let x0 = left[a]!;
      let x1 = left[a + width - 1]!;
      let xFrom = from;
      if (weight !== undefined) {
        timesWeight(x0, x1, from, weight, panel, n);
        x0 = weighted0;
        x1 = weighted1;
        xFrom = 0;
      }
      for (let b = left === right ? a : 0; b < right.length; b += 4) {
        const last = right.length - 1;
        if (b + 2 > last) tile22(x0, x1, xFrom, right[b]!, right[last]!, from, n);
        else tile24(x0, x1, xFrom, right[b]!, right[b + 1]!, right[b + 2]!, right[Math.min(b + 3, last)]!, from, n);
        const below = left === right && b === a ? 1 : 0;
        addTile(width, Math.min(4, last + 1 - b), below, into, (rowStart + a) * stride + colStart + b, stride);
      }
    }
  }
}

function timesWeight(
  x0: Float64Array,
  x1: Float64Array,
  from: number,
  weight: Float64Array,
  panel: number,
  n: number,
): void {
  for (let i = 0, p = from, q = panel; i < n; i++, p++, q++) {
    const w = weight[q]!;
    weighted0[i] = x0[p]! * w;
    weighted1[i] = x1[p]! * w;
  }
}

/** Adds the tile's valid entries; with `below` = 1 the tile is on the diagonal and its entry (1, 0) is left out. */
function addTile(height: number, width: number, below: number, into: Float64Array, at: number, stride: number): void {
  for (let b = 0; b < width; b++) into[at + b] = into[at + b]! + tile[b]!;
  if (height === 2) {
    for (let b = below; b < width; b++) into[at + stride + b] = into[at + stride + b]! + tile[4 + b]!;
  }
}

function tile24(
  x0: Float64Array,
  x1: Float64Array,
  xFrom: number,
  y0: Float64Array,
  y1: Float64Array,
  y2: Float64Array,
  y3: Float64Array,
  from: number,
  n: number,
): void {
  let s00 = 0;
  let s01 = 0;
  let s02 = 0;
  let s03 = 0;
  let s10 = 0;
  let s11 = 0;
  let s12 = 0;
  let s13 = 0;
  for (let i = 0, p = xFrom, q = from; i < n; i++, p++, q++) {
    const a0 = x0[p]!;
    const a1 = x1[p]!;
    const b0 = y0[q]!;
    const b1 = y1[q]!;
    const b2 = y2[q]!;
    const b3 = y3[q]!;
    s00 += a0 * b0;
    s01 += a0 * b1;
    s02 += a0 * b2;
    s03 += a0 * b3;
    s10 += a1 * b0;
    s11 += a1 * b1;
    s12 += a1 * b2;
    s13 += a1 * b3;
  }
  tile[0] = s00;
  tile[1] = s01;
  tile[2] = s02;
  tile[3] = s03;
  tile[4] = s10;
  tile[5] = s11;
  tile[6] = s12;
  tile[7] = s13;
}

function tile22(
  x0: Float64Array,
  x1: Float64Array,
  xFrom: number,
  y0: Float64Array,
  y1: Float64Array,
  from: number,
  n: number,
): void {
  let s00 = 0;
  let s01 = 0;
  let s10 = 0;
  let s11 = 0;
  for (let i = 0, p = xFrom, q = from; i < n; i++, p++, q++) {
    const a0 = x0[p]!;
    const a1 = x1[p]!;
    const b0 = y0[q]!;
    const b1 = y1[q]!;
    s00 += a0 * b0;
    s01 += a0 * b1;
    s10 += a1 * b0;
    s11 += a1 * b1;
  }
  tile[0] = s00;
  tile[1] = s01;
  tile[4] = s10;
  tile[5] = s11;
}

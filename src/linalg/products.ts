import type { Columns, Kernels } from "./kernels.ts";

/** Rows worked on together: the held columns stay in the first cache, the streamed ones in the second. */
const PANEL = 512;

/** Columns held against a stream of others. Six running sums are as many as stay in registers, products and all. */
const HELD = 6;

/** Streamed columns packed together. */
const WIDTH = 32;

/*
 * The scratch: held columns times the weight, streamed columns one after the other, and the sums of a tile. As constants
 * around the loops the arrays have addresses and lengths that the engine knows when it compiles these, so that an access
 * takes three instructions instead of nine. They stand in a function because bundlers turn constants of a module into
 * variables.
 */
function makeProducts(): Kernels["products"] {
  const held0 = new Float64Array(PANEL);
  const held1 = new Float64Array(PANEL);
  const held2 = new Float64Array(PANEL);
  const held3 = new Float64Array(PANEL);
  const held4 = new Float64Array(PANEL);
  const held5 = new Float64Array(PANEL);
  const streamed = new Float64Array(WIDTH * PANEL);
  const tile = new Float64Array(HELD);

  function products(
    left: Columns,
    right: Columns,
    weight: Float64Array | undefined,
    start: number,
    rows: number,
    into: Float64Array,
    stride: number,
    rowStart: number,
    colStart: number,
    rightStart: number = start,
  ): void {
    const symmetric = left === right;
    const turned = right.length < left.length;
    const [hold, stream] = turned ? [right, left] : [left, right];
    const [holdStart, streamStart] = turned ? [rightStart, start] : [start, rightStart];
    const [holdStep, streamStep] = turned ? [1, stride] : [stride, 1];
    const origin = rowStart * stride + colStart;
    for (let panel = 0; panel < rows; panel += PANEL) {
      const n = Math.min(PANEL, rows - panel);
      for (let group = 0; group < stream.length; group += WIDTH) {
        const end = Math.min(group + WIDTH, stream.length);
        pack(stream, group, end, streamStart + panel, n);
        const last = symmetric ? end : hold.length;
        for (let a = 0; a < last; a += HELD) {
          const height = Math.min(HELD, last - a);
          weigh(hold, a, height, holdStart + panel, weight, panel, n);
          for (let b = symmetric ? Math.max(a, group) : group; b < end; b++) {
            if (height > 3) tile6((b - group) * PANEL, n);
            else tile3((b - group) * PANEL, n);
            const count = symmetric ? Math.min(height, b - a + 1) : height;
            addTile(count, into, origin + a * holdStep + b * streamStep, holdStep);
          }
        }
      }
    }
  }

  function pack(columns: Columns, first: number, end: number, from: number, n: number): void {
    for (let c = first; c < end; c++) streamed.set(columns[c]!.subarray(from, from + n), (c - first) * PANEL);
  }

  /** Holds up to six columns times the weight, which counts from `panel`. */
  function weigh(
    columns: Columns,
    first: number,
    height: number,
    from: number,
    weight: Float64Array | undefined,
    panel: number,
    n: number,
  ): void {
    const x0 = columns[first]!;
    const x1 = columns[first + Math.min(1, height - 1)]!;
    const x2 = columns[first + Math.min(2, height - 1)]!;
    for (let i = 0, p = from, q = panel; i < n; i++, p++, q++) {
      const w = weight === undefined ? 1 : weight[q]!;
      held0[i] = x0[p]! * w;
      held1[i] = x1[p]! * w;
      held2[i] = x2[p]! * w;
    }
    if (height <= 3) return;
    const x3 = columns[first + 3]!;
    const x4 = columns[first + Math.min(4, height - 1)]!;
    const x5 = columns[first + height - 1]!;
    for (let i = 0, p = from, q = panel; i < n; i++, p++, q++) {
      const w = weight === undefined ? 1 : weight[q]!;
      held3[i] = x3[p]! * w;
      held4[i] = x4[p]! * w;
      held5[i] = x5[p]! * w;
    }
  }

  function addTile(count: number, into: Float64Array, at: number, step: number): void {
    for (let r = 0, p = at; r < count; r++, p += step) into[p] = into[p]! + tile[r]!;
  }

  /** The six held columns against the one packed at `at`. */
  function tile6(at: number, n: number): void {
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    let s4 = 0;
    let s5 = 0;
    for (let i = 0; i < n; i++) {
      const x = streamed[at + i]!;
      s0 += held0[i]! * x;
      s1 += held1[i]! * x;
      s2 += held2[i]! * x;
      s3 += held3[i]! * x;
      s4 += held4[i]! * x;
      s5 += held5[i]! * x;
    }
    tile[0] = s0;
    tile[1] = s1;
    tile[2] = s2;
    tile[3] = s3;
    tile[4] = s4;
    tile[5] = s5;
  }

  function tile3(at: number, n: number): void {
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    for (let i = 0; i < n; i++) {
      const x = streamed[at + i]!;
      s0 += held0[i]! * x;
      s1 += held1[i]! * x;
      s2 += held2[i]! * x;
    }
    tile[0] = s0;
    tile[1] = s1;
    tile[2] = s2;
  }

  return products;
}

/**
 * Weighted cross-products of columns, the `products` of the kernels. Up to six columns of the shorter list, times the
 * weight, are held while those of the other list stream by, each element read once for six multiplications. Where fewer
 * columns are left the last one is held more than once, and the copy's sums are dropped.
 */
export const products: Kernels["products"] = /* @__PURE__ */ makeProducts();

/** Rows a of a cone { b : a'b ≥ 0 }, found on demand. */
export interface Cone {
  readonly size: number;
  /** Some rows that this point violates by more than the tolerance; none when it violates none. */
  violated(point: Float64Array, tolerance: number): readonly Float64Array[];
}

export interface ConeMaximum {
  /** The point, or the last one when a sufficient bound was reached; undefined when the iterations ran out. */
  readonly point: Float64Array | undefined;
  /** c'b there: an upper bound of the maximum at every stage. */
  readonly value: number;
  readonly pivots: number;
}

const violation = 1e-10;
const refactorEvery = 40;

/**
 * Maximises c'b over the part of a cone within -1 ≤ b_j ≤ 1, where the cone has very many rows and b is short: a dual
 * simplex on k active rows, which asks for violated rows and starts from the box alone. As soon as the bound falls to
 * `enough` it stops: nothing larger is in the cone.
 *
 * Source: Chvátal (1983), Linear Programming, ch. 10; Kelley's cutting planes for the rows on demand.
 */
export function coneMaximum(c: Float64Array, cone: Cone, enough = 0, maxPivots = 20_000): ConeMaximum {
  const basis = boxBasis(c);
  const pool: Float64Array[] = [];
  for (let pivots = 0; pivots < maxPivots; pivots++) {
    const value = dot(c, basis.point);
    if (value <= enough) return { point: basis.point, value, pivots };
    let entering = sideViolated(basis.point) ?? mostViolated(pool, basis.point);
    if (entering === undefined) {
      const found = cone.violated(basis.point, violation);
      if (found.length === 0) return { point: basis.point, value, pivots };
      pool.push(...found);
      entering = mostViolated(found, basis.point) ?? { row: found[0]!, limit: 0 };
    }
    if (!pivot(basis, entering)) return { point: undefined, value, pivots };
    if (pivots % refactorEvery === refactorEvery - 1 && !refactor(basis)) return { point: undefined, value, pivots };
  }
  return { point: undefined, value: dot(c, basis.point), pivots: maxPivots };
}

/**
 * k active rows a_i'b = r_i with their inverse matrix, the point where they meet, and multipliers u ≥ 0: c = -Σ u_i
 * a_i.
 */
interface ActiveRows {
  readonly k: number;
  readonly rows: Float64Array[];
  readonly limits: Float64Array;
  /** Column i of the inverse, at i·k: the direction along which only row i changes. */
  readonly edges: Float64Array;
  readonly multipliers: Float64Array;
  readonly point: Float64Array;
}

/** A restriction row'b ≥ limit. */
interface Restriction {
  readonly row: Float64Array;
  readonly limit: number;
}

/** The corner of the box where c'b is largest. */
function boxBasis(c: Float64Array): ActiveRows {
  const k = c.length;
  const edges = new Float64Array(k * k);
  const rows = Array.from(c, (slope, j) => {
    const row = new Float64Array(k);
    row[j] = slope >= 0 ? -1 : 1;
    edges[j * k + j] = row[j]!;
    return row;
  });
  const point = c.map((slope) => (slope >= 0 ? 1 : -1));
  return { k, rows, limits: new Float64Array(k).fill(-1), edges, multipliers: c.map(Math.abs), point };
}

/** Brings a violated row into the basis in place of the one whose multiplier first falls to zero. */
function pivot(basis: ActiveRows, { row, limit }: Restriction): boolean {
  const { k, edges, multipliers, point } = basis;
  const z = Float64Array.from({ length: k }, (_, i) => dot(row, edges.subarray(i * k, (i + 1) * k)));
  const leaving = ratioTest(z, multipliers);
  if (leaving < 0) return false;
  const share = z[leaving]!;
  const step = multipliers[leaving]! / share;
  const edge = edges.subarray(leaving * k, (leaving + 1) * k);
  const move = (limit - dot(row, point)) / share;
  for (let j = 0; j < k; j++) {
    point[j] = point[j]! + move * edge[j]!;
    edge[j] = edge[j]! / share;
  }
  for (let i = 0; i < k; i++) {
    if (i === leaving) continue;
    multipliers[i] = Math.max(0, multipliers[i]! - step * z[i]!);
    for (let j = 0; j < k; j++) edges[i * k + j] = edges[i * k + j]! - z[i]! * edge[j]!;
  }
  multipliers[leaving] = step;
  basis.rows[leaving] = row;
  basis.limits[leaving] = limit;
  return true;
}

/**
 * The row with the smallest multiplier per share, among near ties the one with the largest share; -1 if none can leave.
 */
function ratioTest(z: Float64Array, multipliers: Float64Array): number {
  let bound = Number.POSITIVE_INFINITY;
  for (let i = 0; i < z.length; i++) if (z[i]! > 1e-9) bound = Math.min(bound, (multipliers[i]! + 1e-12) / z[i]!);
  let leaving = -1;
  for (let i = 0; i < z.length; i++) {
    if (z[i]! > 1e-9 && multipliers[i]! / z[i]! <= bound && (leaving < 0 || z[i]! > z[leaving]!)) leaving = i;
  }
  return leaving;
}

/** Computes the inverse and the point anew from the active rows (Gauss-Jordan with row exchanges). */
function refactor({ k, rows, limits, edges, point }: ActiveRows): boolean {
  const width = 2 * k;
  const work = new Float64Array(k * width);
  rows.forEach((row, i) => {
    work.set(row, i * width);
    work[i * width + k + i] = 1;
  });
  for (let j = 0; j < k; j++) {
    let best = j;
    for (let i = j + 1; i < k; i++) if (Math.abs(work[i * width + j]!) > Math.abs(work[best * width + j]!)) best = i;
    const head = work[best * width + j]!;
    if (Math.abs(head) < 1e-13) return false;
    for (let m = 0; m < width; m++) {
      const held = work[j * width + m]!;
      work[j * width + m] = work[best * width + m]! / head;
      if (best !== j) work[best * width + m] = held;
    }
    for (let i = 0; i < k; i++) {
      const factor = work[i * width + j]!;
      if (i === j || factor === 0) continue;
      for (let m = 0; m < width; m++) work[i * width + m] = work[i * width + m]! - factor * work[j * width + m]!;
    }
  }
  point.fill(0);
  for (let i = 0; i < k; i++) {
    for (let j = 0; j < k; j++) {
      edges[i * k + j] = work[j * width + k + i]!;
      point[j] = point[j]! + limits[i]! * edges[i * k + j]!;
    }
  }
  return true;
}

/** The side of the box that the point is furthest beyond. */
function sideViolated(point: Float64Array): Restriction | undefined {
  let worst = -1;
  let largest = 1 + violation;
  for (let j = 0; j < point.length; j++) {
    if (Math.abs(point[j]!) <= largest) continue;
    largest = Math.abs(point[j]!);
    worst = j;
  }
  if (worst < 0) return undefined;
  const row = new Float64Array(point.length);
  row[worst] = point[worst]! > 0 ? -1 : 1;
  return { row, limit: -1 };
}

function mostViolated(rows: readonly Float64Array[], point: Float64Array): Restriction | undefined {
  let worst: Float64Array | undefined;
  let least = -violation;
  for (const row of rows) {
    const slack = dot(row, point);
    if (slack < least) {
      least = slack;
      worst = row;
    }
  }
  return worst && { row: worst, limit: 0 };
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let j = 0; j < a.length; j++) sum += a[j]! * b[j]!;
  return sum;
}

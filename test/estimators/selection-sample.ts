import { random } from "../../src/random/generator.ts";

/** A simulated selection model: d = 1 where 0.2 + 0.5a - 0.4b + zEffect·z + v > 0; there y = 1 + 0.7a + 0.5b + u. */
export interface SelectionDesign {
  readonly rho?: number;
  readonly sigma?: number;
  /** Of the excluded column z on selection. */
  readonly zEffect?: number;
}

/** Columns d, y (NaN where d is 0), a, b, z and a group of eight rows each. */
export function selectionSample(
  seed: number,
  rows: number,
  { rho = 0.6, sigma = 1.5, zEffect = 0.8 }: SelectionDesign = {},
): Record<"d" | "y" | "a" | "b" | "z" | "group", Float64Array> {
  const draw = random(seed);
  const make = (each: (i: number) => number): Float64Array => Float64Array.from({ length: rows }, (_, i) => each(i));
  const a = make(() => draw.normal());
  const b = make(() => (draw.bernoulli(0.4) ? 1 : 0));
  const z = make(() => draw.normal());
  const v = make(() => draw.normal());
  const u = make((i) => sigma * (rho * v[i]! + Math.sqrt(1 - rho * rho) * draw.normal()));
  const d = make((i) => (0.2 + 0.5 * a[i]! - 0.4 * b[i]! + zEffect * z[i]! + v[i]! > 0 ? 1 : 0));
  const y = make((i) => (d[i] === 1 ? 1 + 0.7 * a[i]! + 0.5 * b[i]! + u[i]! : Number.NaN));
  return { d, y, a, b, z, group: make((i) => Math.floor(i / 8)) };
}

/** The model that made it, as formulas. */
export const selectionFormulas = { selection: "d ~ a + b + z", outcome: "y ~ a + b" } as const;

/** The same selection with skewed errors u = skew(e, v), e exponential: their likelihood often peaks near ρ = ±1. */
export function skewedSample(
  seed: number,
  rows: number,
  skew: (e: number, v: number) => number,
): ReturnType<typeof selectionSample> {
  const base = selectionSample(seed, rows, { rho: 0 });
  const draw = random(-seed);
  const { a, b, z } = base;
  const v = Float64Array.from({ length: rows }, () => draw.normal());
  const d = v.map((x, i) => (0.2 + 0.5 * a[i]! - 0.4 * b[i]! + 0.8 * z[i]! + x > 0 ? 1 : 0));
  const y = v.map((x, i) => (d[i] === 1 ? 1 + 0.7 * a[i]! + 0.5 * b[i]! + skew(draw.exponential(), x) : Number.NaN));
  return { ...base, d, y };
}

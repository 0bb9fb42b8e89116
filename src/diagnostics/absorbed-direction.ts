import type { Demeaner } from "../absorb/demeaner.ts";
import type { Columns } from "../linalg/kernels.ts";
import { type AbsorbedIndex, IndexSpace } from "./index-space.ts";
import type { Sides } from "./one-sided-separation.ts";

/** In units of the margin. */
const border = 1e-6;
/** Relative to the largest index: nearer to 0 is 0. */
const face = 1e-7;
/** The weight that keeps rows beyond the margin near where they are. */
const proximal = 1e-6;
/** A sum below this is 0. */
const rounding = 1e-16;
const mostSteps = 50;

/** A direction along which the likelihood rises without end. */
export interface AbsorbedDirection {
  readonly coefficients: Float64Array;
  /** 1 for rows strictly on their side. */
  readonly separated: Uint8Array;
}

/**
 * A direction of columns and absorbed effects with index 0 in the rows of side 0 and side·index ≥ 0 in the others, above 0 in
 * some, and mostly in as many as any direction can; "none", or "undecided" where rounding does not tell.
 *
 * Among the indices that are 0 in the rows of side 0 the one with the least Σ max(1 - side·index, 0)² is found. Its residuals
 * side·max(1 - side·index, 0) are orthogonal to every index, so that a row with one above 0 is separated by none (Gordan):
 * the index is set to 0 there too, and the least sum found again, until no row is left or all that are left are at or
 * beyond the margin. So either answer is proven. Where rows lie at very different distances the search may end before all
 * are beyond the margin: then the direction shows itself to be one, but others may separate further rows.
 *
 * Sources: Correia, Guimarães and Zylkin (2019), Verifying the existence of maximum likelihood estimates for generalized
 * linear models; Keerthi and DeCoste (2005), Journal of Machine Learning Research 6, 341-361, for the least sum.
 *
 * @param columns of which no combination is one of effects
 * @param demeaner of the effects, under any weights
 */
export function absorbedDirection(
  columns: Columns,
  demeaner: Demeaner,
  sides: Sides,
): AbsorbedDirection | "none" | "undecided" {
  const fixed = Uint8Array.from(sides, (side) => Number(side === 0));
  while (fixed.includes(0)) {
    const index = leastHinge(new IndexSpace(columns, demeaner, fixed), sides, fixed);
    const short = fixed.map((is, i) => (is === 0 && sides[i]! * index.values[i]! < 1 - border ? 1 : 0));
    const isProven = index.isLeast && index.values.every((value, i) => fixed[i] === 0 || Math.abs(value) < 10 * border);
    if (!isProven || !short.includes(1)) return onItsFace(index, sides, fixed) ?? "undecided";
    short.forEach((is, i) => {
      if (is === 1) fixed[i] = 1;
    });
  }
  return "none";
}

/** The direction that an index is: relative to its largest value 0 in the fixed rows, and on no other row's wrong side. */
function onItsFace(
  { values, coefficients }: AbsorbedIndex,
  sides: Sides,
  fixed: Uint8Array,
): AbsorbedDirection | undefined {
  const along = values.map((value, i) => (fixed[i] === 1 ? -Math.abs(value) : sides[i]! * value));
  const near = face * along.reduce((most, value) => Math.max(most, value), 0);
  if (!along.some((value) => value > near) || along.some((value) => value < -near)) return undefined;
  return { coefficients, separated: Uint8Array.from(along, (value) => Number(value > near)) };
}

/** The index with the least Σ max(1 - side·index, 0)², by Newton steps, which end after finitely many. */
function leastHinge(space: IndexSpace, sides: Sides, fixed: Uint8Array): AbsorbedIndex & { readonly isLeast: boolean } {
  const isShort = (values: Float64Array, i: number): boolean => sides[i]! * values[i]! < 1;
  const sumOf = (values: Float64Array): number =>
    values.reduce((sum, value, i) => (fixed[i] === 1 ? sum : sum + Math.max(1 - sides[i]! * value, 0) ** 2), 0);
  let index: AbsorbedIndex = { values: new Float64Array(sides.length), coefficients: new Float64Array(0) };
  for (let step = 0; step < mostSteps; step++) {
    const { values } = index;
    const sum = sumOf(values);
    const target = values.map((value, i) => (isShort(values, i) ? sides[i]! : value));
    const weights = values.map((_, i) => (isShort(values, i) ? 1 : proximal));
    const whole = space.nearest(target, weights);
    let next = whole;
    for (let halving = 1; halving < 30 && !(sumOf(next.values) < sum); halving++)
      next = between(index, whole, 2 ** -halving);
    const reached = sumOf(next.values);
    if (!(reached < sum)) return { ...index, isLeast: true };
    index = next;
    if (reached > sum * (1 - 1e-12) || reached < rounding) return { ...index, isLeast: true };
  }
  return { ...index, isLeast: false };
}

function between(from: AbsorbedIndex, to: AbsorbedIndex, share: number): AbsorbedIndex {
  const mix = (a: Float64Array, b: Float64Array): Float64Array =>
    b.map((y, i) => (1 - share) * (a[i] ?? 0) + share * y);
  return { values: mix(from.values, to.values), coefficients: mix(from.coefficients, to.coefficients) };
}

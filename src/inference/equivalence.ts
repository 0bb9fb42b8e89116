import { EstimandError } from "../errors.ts";
import type { Reference } from "../fit/coefficient-table.ts";
import { normalSf } from "../special/normal.ts";
import { tSf } from "../special/t.ts";

/** Ends of the region in which an effect counts as none. */
export type EquivalenceBounds = readonly [low: number, high: number];

/** Two one-sided tests that an effect lies between two bounds. */
export interface EquivalenceTest {
  readonly low: number;
  readonly high: number;
  /** One-sided p of the null hypothesis that the effect is at most `low`. */
  readonly pAbove: number;
  /** One-sided p of the null hypothesis that the effect is at least `high`. */
  readonly pBelow: number;
  /** The larger: p of the null hypothesis that the effect is not between the bounds. */
  readonly p: number;
}

/** Source: Schuirmann (1987), two one-sided tests. */
export function equivalenceTest(
  estimate: number,
  se: number,
  [low, high]: EquivalenceBounds,
  { distribution, df }: Reference,
): EquivalenceTest {
  const upper = (x: number): number => (distribution === "t" && df !== null ? tSf(x, df) : normalSf(x));
  const pAbove = upper((estimate - low) / se);
  const pBelow = upper((high - estimate) / se);
  return { low, high, pAbove, pBelow, p: Math.max(pAbove, pBelow) };
}

export function checkBounds(bounds: EquivalenceBounds): void {
  if (Array.isArray(bounds) && bounds.length === 2 && bounds[0]! < bounds[1]!) return;
  throw new EstimandError(
    "bad-option",
    `equivalence is ${JSON.stringify(bounds)}: pass two bounds, the lower first, such as [-0.01, 0.01].`,
    { option: "equivalence", value: bounds },
  );
}

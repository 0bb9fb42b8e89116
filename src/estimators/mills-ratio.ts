import type { Quantity } from "../likelihood/likelihood.ts";
import { inverseMills } from "../special/normal.ts";

/** φ/Φ at z'γ, or with side -1 at -z'γ: the hazard of those not selected. */
export function millsRatio(label: string, side: 1 | -1): Quantity<"selection"> {
  return {
    label,
    predictors: ["selection"],
    rows({ rows, eta }, { value, first, second }) {
      for (let i = 0; i < rows; i++) {
        const s = side * eta.selection[i]!;
        value[i] = inverseMills(s);
        first.selection[i] = side * millsSlope(s, value[i]!);
        second.selection_selection[i] = millsCurvature(s, value[i]!);
      }
    },
  };
}

/** Its derivative. */
export function millsSlope(s: number, ratio: number): number {
  return -ratio * (s + ratio);
}

/** And the second. */
export function millsCurvature(s: number, ratio: number): number {
  const slope = millsSlope(s, ratio);
  return -slope * (s + ratio) - ratio * (1 + slope);
}

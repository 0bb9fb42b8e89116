import { normalQuantile } from "../../special/normal.ts";
import type { Uncertain } from "./policy-change.ts";

/**
 * The interval of an estimate that can only lie between two bounds. With p its place between them, from 0 to 1, the interval
 * is symmetric in ln(p / (1 - p)), whose standard error by the delta method is that of p over p(1 - p); turned back it never
 * leaves the bounds. An estimate on a bound has the symmetric interval, cut there.
 */
export function boundedInterval(
  { estimate, se }: Pick<Uncertain, "estimate" | "se">,
  [lower, upper]: readonly [number, number],
  level: number,
): Uncertain {
  const z = normalQuantile((1 + level) / 2);
  const width = upper - lower;
  const place = (estimate - lower) / width;
  if (!(place > 0 && place < 1)) {
    const [low, high] = [Math.max(lower, estimate - z * se), Math.min(upper, estimate + z * se)];
    return { estimate, se, low, high };
  }
  const logit = Math.log(place) - Math.log1p(-place);
  const half = (z * se) / (width * place * (1 - place));
  const end = (index: number): number => lower + width / (1 + Math.exp(-index));
  return { estimate, se, low: end(logit - half), high: end(logit + half) };
}

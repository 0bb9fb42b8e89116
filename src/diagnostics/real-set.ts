import { brentMinimum, brentRoot } from "../optimize/brent.ts";

/** A stretch of the real line; null: unbounded on that side. */
export interface Stretch {
  readonly low: number | null;
  readonly high: number | null;
}

/** A set of real numbers where an inequality holds. */
export interface RealSet {
  /** "rays": what lies outside of an interval; "union": several stretches. */
  readonly shape: "interval" | "rays" | "line" | "empty" | "union";
  readonly stretches: readonly Stretch[];
}

const line: RealSet = { shape: "line", stretches: [{ low: null, high: null }] };
const empty: RealSet = { shape: "empty", stretches: [] };

/** { center + d : a d² + b d + c ≤ 0 }. */
export function quadraticSet([a, b, c]: readonly [number, number, number], center: number): RealSet {
  const discriminant = b * b - 4 * a * c;
  if (discriminant <= 0) return a > 0 || (a === 0 && c > 0) ? empty : line;
  if (a === 0) return ofStretches([b > 0 ? { low: null, high: center - c / b } : { low: center - c / b, high: null }]);
  const half = -(b + Math.sign(b || 1) * Math.sqrt(discriminant)) / 2;
  const roots = [half / a, half === 0 ? 0 : c / half].sort((x, y) => x - y) as [number, number];
  const [low, high] = roots.map((root) => center + root) as [number, number];
  return a > 0
    ? ofStretches([{ low, high }])
    : ofStretches([
        { low: null, high: low },
        { low: high, high: null },
      ]);
}

/** Directions at which the function is evaluated before its zeros are located. */
const manySteps = 2000;

/**
 * { center + scale·tan θ : f(cos θ, scale·sin θ) ≤ 0 }, for a function that depends on the direction only, so that -∞ and ∞ are
 * one point: zeros between neighbouring directions by bisection, and a search for dips between directions.
 */
export function scannedSet(
  f: (c: number, s: number) => number,
  center: number,
  scale: number,
  steps: number = manySteps,
): RealSet {
  const at = (theta: number): number => f(Math.cos(theta), scale * Math.sin(theta));
  const grid = Array.from({ length: steps + 1 }, (_, i) => -Math.PI / 2 + (Math.PI * i) / steps);
  const points = withDips(grid, at);
  const values = points.map(at);
  const stretches: Stretch[] = [];
  let low: number | null = null;
  let inside = values[0]! <= 0;
  for (let i = 1; i < points.length; i++) {
    if (values[i]! <= 0 === inside) continue;
    const zero = brentRoot(at, points[i - 1]!, points[i]!, { tolerance: 1e-15 });
    const end = center + scale * Math.tan(zero?.x ?? points[i]!);
    if (inside) stretches.push({ low, high: end });
    else low = end;
    inside = !inside;
  }
  if (inside) stretches.push({ low, high: null });
  return stretches.length === 1 && values.every((value) => value <= 0) ? line : ofStretches(stretches);
}

/** The grid with the lowest points of dips, or highest of bumps, that do not cross zero at the grid's own points. */
function withDips(grid: readonly number[], at: (theta: number) => number): readonly number[] {
  const values = grid.map(at);
  return grid.flatMap((theta, i) => {
    if (i === 0 || i === grid.length - 1) return [theta];
    const sign = Math.sign(values[i]!);
    const nearer = [values[i - 1]!, values[i + 1]!].every(
      (next) => Math.sign(next) === sign && next * sign >= values[i]! * sign,
    );
    return nearer ? [brentMinimum((x) => sign * at(x), grid[i - 1]!, grid[i + 1]!).x] : [theta];
  });
}

function ofStretches(stretches: readonly Stretch[]): RealSet {
  if (stretches.length === 0) return empty;
  const [first] = stretches;
  if (stretches.length === 1 && first!.low !== null && first!.high !== null) return { shape: "interval", stretches };
  const outside = stretches.length <= 2 && stretches.every(({ low, high }) => low === null || high === null);
  return { shape: outside ? "rays" : "union", stretches };
}

/** The set in words: "0.086 to 0.317", "below -1.2 or above 0.3 (unbounded)". */
export function setInWords({ shape, stretches }: RealSet): string {
  if (shape === "empty") return "empty";
  if (shape === "line") return "the whole real line (unbounded)";
  const words = stretches.map(({ low, high }) => {
    if (low === null) return `below ${short(high!)}`;
    return high === null ? `above ${short(low)}` : `${short(low)} to ${short(high)}`;
  });
  return `${words.join(" or ")}${stretches.some(({ low, high }) => low === null || high === null) ? " (unbounded)" : ""}`;
}

const short = (x: number): string => String(Number(x.toPrecision(4)));

/** A point of a function. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

const mostSteps = 100;

/**
 * The root of a continuous function between two points where it has opposite signs, by the secant method with the Illinois
 * rule: the end that stays has its value halved, so both ends close in.
 *
 * @param tolerance the search ends when |f| is below it, or the ends are neighbouring numbers
 * @example
 * illinois((x) => x * x - 2, { x: 0, y: -2 }, { x: 2, y: 2 }, 1e-12); // 1.414213562373095
 *
 * Source: Dowell and Jarratt (1971), BIT 11, 168-174.
 */
export function illinois(f: (x: number) => number, left: Point, right: Point, tolerance: number): number {
  let [a, b] = [left, right];
  for (let step = 0; step < mostSteps; step++) {
    const x = b.x - (b.y * (b.x - a.x)) / (b.y - a.y);
    if (x === a.x || x === b.x) return x;
    const y = f(x);
    if (Math.abs(y) < tolerance) return x;
    if (y * b.y < 0) a = b;
    else a = { x: a.x, y: a.y / 2 };
    b = { x, y };
  }
  return b.x;
}

import type { Likelihood, Quantity, RowDerivatives } from "../../src/likelihood/likelihood.ts";
import { makeScratch, pairsOf } from "../../src/likelihood/scratch.ts";

/** Values of the linear predictors, and of the outcomes for a likelihood: arrays of one length. */
export interface DerivativePoints<P extends string> {
  readonly eta: Readonly<Record<P, readonly number[]>>;
  readonly outcome?: Readonly<Record<string, readonly number[]>>;
}

/**
 * Compares the derivatives that a likelihood or a quantity states with numerical ones (central differences,
 * extrapolated), row by row, and returns a sentence for each that is off: an empty list is the good answer. Derivatives
 * below `floor` times the value are compared in those units.
 *
 * @example
 * const points = { eta: { index: [-3, 0, 2] }, outcome: { y: [0, 1, 1] } };
 * expect(derivativeFaults(probitLikelihood, points)).toEqual([]);
 */
export function derivativeFaults<P extends string, Y extends string>(
  model: Likelihood<P, Y> | Quantity<P>,
  points: DerivativePoints<P>,
  tolerance = 1e-7,
  floor = 1e-3,
): string[] {
  const rows = Math.max(...Object.values<readonly number[]>(points.eta).map((values) => values.length));
  const at = (shifted?: P, step = 0): RowDerivatives<P> => evaluate(model, points, rows, shifted, step);
  const stated = at();
  const faults: string[] = [];
  const compare = (what: string, exact: Float64Array, of: (at: RowDerivatives<P>) => Float64Array, by: P): void => {
    const numeric = slope((step) => of(at(by, step)), rows);
    for (let i = 0; i < rows; i++) {
      const unit = Math.max(Math.abs(exact[i]!), floor * Math.abs(of(stated)[i]!), 1e-9);
      if (Math.abs(exact[i]! - numeric[i]!) <= tolerance * unit) continue;
      faults.push(`${what} at row ${i}: stated ${exact[i]}, numerically ${numeric[i]}`);
    }
  };
  for (const by of model.predictors) compare(`first.${by}`, stated.first[by], (d) => d.value, by);
  for (const { a, b, key } of pairsOf(model.predictors)) {
    const left = model.predictors[a]!;
    const right = model.predictors[b]!;
    compare(`second.${key} (of first.${left})`, stated.second[key], (d) => d.first[left], right);
    if (a !== b) compare(`second.${key} (of first.${right})`, stated.second[key], (d) => d.first[right], left);
  }
  return faults;
}

function evaluate<P extends string, Y extends string>(
  model: Likelihood<P, Y> | Quantity<P>,
  points: DerivativePoints<P>,
  rows: number,
  shifted: P | undefined,
  step: number,
): RowDerivatives<P> {
  const out = makeScratch(model, rows);
  const eta = Object.fromEntries(
    Object.entries<readonly number[]>(points.eta).map(([name, values]) => [
      name,
      Float64Array.from(values, (x) => (name === shifted ? x + step : x)),
    ]),
  ) as Record<P, Float64Array>;
  const outcome = Object.fromEntries(
    Object.entries(points.outcome ?? {}).map(([name, values]) => [name, Float64Array.from(values)]),
  ) as Record<Y, Float64Array>;
  model.rows({ rows, eta, outcome }, out);
  return out;
}

const levels = 5;
const firstStep = 0.04;

/** Derivatives in a step at 0, by Richardson's extrapolation of central differences. */
function slope(f: (step: number) => Float64Array, rows: number): Float64Array {
  let table: Float64Array[] = Array.from({ length: levels }, (_, level) => {
    const step = firstStep / 2 ** level;
    const above = f(step);
    const below = f(-step);
    return Float64Array.from({ length: rows }, (_, i) => (above[i]! - below[i]!) / (2 * step));
  });
  for (let order = 4; table.length > 1; order *= 4) {
    table = table.slice(1).map((finer, level) => finer.map((d, i) => d + (d - table[level]![i]!) / (order - 1)));
  }
  return table[0]!;
}

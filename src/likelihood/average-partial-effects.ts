import { isZeroOne } from "../data/is-zero-one.ts";
import type { Demeaner } from "../absorb/demeaner.ts";
import type { Way } from "../absorb/way.ts";
import type { Columns } from "../linalg/kernels.ts";
import { dot, multiplyVector } from "../linalg/matrix.ts";
import { groupRatios } from "./incidental-bias.ts";

/** The mean of a 0/1 outcome and its derivatives in the index, by rows. */
export interface MeanDerivatives {
  readonly value: Float64Array;
  readonly first: Float64Array;
  readonly second: Float64Array;
}

/** A fitted 0/1 model with absorbed effects. */
export interface AbsorbedBinary {
  readonly columns: Columns;
  readonly coefficients: Float64Array;
  readonly eta: Float64Array;
  mean(eta: Float64Array): MeanDerivatives;
  /** Third derivative of the mean. */
  third(eta: number): number;
  readonly ways: readonly Way[];
  /** The weights w = μ'²/(μ(1-μ)) times the rows' own, and the effects under them. */
  readonly weights: Float64Array;
  readonly demeaner: Demeaner;
  /** What the effects leave of the columns, and the inverse of X̃'WX̃. */
  readonly swept: Columns;
  readonly inverse: Float64Array;
  /** ∂ℓ/∂η times the rows' weights. */
  readonly scores: Float64Array;
  /** Rows, and rows together with those whose effect is infinite: there the effects of columns are 0. */
  readonly allRows: number;
  /** Whether to correct for the bias that the absorbed effects bring; the coefficients must be corrected too. */
  readonly corrected: boolean;
}

export interface AveragePartialEffect {
  readonly estimate: number;
  readonly se: number;
}

/**
 * The average effect of each column on Pr(y = 1): of 0/1 columns the difference between 1 and 0, of others the slope. The
 * delta method over coefficients and effects gives the standard errors; the sample is taken as fixed.
 *
 * Source: Fernández-Val and Weidner (2016), section 4.3; Cruz-Gonzalez, Fernández-Val and Weidner (2017).
 */
export function averagePartialEffects(model: AbsorbedBinary): AveragePartialEffect[] {
  const at = model.mean(model.eta);
  return model.columns.map((column, j) => {
    return averageEffect(model, at, isZeroOne(column) ? contrast(model, j) : slope(model, at, j), j);
  });
}

/** An effect by rows with its derivatives in the index; and how it depends on its own coefficient otherwise. */
interface RowEffects {
  readonly value: Float64Array;
  readonly first: Float64Array;
  readonly second: Float64Array;
  readonly own: Float64Array;
  /** Σ of this times the derivative in the index: of other columns, and of its own. */
  readonly ownColumn: Float64Array;
}

function slope({ coefficients, eta, columns, third }: AbsorbedBinary, at: MeanDerivatives, j: number): RowEffects {
  const b = coefficients[j]!;
  const times = (values: Float64Array): Float64Array => values.map((value) => b * value);
  return {
    value: times(at.first),
    first: times(at.second),
    second: eta.map((value) => b * third(value)),
    own: at.first,
    ownColumn: columns[j]!,
  };
}

function contrast({ coefficients, eta, columns, mean }: AbsorbedBinary, j: number): RowEffects {
  const b = coefficients[j]!;
  const without = eta.map((value, i) => value - columns[j]![i]! * b);
  const low = mean(without);
  const high = mean(without.map((value) => value + b));
  const less = (a: Float64Array, c: Float64Array): Float64Array => a.map((value, i) => value - c[i]!);
  return {
    value: less(high.value, low.value),
    first: less(high.first, low.first),
    second: less(high.second, low.second),
    own: high.first,
    ownColumn: new Float64Array(eta.length),
  };
}

function averageEffect(model: AbsorbedBinary, at: MeanDerivatives, rows: RowEffects, j: number): AveragePartialEffect {
  const { columns, swept, weights, demeaner, scores, inverse, allRows, ways, corrected, eta } = model;
  const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);
  // The index moves with a coefficient by its column less what the effects take up.
  const moved = Float64Array.from(columns, (column, l) => {
    const taken = column.map((value, i) => value - swept[l]![i]!);
    const own = l === j ? rows.ownColumn : column;
    return dot(own, rows.first) - dot(taken, rows.first) + (l === j ? sum(rows.own) : 0);
  });
  const psi = rows.first.map((value, i) => -value / weights[i]!);
  const left = demeaner.demean(psi);
  const projected = psi.map((value, i) => value - left[i]!);
  const along = multiplyVector(inverse, moved);
  let variance = 0;
  for (let i = 0; i < eta.length; i++) {
    let influence = -projected[i]!;
    for (let l = 0; l < swept.length; l++) influence += swept[l]![i]! * along[l]!;
    variance += (influence * scores[i]!) ** 2;
  }
  const bent = rows.second.map((value, i) => value + (projected[i]! * weights[i]! * at.second[i]!) / at.first[i]!);
  const bias = corrected ? groupRatios(bent, weights, ways) / eta.length : 0;
  return { estimate: sum(rows.value) / allRows - bias, se: Math.sqrt(variance) / allRows };
}

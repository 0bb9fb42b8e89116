import { EstimandError } from "../../errors.ts";
import { normalQuantile } from "../../special/normal.ts";
import type { Fit } from "../../fit/fit.ts";
import { combinedCovariance } from "../../inference/covariance-root.ts";
import type { Table } from "../../data/table.ts";
import { boundedInterval } from "./bounded-interval.ts";
import { type CountedRows, expectedTotals, type ExpectedTotals } from "./expected-totals.ts";
import type { OutcomeBefore } from "./outcome-before.ts";

/** An estimate with its standard error and interval. */
export interface Uncertain {
  readonly estimate: number;
  readonly se: number;
  readonly low: number;
  readonly high: number;
}

/** What a total was, and by how much it changes. */
export interface TotalChange {
  readonly before: number;
  readonly change: Uncertain;
}

/** How uncertain a change is to be taken. */
export interface Uncertainty {
  readonly level: number;
  /** Whether the firms are taken as a sample of more: adds the variance of the sum of the firms' own changes. */
  readonly sampling: boolean;
}

/** A change of totals by group, with what comparisons of it need. */
export interface GroupedChange {
  readonly groups: readonly TotalChange[];
  readonly all: TotalChange;
  /** By row, weighted. */
  readonly rows: Float64Array;
  /** By row: what each was, unweighted, and how much it counts. */
  readonly from: Float64Array;
  readonly weights: Float64Array;
  readonly gradient: Float64Array;
}

/**
 * The change of a total between two states of the same firms, Δ = Σ w_i [q(x_i¹, θ) - q(x_i⁰, θ)], by group and of all. Its
 * variance is D V D' with D = Σ w_i [∂q¹/∂θ - ∂q⁰/∂θ] (delta method: the firms as they are); with `sampling` plus n times the
 * variance of w_i Δ_i over the firms of the group. Intervals are symmetric; of a "probability" they are those of
 * {@link boundedInterval}, since no more firms can start than are moved and not predicted to be there, nor more leave than are.
 */
export function changeOfTotals(
  { fit, type, from }: OutcomeBefore,
  after: Table,
  counted: CountedRows,
  uncertainty: Uncertainty,
): GroupedChange {
  const to = expectedTotals(fit, type, after, counted);
  checkDefined(from.rows, to.rows, counted.groups);
  const rows = from.rows.map((x, i) => (counted.groups[i]! < 0 ? 0 : counted.weights[i]! * (to.rows[i]! - x)));
  const of = (members: readonly number[]): TotalChange & { readonly gradient: Float64Array } => {
    const gradient = sumOf(to, members).map((x, j) => x - sumOf(from, members)[j]!);
    const inGroup = new Set(members);
    const isOwn = (_: number, i: number): boolean => inGroup.has(counted.groups[i]!);
    const bounds = type === "probability" ? atStake(rows, isOwn, from.rows, counted.weights) : undefined;
    const variance =
      combinedCovariance(fit, gradient, 1)[0]! + (uncertainty.sampling ? varianceOfSum(rows.filter(isOwn)) : 0);
    const total = (sums: ExpectedTotals): number => members.reduce((sum, g) => sum + sums.totals[g]!, 0);
    const change = uncertain(total(to) - total(from), variance, uncertainty.level, bounds);
    return { before: total(from), change, gradient };
  };
  const every = Array.from({ length: counted.count }, (_, g) => g);
  const all = of(every);
  const plain = ({ before: was, change }: TotalChange): TotalChange => ({ before: was, change });
  const byRow = { rows, from: from.rows, weights: counted.weights };
  return { groups: every.map((g) => plain(of([g]))), all: plain(all), ...byRow, gradient: all.gradient };
}

/** The difference of two changes of the same number of firms, with its uncertainty: they share estimates and firms. */
export function differenceOfChanges(fit: Fit, a: GroupedChange, b: GroupedChange, how: Uncertainty): Uncertain {
  const gradient = a.gradient.map((x, j) => x - b.gradient[j]!);
  const rows = a.rows.map((x, i) => x - b.rows[i]!);
  const variance = combinedCovariance(fit, gradient, 1)[0]! + (how.sampling ? varianceOfSum(rows) : 0);
  const most = a.weights.reduce((sum, weight, i) => sum + (a.rows[i] || b.rows[i] ? weight : 0), 0);
  return uncertain(a.all.change.estimate - b.all.change.estimate, variance, how.level, [-most, most]);
}

/** How far the number of firms can move: from none of those that move to all of them. */
function atStake(
  moves: Float64Array,
  counts: (move: number, row: number) => boolean,
  from: Float64Array,
  weights: Float64Array,
): readonly [number, number] {
  let [there, firms] = [0, 0];
  for (let i = 0; i < moves.length; i++) {
    if (!moves[i] || !counts(moves[i]!, i)) continue; // 0 where nothing moves, NaN where it is not known
    there += weights[i]! * from[i]!;
    firms += weights[i]!;
  }
  return [-there, firms - there];
}

function uncertain(
  estimate: number,
  variance: number,
  level: number,
  bounds: readonly [number, number] | undefined,
): Uncertain {
  const se = Math.sqrt(Math.max(0, variance));
  if (bounds !== undefined && bounds[1] > bounds[0]) return boundedInterval({ estimate, se }, bounds, level);
  const half = normalQuantile((1 + level) / 2) * se;
  return { estimate, se, low: estimate - half, high: estimate + half };
}

function checkDefined(before: Float64Array, after: Float64Array, groups: Int32Array): void {
  const row = after.findIndex((x, i) => groups[i]! >= 0 && Number.isNaN(x) && !Number.isNaN(before[i]!));
  if (row < 0) return;
  const message = `The change makes a term of the model undefined in row ${row + 1}: a missing value, or the logarithm of a number that is not positive. Exclude such firms by "where".`;
  throw new EstimandError("undefined-term", message, { row: row + 1 });
}

function sumOf({ gradients }: ExpectedTotals, members: readonly number[]): Float64Array {
  const sum = new Float64Array(gradients[0]!.length);
  for (const g of members) for (let j = 0; j < sum.length; j++) sum[j]! += gradients[g]![j]!;
  return sum;
}

/** n·s²: the variance of the sum of n independent draws. Rows that are not known leave. */
function varianceOfSum(given: Float64Array): number {
  const rows = given.filter((x) => !Number.isNaN(x));
  const mean = rows.reduce((sum, x) => sum + x, 0) / rows.length;
  const squares = rows.reduce((sum, x) => sum + (x - mean) ** 2, 0);
  return rows.length < 2 ? 0 : (rows.length / (rows.length - 1)) * squares;
}

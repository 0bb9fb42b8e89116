import { correlationFactor, whiten } from "../linalg/correlation-factor.ts";
import { dot, submatrix } from "../linalg/matrix.ts";
import { brentMinimum } from "../optimize/brent.ts";
import { chiSquareQuantile } from "../special/chi-square.ts";
import { fQuantile } from "../special/f.ts";
import { andersonRubinAlong } from "./joint-weak-statistics.ts";
import type { JointReducedForm } from "./joint-reduced-form.ts";
import { quadraticSet, type RealSet, scannedSet } from "./real-set.ts";

/**
 * The values of one coefficient of several that are part of a vector which Anderson and Rubin's test does not reject: right, if
 * wide, however weak the instruments are. Exact for homoskedastic errors, where the vectors are a quadric; for two columns by
 * search over the plane, the far away included; undefined for more, and where a covariance is singular.
 *
 * Source: Dufour and Taamouti (2005), Econometrica 73, 1351-1365.
 */
export function projectedSet(
  form: JointReducedForm,
  column: number,
  center: number,
  level: number,
): RealSet | undefined {
  const { instruments: m, df, columns, homoskedastic } = form;
  const critical = df === null ? chiSquareQuantile(level, m) : m * fQuantile(level, m, df);
  if (homoskedastic) return projectedQuadric(form, column, center, critical);
  if (columns.length !== 3 || Number.isNaN(andersonRubinAlong(form, Float64Array.of(1, 0, 0)))) return undefined;
  return searchedSet(form, column, center, critical);
}

/** { d : min over the other d of d'Ad - 2b'd + c ≤ 0 }, with A = Π'Π - critical·S_YY, b = Π'α - critical·S_Ye, c alike. */
function projectedQuadric(form: JointReducedForm, column: number, center: number, critical: number): RealSet {
  const { columns, covariance, instruments: m } = form;
  const [width, q] = [columns.length, columns.length - 1];
  const entry = (i: number, j: number): number =>
    dot(columns[i]!, columns[j]!) - critical * covariance[i * m * width * m + j * m]!;
  const others = Array.from({ length: q }, (_, j) => j + 1).filter((j) => j !== column);
  const all = Float64Array.from({ length: width * width }, (_, at) => entry(Math.floor(at / width), at % width));
  const factor = correlationFactor(submatrix(all, width, others), others.length);
  // Without a lowest point in the other directions every value is part of some vector.
  if (factor === undefined) return { shape: "line", stretches: [{ low: null, high: null }] };
  const towards = (i: number): Float64Array =>
    whiten(
      factor,
      Float64Array.from(others, (j) => entry(j, i)),
    );
  const [own, constant] = [towards(column), towards(0)];
  const quadratic = [
    entry(column, column) - dot(own, own),
    -2 * (entry(column, 0) - dot(own, constant)),
    entry(0, 0) - dot(constant, constant),
  ] as const;
  return quadraticSet(quadratic, center);
}

/** Directions of the one coefficient and, for each, of the other, at which the statistic is evaluated. */
const [ownSteps, otherSteps] = [200, 40];

function searchedSet(form: JointReducedForm, column: number, center: number, critical: number): RealSet {
  const { instruments: m, columns } = form;
  const size = columns.map((x, i) => Math.sqrt(dot(x, x) + varianceOf(form, i * m)));
  const [own, other] = [size[0]! / size[column]!, size[0]! / size[3 - column]!];
  const lowest = (c: number, s: number): number => {
    const at = (phi: number): number => {
      const a = new Float64Array(3);
      a[0] = c * Math.cos(phi);
      a[column] = -s * Math.cos(phi);
      a[3 - column] = other * Math.sin(phi);
      return andersonRubinAlong(form, a);
    };
    const step = Math.PI / otherSteps;
    const values = Array.from({ length: otherSteps }, (_, i) => at(i * step));
    const best = values.indexOf(Math.min(...values));
    return brentMinimum(at, (best - 1) * step, (best + 1) * step).value - critical;
  };
  return scannedSet(lowest, center, own, ownSteps);
}

function varianceOf({ covariance, columns, instruments: m }: JointReducedForm, from: number): number {
  const width = columns.length * m;
  let sum = 0;
  for (let i = from; i < from + m; i++) sum += covariance[i * (width + 1)]!;
  return sum;
}

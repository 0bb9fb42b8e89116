import type { Demeaner } from "../absorb/demeaner.ts";
import { EstimandError } from "../errors.ts";
import { dropCollinear, keepColumns, type Reduced } from "./drop-collinear.ts";
import type { ColumnDrop, Design, Equation } from "./frame-types.ts";

/** What effects leave of a column, relative to its deviations from the mean: below it the column is theirs. */
const negligible = 1e-8;
/** The same, relative to the column itself: of a constant column rounding is left. */
const rounding = 1e-13;

/** The equation with the effects taken out of its outcome, offset, regressors and instruments. */
export function sweptEquation(equation: Equation, { demeanAll }: Demeaner): Equation {
  const { outcome, offset, regressors, instruments } = equation;
  const columns = demeanAll([
    ...regressors.columns,
    outcome,
    ...(offset === undefined ? [] : [offset]),
    ...(instruments?.columns ?? []),
  ]);
  const take = (count: number): Float64Array[] => columns.splice(0, count);
  return {
    ...equation,
    regressors: { ...regressors, columns: take(regressors.columns.length) },
    outcome: take(1)[0]!,
    offset: offset && take(1)[0]!,
    instruments: instruments && { ...instruments, columns: take(instruments.columns.length) },
  };
}

/**
 * An equation that absorbs effects: without its intercept, and without columns that are made by the effects, or by the
 * effects and other columns.
 *
 * @param demean whether its columns become what the effects leave of them, or stay as they are
 * @throws EstimandError "constant-column" when no regressor is left
 */
export function absorbEquation(equation: Equation, demeaner: Demeaner, names: string, demean: boolean): Reduced {
  const raw = withoutIntercept(equation);
  const swept = sweptEquation(raw, demeaner);
  const regressors = absorbedDesign(raw.regressors, swept.regressors, names);
  const instruments = swept.instruments && absorbedDesign(raw.instruments!, swept.instruments, names);
  if (regressors.design.names.length === 0) throw nothingLeft(equation, names);
  const kept = regressors.design.names;
  const reduced = dropCollinear({
    ...swept,
    regressors: regressors.design,
    endogenous: raw.endogenous.filter((name) => kept.includes(name)),
    instruments: instruments?.design,
  });
  const dropped = [...regressors.dropped, ...(instruments?.dropped ?? []), ...reduced.dropped];
  if (demean) return { equation: reduced.equation, dropped };
  const { regressors: left, endogenous } = reduced.equation;
  return { equation: { ...raw, regressors: named(raw.regressors, left.names), endogenous }, dropped };
}

function withoutIntercept(equation: Equation): Equation {
  const names = equation.regressors.names.filter((name) => name !== "(Intercept)");
  return { ...equation, regressors: named(equation.regressors, names) };
}

function named(design: Design, names: readonly string[]): Design {
  return keepColumns(
    design,
    names.map((name) => design.names.indexOf(name)),
  );
}

/** The swept design without the columns of which nothing is left. */
function absorbedDesign(raw: Design, swept: Design, effects: string): { design: Design; dropped: ColumnDrop[] } {
  const isLeft = swept.columns.map((column, j) => !isAbsorbed(raw.columns[j]!, column));
  const positions = isLeft.flatMap((left, j) => (left ? [j] : []));
  const gone = swept.names.filter((_, j) => !isLeft[j]);
  return {
    design: keepColumns(swept, positions),
    dropped: gone.map((name) => ({ name, reason: `collinear with the absorbed effects ${effects}` })),
  };
}

/** Whether effects leave nothing of a column. */
export function isAbsorbed(raw: Float64Array, swept: Float64Array): boolean {
  const most = (negligible + rounding) ** 2 * squares(raw, raw.length);
  if (most > Number.MIN_VALUE / Number.EPSILON && squares(swept, swept.length >> 3) > most) return false;
  return !(norm(swept, 0) > negligible * deviation(raw) + rounding * norm(raw, 0));
}

/** Σ x² over the first rows, no more than over all. Infinite or 0 where the range of numbers ends. */
function squares(column: Float64Array, rows: number): number {
  let sum = 0;
  for (let i = 0; i < rows; i++) sum += column[i]! * column[i]!;
  return sum;
}

function deviation(column: Float64Array): number {
  return norm(column, column.reduce((sum, value) => sum + value, 0) / column.length);
}

/** Of the deviations from a value; scaled, so that squares cannot overflow. */
function norm(column: Float64Array, from: number): number {
  let largest = 0;
  for (let i = 0; i < column.length; i++) largest = Math.max(largest, Math.abs(column[i]! - from));
  if (largest === 0 || !Number.isFinite(largest)) return largest;
  let sum = 0;
  for (let i = 0; i < column.length; i++) sum += ((column[i]! - from) / largest) ** 2;
  return largest * Math.sqrt(sum);
}

function nothingLeft({ formula }: Equation, effects: string): EstimandError {
  return new EstimandError(
    "constant-column",
    `Every column to the right of '~' in '${formula}' is constant within the absorbed effects ${effects}: nothing is left ` +
      `to estimate. Add a term that varies there, or absorb fewer effects.`,
    { formula },
  );
}

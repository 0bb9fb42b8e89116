import { EstimandError } from "../errors.ts";
import { absorbEffects } from "./absorb-effects.ts";
import { absorbedEffects, type EffectRows } from "./absorbed-effects.ts";
import { buildEquation } from "./build-equation.ts";
import { type CompleteRows, completeRows, type NeededColumn, noRows, stayingRows } from "./complete-rows.ts";
import type { Reduced } from "./drop-collinear.ts";
import {
  columnsInUse,
  type EquationRequest,
  type FrameRequest,
  type ReadRequest,
  readRequest,
} from "./frame-request.ts";
import type { Frame } from "./frame-types.ts";
import { unknownIntervals } from "./interval-outcome.ts";
import { rowsWhere } from "./rows-where.ts";
import { neededColumns } from "./used-columns.ts";
import { checkWeights, observations, scaledWeights } from "./weights.ts";

/**
 * The estimation sample: formulas bound to data. Rows with a missing value in any used column leave together (in an
 * equation with `within`, its columns count only where that equation's outcome is 1), rows of weight zero leave, and
 * collinear columns leave; all are named and counted. Nothing is copied when no row leaves.
 *
 * @throws EstimandError "formula-syntax", "empty-table", "unknown-column", "wrong-column-kind", "outcome-not-numeric",
 *   "infinite-value", "all-missing", "no-complete-rows", "undefined-term", "unknown-level", "bad-weights", "bad-option",
 *   "outcome-not-binary" and "no-selection" (an equation named by `within`), "constant-column", and with absorbed effects "constant-outcome",
 *   "effects-not-separated"
 * @example
 * const frame = modelFrame({ equations: [{ role: "", formula: "exporter ~ log(size)" }], data: firms });
 * frame.equations[0].regressors.names; // ["(Intercept)", "log(size)"]
 */
export function modelFrame(request: FrameRequest): Frame {
  const read = readRequest(request);
  const activeInWhole = request.equations.map((equation) => activeRows(equation, read));
  const { leaving, dropped: droppedRows } = rowsInUse(read, activeInWhole);
  const complete = leaving && stayingRows(leaving);
  if (complete?.length === 0) throw noRows(droppedRows);
  const { effects, index, dropped: alone } = effectRows(read, complete);
  if (index?.length === 0) throw noRows([...droppedRows, ...alone]);
  const selected = read.whole.select(columnsInUse(read));
  const inUse = index === undefined ? selected : selected.take(index);
  const weights = request.weights && scaledWeights(request.weights, inUse.numbers(request.weights.column));
  const counts = weights?.kind === "frequency" ? weights.values : undefined;
  const built = request.equations.map((equation, e): Reduced => {
    const active = activeAt(activeInWhole[e], index, equation);
    const { role, intercept } = equation;
    const parts = { role, tree: read.trees[e]!, lags: read.lags, offset: request.offset, intercept };
    return buildEquation(parts, { table: inUse, active, counts, index });
  });
  const frame: Frame = {
    table: inUse,
    rows: inUse.rows,
    nobs: observations(inUse.rows, weights),
    index,
    source: read.source,
    equations: built.map((each) => each.equation),
    weights,
    offset: request.offset,
    droppedRows: [...droppedRows, ...alone],
    droppedColumns: built.flatMap((each) => each.dropped),
  };
  return effects.length === 0 ? frame : absorbEffects(frame, effects, request.absorb!);
}

/** The effects after `|` in the complete rows, without rows that are alone in a level. */
function effectRows({ trees, source, weights }: ReadRequest, index: Int32Array | undefined): EffectRows {
  const absorbed = trees[0]!.absorbed;
  if (absorbed.length === 0) return { effects: [], index, dropped: [] };
  const counts = weights?.kind === "frequency" ? source.numbers(weights.column) : undefined;
  return absorbedEffects(absorbed, { source, index, rows: index?.length ?? source.rows }, counts);
}

/** The rows of the whole table that count in an equation; undefined: all. */
function activeRows(equation: EquationRequest, { equations, trees, whole }: ReadRequest): Uint8Array | undefined {
  if (equation.within === undefined) return undefined;
  const position = equations.findIndex((other) => other.role === equation.within);
  return rowsWhere(trees[position]!, whole, equation.where ?? 1);
}

/** The same for the rows in use. */
function activeAt(
  whole: Uint8Array | undefined,
  index: Int32Array | undefined,
  equation: EquationRequest,
): Uint8Array | undefined {
  if (whole === undefined) return undefined;
  const active = index === undefined ? whole : Uint8Array.from(index, (row) => whole[row]!);
  if (active.includes(1)) return active;
  throw new EstimandError(
    "no-selection",
    `No row counts in '${equation.formula}': the outcome of the ${equation.within} equation is ${equation.where ?? 1} in no complete row.`,
    { formula: equation.formula },
  );
}

function rowsInUse(read: ReadRequest, activeInWhole: readonly (Uint8Array | undefined)[]): CompleteRows {
  const zeroWeight = read.weights === undefined ? undefined : checkWeights(read.weights, read.whole);
  const inFormulas = read.trees.flatMap((tree, e) =>
    neededColumns(tree).map((name): NeededColumn => ({ name, active: activeInWhole[e] })),
  );
  const always = columnsInUse({ ...read, trees: [] }).map((name): NeededColumn => ({ name, active: undefined }));
  const unknown = read.trees.map((tree) => [tree.outcome.text, unknownIntervals(tree, read.whole)] as const);
  return completeRows(read.whole, [...inFormulas, ...always], zeroWeight, Object.fromEntries(unknown));
}

import { sweptAgain } from "./absorb-effects.ts";
import { noRows, stayingRows } from "./complete-rows.ts";
import { dropCollinear, type Reduced } from "./drop-collinear.ts";
import type { Design, Equation, Frame } from "./frame-types.ts";
import { observations, scaledWeights } from "./weights.ts";

/**
 * The frame without some of its rows, and without the columns that become collinear thereby. Levels and polynomials stay as
 * they were bound; weights are rescaled.
 *
 * @param leaving one entry per row of the frame: not 0 for rows that leave
 * @param reason as it will be printed: "separated: region[north]"
 * @throws EstimandError "no-complete-rows" when no row is left
 */
export function withoutRows(frame: Frame, leaving: ArrayLike<number>, reason: string): Frame {
  const marked = Uint8Array.from({ length: frame.rows }, (_, i) => (leaving[i] ? 1 : 0));
  const staying = stayingRows(marked);
  const count = frame.rows - staying.length;
  if (count === 0) return frame;
  const droppedRows = [...frame.droppedRows, { reason, count }];
  if (staying.length === 0) throw noRows(droppedRows);
  const table = frame.table.take(staying);
  const { index, weights } = frame;
  const kept = weights && scaledWeights(weights, take(weights.values, staying));
  const reduced = frame.equations.map((equation): Reduced => dropCollinear(rowsOf(equation, table, staying)));
  const left: Frame = {
    ...frame,
    table,
    rows: staying.length,
    draws: frame.draws && staying.map((row) => frame.draws![row]!),
    nobs: observations(staying.length, kept),
    index: index === undefined ? staying : staying.map((row) => index[row]!),
    equations: reduced.map((each) => each.equation),
    weights: kept,
    droppedRows,
    droppedColumns: [...frame.droppedColumns, ...reduced.flatMap((each) => each.dropped)],
  };
  return sweptAgain(left, staying);
}

function rowsOf(equation: Equation, table: Frame["table"], staying: Int32Array): Equation {
  const { active } = equation;
  const activeThere = active && Uint8Array.from(staying, (row) => active[row]!);
  const evaluate = (design: Design): Design => ({ ...design, columns: design.basis.evaluate(table, activeThere) });
  return {
    ...equation,
    outcome: take(equation.outcome, staying),
    outcomeHigh: equation.outcomeHigh && take(equation.outcomeHigh, staying),
    regressors: evaluate(equation.regressors),
    instruments: equation.instruments && evaluate(equation.instruments),
    offset: equation.offset && take(equation.offset, staying),
    active: activeThere,
  };
}

function take(values: Float64Array, rows: Int32Array): Float64Array {
  return Float64Array.from(rows, (row) => values[row]!);
}

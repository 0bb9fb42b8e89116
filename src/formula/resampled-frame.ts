import { EstimandError } from "../errors.ts";
import { sweptAgain } from "./absorb-effects.ts";
import { dropCollinear } from "./drop-collinear.ts";
import type { Design, Equation, Frame } from "./frame-types.ts";
import { observations, scaledWeights } from "./weights.ts";

/**
 * A sample drawn from the rows of another: rows may come several times. Levels, polynomials and columns stay as they were
 * bound, so that its parameters are the same ones.
 *
 * @param rows positions in the frame
 * @param options.frequencies with frequency weights, how often each of these rows counts; else its own weight
 * @param options.draws of clusters: the number of the draw that each row came with, which makes two units of one drawn twice
 * @throws EstimandError "collinear-columns" where a column adds nothing in these rows
 */
export function resampledFrame(
  frame: Frame,
  rows: Int32Array,
  { frequencies, draws }: { readonly frequencies?: Float64Array; readonly draws?: Int32Array } = {},
): Frame {
  const { index, weights } = frame;
  const values = frequencies ?? (weights && take(weights.values, rows));
  const drawn = weights && values && scaledWeights(weights, values);
  const resampled: Frame = {
    ...frame,
    rows: rows.length,
    draws,
    nobs: observations(rows.length, drawn),
    index: index === undefined ? rows : rows.map((row) => index[row]!),
    equations: frame.equations.map((equation) => rowsOf(equation, rows)),
    weights: drawn,
  };
  const { table } = frame;
  const swept = sweptAgain(resampled, rows);
  const equations = swept.equations.map(checked);
  return Object.defineProperty({ ...swept, equations }, "table", { get: () => table.take(rows) });
}

function rowsOf(equation: Equation, rows: Int32Array): Equation {
  const { active } = equation;
  return {
    ...equation,
    outcome: take(equation.outcome, rows),
    outcomeHigh: equation.outcomeHigh && take(equation.outcomeHigh, rows),
    regressors: drawn(equation.regressors, rows),
    instruments: equation.instruments && drawn(equation.instruments, rows),
    offset: equation.offset && take(equation.offset, rows),
    active: active && Uint8Array.from(rows, (row) => active[row]!),
  };
}

function drawn(design: Design, rows: Int32Array): Design {
  return { ...design, columns: design.columns.map((column) => take(column, rows)) };
}

function take(values: Float64Array, rows: Int32Array): Float64Array {
  const out = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) out[i] = values[rows[i]!]!;
  return out;
}

function checked(equation: Equation): Equation {
  const [lost] = dropCollinear(equation).dropped;
  if (lost === undefined) return equation;
  throw new EstimandError("collinear-columns", `In this sample ${lost.name} is ${lost.reason}.`, { column: lost.name });
}

import type { Table } from "../data/table.ts";
import type { Dependence } from "./dependence.ts";
import type { EvaluatedBlock } from "./evaluated-block.ts";

/** The rows of a block that a change of one column moves, and where to. */
export interface MovedRows {
  /** Their positions in the block; everything below is in this order. */
  readonly rows: Int32Array;
  readonly eta: Readonly<Record<string, Float64Array>>;
  /** By how much design columns move. */
  readonly moves: readonly DesignMove[];
}

interface DesignMove {
  readonly predictor: string;
  readonly parameter: number;
  readonly by: Float64Array;
}

/**
 * Evaluates the designs at a changed table of the block, and keeps the rows where a design column or offset
 * differs.
 */
export function movedRows(
  block: EvaluatedBlock,
  dependent: readonly Dependence[],
  theta: Float64Array,
  changed: Table,
): MovedRows {
  const all = dependent.flatMap((dependence) => differences(dependence, block, changed));
  const rows = changedRows(all, block.rows);
  const eta: Record<string, Float64Array> = {};
  for (const [name, values] of Object.entries(block.eta)) eta[name] = gather(values, rows);
  const moves = all.flatMap(({ predictor, parameter, by }): DesignMove[] => {
    const own = gather(by, rows);
    const into = eta[predictor]!;
    const coefficient = parameter === undefined ? 1 : theta[parameter]!;
    for (let c = 0; c < into.length; c++) into[c]! += coefficient * own[c]!;
    return parameter === undefined ? [] : [{ predictor, parameter, by: own }];
  });
  return { rows, eta, moves };
}

/**
 * The same for a column that enters every predictor as it is, and gets one value: its own entries say which rows move, and
 * by how much.
 */
export function movedToValue(
  { rows, eta, columns }: EvaluatedBlock,
  dependent: readonly Dependence[],
  theta: Float64Array,
  value: number,
): MovedRows {
  const [first] = dependent as [Dependence];
  const column = columns[first.predictor]![first.positions[0]!]!;
  const positions = new Int32Array(rows);
  let count = 0;
  for (let i = 0; i < rows; i++) {
    positions[count] = i;
    count += column[i] === value ? 0 : 1;
  }
  const moved = positions.subarray(0, count);
  const by = gather(column, moved);
  for (let c = 0; c < count; c++) by[c] = value - by[c]!;
  const there = Object.fromEntries(Object.entries(eta).map(([name, values]) => [name, gather(values, moved)]));
  const moves = dependent.map(({ name, parameters: [parameter] }): DesignMove => {
    const into = there[name]!;
    const coefficient = theta[parameter!]!;
    for (let c = 0; c < count; c++) into[c]! += coefficient * by[c]!;
    return { predictor: name, parameter: parameter!, by };
  });
  return { rows: moved, eta: there, moves };
}

function gather(values: Float64Array, rows: Int32Array): Float64Array {
  const taken = new Float64Array(rows.length);
  for (let c = 0; c < rows.length; c++) taken[c] = values[rows[c]!]!;
  return taken;
}

/** A move of a design column, or (without a parameter) of an offset. */
interface Move {
  readonly predictor: string;
  readonly parameter: number | undefined;
  readonly by: Float64Array;
}

function differences(dependence: Dependence, block: EvaluatedBlock, changed: Table): Move[] {
  const { predictor, name, basis, positions, parameters, offset } = dependence;
  const offsetsBefore = offset?.evaluate(block.table) ?? [];
  const offsets = (offset?.evaluate(changed) ?? []).map((values, c) => ({
    predictor: name,
    parameter: undefined,
    by: difference(values, offsetsBefore[c]!),
  }));
  const columns = basis.evaluate(changed).map((values, c) => ({
    predictor: name,
    parameter: parameters[c]!,
    by: difference(values, block.columns[predictor]![positions[c]!]!),
  }));
  return [...offsets, ...columns];
}

function difference(after: Float64Array, before: Float64Array): Float64Array {
  const by = new Float64Array(after.length);
  for (let i = 0; i < by.length; i++) by[i] = after[i]! - before[i]!;
  return by;
}

function changedRows(moves: readonly Move[], rows: number): Int32Array {
  const changed = new Uint8Array(rows);
  for (const { by } of moves) for (let i = 0; i < rows; i++) if (by[i] !== 0) changed[i] = 1;
  const positions = new Int32Array(rows);
  let count = 0;
  for (let i = 0; i < rows; i++) if (changed[i] === 1) positions[count++] = i;
  return positions.subarray(0, count);
}

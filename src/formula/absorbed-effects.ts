import { crossWays } from "../absorb/cross-ways.ts";
import { singletons } from "../absorb/singletons.ts";
import type { Way } from "../absorb/way.ts";
import type { Table } from "../data/table.ts";
import { clusterCodes } from "./cluster-codes.ts";
import type { AbsorbedEffect, RowDrop } from "./frame-types.ts";

/** The rows of a table that are in use; `index` undefined: all. */
interface RowsInUse {
  readonly source: Table;
  readonly index: Int32Array | undefined;
  readonly rows: number;
}

/** Effects in the rows that stay, and what left because it was alone in a level. */
export interface EffectRows {
  readonly effects: readonly AbsorbedEffect[];
  readonly index: Int32Array | undefined;
  readonly dropped: readonly RowDrop[];
}

/**
 * The levels of the effects after `|` by rows, without rows that are alone in a level, repeatedly.
 *
 * @param counts how many observations each row of the table stands for (frequency weights)
 */
export function absorbedEffects(
  absorbed: readonly (readonly string[])[],
  { source, index, rows }: RowsInUse,
  counts?: Float64Array,
): EffectRows {
  const whole = effectsOf(absorbed, { source, index, rows });
  const inUse = counts === undefined || index === undefined ? counts : Float64Array.from(index, (row) => counts[row]!);
  const { leaving, byWay } = singletons(whole, inUse);
  const dropped = byWay.flatMap((count, w) => (count === 0 ? [] : [{ reason: `singleton: ${whole[w]!.name}`, count }]));
  if (dropped.length === 0) return { effects: whole, index, dropped };
  const staying = Int32Array.from({ length: rows }, (_, i) => i).filter((i) => leaving[i] === 0);
  const kept = index === undefined ? staying : staying.map((i) => index[i]!);
  return { effects: effectsOf(absorbed, { source, index: kept, rows: kept.length }), index: kept, dropped };
}

function effectsOf(absorbed: readonly (readonly string[])[], rows: RowsInUse): readonly AbsorbedEffect[] {
  return absorbed.map((columns) => {
    const ways = columns.map((column): Way => {
      const { codes, groups } = clusterCodes(rows, column);
      return { codes, count: groups };
    });
    return { ...ways.reduce(crossWays), name: columns.join("^"), columns };
  });
}

/** The effects of some of the rows, in their order; levels keep their numbers. */
export function effectsAt(effects: readonly AbsorbedEffect[], rows: Int32Array): readonly AbsorbedEffect[] {
  return effects.map((effect) => ({ ...effect, codes: rows.map((row) => effect.codes[row]!) }));
}

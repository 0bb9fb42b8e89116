import { makeDemeaner } from "../absorb/demeaner.ts";
import { normalizedEffects } from "../absorb/normalized-effects.ts";
import { occupied } from "../absorb/effect-degrees.ts";
import type { Column, Table } from "../data/table.ts";
import { EstimandError } from "../errors.ts";
import type { Fit } from "../fit/fit.ts";
import type { FittedModel } from "../fit/model.ts";
import type { AbsorbedEffect } from "../formula/frame-types.ts";
import { modelWithData } from "./with-vcov.ts";

/** By effect ("firm", "firm^year") and level ("17", "17^2003"): its coefficient. */
export type FixedEffects = Readonly<Record<string, Readonly<Record<string, number>>>>;

/**
 * The coefficients of the absorbed effects. With one effect each level has its own constant. With several they are known up
 * to constants, which are fixed so that the first level (in the order of the rows) of every effect but the first is 0, and
 * with two effects the first level of every connected part of the sample. Sums over the effects of a row do not depend on
 * it. With three and more effects that are not connected otherwise, further constants are arbitrary.
 *
 * They are consistent only as the rows per level grow, and have no standard errors here.
 *
 * @param fit with effects after `|`, in memory
 * @throws EstimandError "needs-data", "undefined-quantity" for a fit without absorbed effects
 * @example
 * fixedEffects(ols("wage ~ union | worker + year", panel)).year["1987"];
 */
export function fixedEffects(fit: Fit): FixedEffects {
  const model = modelWithData(fit, "A list of fixed effects");
  const { absorbed, index, source } = model.frame;
  if (absorbed === undefined || model.absorbedSums === undefined) {
    throw new EstimandError(
      "undefined-quantity",
      "This fit absorbed no effects: name them after '|' in the formula, as in \"y ~ a | firm\".",
      { estimator: fit.estimator },
    );
  }
  const values = levelEffects(model);
  const named = absorbed.effects.map((effect, w) => {
    const rows = firstRows(effect).map((row) => (row < 0 ? -1 : (index?.[row] ?? row)));
    const entries = Array.from(rows, (row, group): [string, number] => [
      row < 0 ? "" : levelName(effect.columns, source, row),
      values[w]![group]!,
    ]);
    return [effect.name, Object.fromEntries(entries.filter(([name]) => name !== ""))] as const;
  });
  return Object.fromEntries(named);
}

/** The coefficients by effect and code. */
function levelEffects({ frame, absorbedSums }: FittedModel): readonly Float64Array[] {
  const { effects } = frame.absorbed!;
  const found = makeDemeaner(effects, frame.weights?.values).effects(absorbedSums!());
  return normalizedEffects(effects, found);
}

/** A row of each level; -1 for a level without rows. */
function firstRows(effect: AbsorbedEffect): Int32Array {
  const rows = new Int32Array(effect.count).fill(-1);
  let missing = occupied(effect);
  for (let i = 0; missing > 0; i++) {
    if (rows[effect.codes[i]!]! >= 0) continue;
    rows[effect.codes[i]!] = i;
    missing--;
  }
  return rows;
}

/** The level of an effect in a row: "17", "17^2003"; "" where a column is missing. */
export function levelName(columns: readonly string[], table: Table, row: number): string {
  const cells = columns.map((name) => cellName(table.column(name), row));
  return cells.includes("") ? "" : cells.join("^");
}

function cellName(column: Column, row: number): string {
  if (column.kind === "category") return column.levels[column.codes[row]!] ?? "";
  const value = column.values[row]!;
  if (Number.isNaN(value)) return "";
  return column.kind === "boolean" ? String(value === 1) : String(value);
}

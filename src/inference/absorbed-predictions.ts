import type { Table } from "../data/table.ts";
import { EstimandError } from "../errors.ts";
import type { Fit } from "../fit/fit.ts";
import { modelOf } from "../fit/model.ts";
import type { EvaluatedBlock } from "./evaluated-block.ts";
import { fixedEffects, levelName } from "./fixed-effects.ts";

/**
 * Refuses what needs the sampling error of absorbed effects.
 *
 * @throws EstimandError "undefined-quantity"
 */
export function refuseAbsorbed(fit: Fit, what: string): void {
  if (fit?.absorbed === undefined) return;
  const effects = Object.keys(fit.absorbed.levels);
  const own =
    "averagePartialEffects" in fit ? " Average effects of columns are in averagePartialEffects of the fit." : "";
  throw new EstimandError(
    "undefined-quantity",
    `${what} would need the sampling error of the absorbed effects ${effects.join(" + ")}, which is not known: estimate ` +
      `them as terms, C(${effects[0]!.split("^")[0]}), to have it.${own}`,
    { estimator: fit.estimator, absorbed: effects },
  );
}

/**
 * The sum of a fit's absorbed effects in each row of a table; NaN where a column of theirs is missing.
 *
 * @throws EstimandError "needs-data" for a fit out of JSON, "unknown-column", "unknown-level" for a level that had no row
 */
export function absorbedSums(fit: Fit, table: Table): Float64Array {
  const sums = new Float64Array(table.rows);
  const values = fixedEffects(fit);
  for (const { name, columns } of modelOf(fit)!.frame.absorbed!.effects) {
    const known = new Map(Object.entries(values[name]!));
    for (let i = 0; i < sums.length; i++) {
      const level = levelName(columns, table, i);
      const value = level === "" ? Number.NaN : known.get(level);
      if (value === undefined) throw unknownLevel(name, level, i);
      sums[i]! += value;
    }
  }
  return sums;
}

/** Adds absorbed effects to the predictor of the only equation. */
export function addEffects({ eta, rows }: EvaluatedBlock, effects: Float64Array): void {
  const index = Object.values(eta)[0]!;
  for (let i = 0; i < rows; i++) index[i]! += effects[i]!;
}

function unknownLevel(name: string, level: string, row: number): EstimandError {
  return new EstimandError(
    "unknown-level",
    `The absorbed effect '${name}' has no coefficient for ${JSON.stringify(level)} (row ${row + 1}): no row of the estimation ` +
      `sample had it, so nothing can be predicted there.`,
    { column: name, level, row: row + 1 },
  );
}

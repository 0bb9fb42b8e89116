import type { DesignPart } from "./design-part.ts";
import { levelPositions } from "./levels.ts";

/**
 * A column as categories: one 0/1 component per level, "industry[J62]"; without the reference when coded as contrasts.
 *
 * @param levels levels of the sample in order
 * @param reference the level that others are compared with
 * @param full whether the reference has a component too
 */
export function categoryPart(name: string, levels: readonly string[], reference: string, full: boolean): DesignPart {
  const coded = full ? levels : levels.filter((level) => level !== reference);
  const positionOf = coded.map((level) => levels.indexOf(level));
  return {
    names: coded.map((level) => `${name}[${level}]`),
    sources: [name],
    borrowed: false,
    levels: [reference, ...levels.filter((level) => level !== reference)],
    evaluate(table, active) {
      const positions = levelPositions(name, table, levels, active);
      const made: Float64Array[] = [];
      return (component) => {
        made[component] ??= indicator(positions, positionOf[component]!);
        return made[component];
      };
    },
    differentiate: () => undefined,
  };
}

/** 1 where the row has the level, 0 where it has another, NaN where it is missing. */
function indicator(positions: Int32Array, position: number): Float64Array {
  const values = new Float64Array(positions.length);
  for (let i = 0; i < values.length; i++) {
    const own = positions[i]!;
    values[i] = own === position ? 1 : own < 0 ? Number.NaN : 0;
  }
  return values;
}

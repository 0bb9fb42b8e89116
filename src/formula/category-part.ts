import type { DesignPart } from "./design-part.ts";
import { levelPositions } from "./levels.ts";

/**
 * A column as categories: one 0/1 component per level, "industry[J62]"; without the reference when coded as contrasts.
 *
 * @param levels levels of the sample, the reference first
 * @param full whether the reference has a component too
 */
export function categoryPart(name: string, levels: readonly string[], full: boolean): DesignPart {
  const skipped = full ? 0 : 1;
  return {
    names: levels.slice(skipped).map((level) => `${name}[${level}]`),
    sources: [name],
    borrowed: false,
    levels,
    saved: { kind: "category", name, levels, full },
    evaluate(table, active) {
      const positions = levelPositions(name, table, levels, active);
      const made: Float64Array[] = [];
      return (component) => {
        made[component] ??= indicator(positions, component + skipped);
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

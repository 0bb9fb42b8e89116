import { isZeroOne } from "../data/is-zero-one.ts";
import type { Column, Table } from "../data/table.ts";
import type { DeterminantSpecification } from "./specification.ts";

/** Firms of one group, or all of them: how many globalize. */
export interface GroupCharacteristics {
  readonly group: string;
  readonly firms: number;
  readonly exporters: number;
  readonly share: number;
  /** Exports over sales among exporters with both known; NaN where nothing is known. */
  readonly intensity: number;
}

/** The column that tells who globalizes. */
export function participationOutcome({ participation = "exporter ~ 1" }: DeterminantSpecification): string {
  return participation.split("~")[0]!.trim();
}

/**
 * How many firms globalize, of all and by the specification's group. Firms whose outcome is missing are left out; empty
 * where the outcome is not 0/1.
 *
 * @example
 * const { table } = simulateFirms();
 * characteristics(table, defaultSpecification(table))[0]?.share; // of all firms
 */
export function characteristics(
  firms: Table,
  specification: DeterminantSpecification,
): readonly GroupCharacteristics[] {
  const { group } = specification;
  const outcome = participationOutcome(specification);
  if (!firms.has(outcome)) return [];
  const exporter = firms.numbers(outcome);
  if (!isZeroOne(exporter)) return []; // no share where it is no yes or no
  const intensity = exportIntensity(firms);
  const describe = (name: string, within: (i: number) => boolean): GroupCharacteristics => {
    const members = [...exporter.keys()].filter((i) => !Number.isNaN(exporter[i]!) && within(i));
    const exporting = members.filter((i) => exporter[i] === 1);
    const known = exporting.map((i) => intensity[i]!).filter((share) => !Number.isNaN(share));
    return {
      group: name,
      firms: members.length,
      exporters: exporting.length,
      share: exporting.length / members.length,
      intensity: known.reduce((sum, share) => sum + share, 0) / known.length,
    };
  };
  const column: Column | undefined = group === undefined || !firms.has(group) ? undefined : firms.column(group);
  const groups =
    column?.kind === "category"
      ? column.levels.map((level, code) => describe(level, (i) => column.codes[i] === code))
      : [];
  return [describe("All firms", () => true), ...groups.filter((row) => row.firms > 0)];
}

function exportIntensity(firms: Table): Float64Array {
  if (!firms.has("exports") || !firms.has("sales")) return new Float64Array(firms.rows).fill(Number.NaN);
  const sales = firms.numbers("sales");
  return firms.numbers("exports").map((exports, i) => (sales[i]! > 0 ? exports / sales[i]! : Number.NaN));
}

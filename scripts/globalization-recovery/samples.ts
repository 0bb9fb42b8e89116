import { type SimulationOptions, simulateFirms } from "../../src/globalization/index.ts";
import type { RandomGenerator } from "../../src/random/generator.ts";
import type { Columns } from "../recovery-cases/recovery.ts";
import type { PartCase } from "./part-case.ts";

/**
 * Samples of simulated firms: all cases of a part see the same ones, since they share the seed. Beside the firms' numbers the
 * columns `true...` repeat, in every row, what is true of the sample: average effects over its firms.
 */
export function samples(seed: number, options: SimulationOptions, share = 1): PartCase["drawn"] {
  const draw = (generator: RandomGenerator): Columns => {
    const { table, averageEffectOfRd, supportEffects } = simulateFirms({
      ...options,
      seed: Math.floor(generator.uniform() * 2 ** 31),
    });
    const numbers = table.names.filter((name) => table.column(name).kind !== "category");
    const firm = table.column("firmId");
    const codes = firm.kind === "category" ? { firm: Float64Array.from(firm.codes) } : {};
    const repeated = (value: number): Float64Array => new Float64Array(table.rows).fill(value);
    return {
      ...Object.fromEntries(numbers.map((name) => [name, table.numbers(name)])),
      ...codes,
      trueEffectOfRd: repeated(averageEffectOfRd),
      trueAte: repeated(supportEffects.ate),
      trueAtt: repeated(supportEffects.att),
    };
  };
  return { seed, share, draw };
}

/** The firms that export. */
export function exportersOf(data: Columns): Columns {
  const rows = [...data.exporter!.keys()].filter((i) => data.exporter![i] === 1);
  return Object.fromEntries(Object.entries(data).map(([name, x]) => [name, Float64Array.from(rows, (i) => x[i]!)]));
}

/** The firms with the outcome a row earlier, of the same firm: rows are by firm and year. */
export function withBefore(data: Columns): Columns {
  const { exporter, firm } = data as Record<"exporter" | "firm", Float64Array>;
  const before = exporter.map((_, i) => (i > 0 && firm[i - 1] === firm[i] ? exporter[i - 1]! : Number.NaN));
  return { ...data, before };
}

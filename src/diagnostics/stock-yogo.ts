import { fullerBias, fullerMaximum } from "./stock-yogo-fuller.ts";
import { limlSize } from "./stock-yogo-liml.ts";
import { twoStageBias } from "./stock-yogo-bias.ts";
import { twoStageSize } from "./stock-yogo-size.ts";

/** Critical values of one kind. */
export interface StockYogoTable {
  readonly percent: readonly number[];
  guards(percent: number): string;
  /** The rows start with so many instruments more than endogenous columns. */
  readonly spare: number;
  /**
   * By percent, by the number of endogenous columns less one, by the number of instruments: the first value in hundredths, then from
   * each to the next; a third of the room that the values themselves would take in a bundle.
   */
  readonly steps: readonly (readonly (readonly number[])[])[];
}

/** The critical values of a percentage, given by its place, by the number of instruments. */
export function stockYogoRow({ steps }: StockYogoTable, percent: number, endogenous: number): readonly number[] {
  let hundredths = 0;
  return (steps[percent]![endogenous - 1] ?? []).map((step) => {
    hundredths += step;
    return hundredths / 100;
  });
}

/** A critical value of the Cragg-Donald F and what it guards against. */
export interface StockYogoValue {
  readonly value: number;
  readonly guards: string;
}

/** The tables of a method, the one that counts first. GMM has those of two-stage least squares, as in Stata; the k-class none. */
const tables: Readonly<Record<string, readonly StockYogoTable[]>> = {
  liml: [limlSize],
  fuller: [fullerBias, fullerMaximum],
  kclass: [],
};

const tablesOf = (method: string): readonly StockYogoTable[] => tables[method] ?? [twoStageBias, twoStageSize];

/** Every critical value of Stock and Yogo's for the method and so many endogenous columns and excluded instruments. */
export function stockYogoValues(
  endogenous: number,
  instruments: number,
  method: string = "2sls",
): readonly StockYogoValue[] {
  return tablesOf(method).flatMap((table) =>
    table.percent.flatMap((each, i) => {
      const value = stockYogoRow(table, i, endogenous)[instruments - endogenous - table.spare];
      return value === undefined ? [] : [{ value, guards: table.guards(each) }];
    }),
  );
}

/**
 * The critical value that instruments are held against: for 10% of bias, or of rejections where bias has no table. Beyond the
 * last number of instruments the last value; without a table, as with more than three endogenous columns, the rule of thumb of 10.
 */
export function stockYogo(endogenous: number, instruments: number, method: string = "2sls"): StockYogoValue {
  for (const table of tablesOf(method)) {
    const row = stockYogoRow(table, table.percent.indexOf(10), endogenous);
    const value = row[Math.min(instruments - endogenous - table.spare, row.length - 1)];
    if (value !== undefined) return { value, guards: table.guards(10) };
  }
  return { value: 10, guards: "weak instruments by the rule of thumb" };
}

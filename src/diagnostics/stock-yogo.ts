/**
 * Stock and Yogo's critical values for a bias of two-stage least squares of at most 10% of that of least squares, 5% level:
 * one row for 1, 2, 3 endogenous columns, starting with two instruments more than endogenous columns.
 *
 * Source: Stock and Yogo (2005), table 5.1.
 */
const relativeBias: readonly (readonly number[])[] = [
  [
    9.08, 10.27, 10.83, 11.12, 11.29, 11.39, 11.46, 11.49, 11.51, 11.52, 11.52, 11.52, 11.51, 11.5, 11.49, 11.48, 11.46,
    11.45, 11.44, 11.42, 11.41, 11.4, 11.38, 11.37, 11.36, 11.34, 11.33, 11.32,
  ],
  [
    7.56, 8.78, 9.48, 9.92, 10.22, 10.43, 10.58, 10.69, 10.78, 10.84, 10.89, 10.93, 10.96, 10.99, 11.0, 11.02, 11.03,
    11.04, 11.05, 11.05, 11.05, 11.06, 11.06, 11.06, 11.05, 11.05, 11.05,
  ],
  [
    6.61, 7.77, 8.5, 9.01, 9.37, 9.64, 9.85, 10.01, 10.14, 10.25, 10.33, 10.41, 10.47, 10.52, 10.56, 10.6, 10.63, 10.65,
    10.68, 10.7, 10.71, 10.73, 10.74, 10.75, 10.76, 10.77,
  ],
];

/**
 * Their critical values for a nominal 5% Wald test that rejects a true null at most 10% of the time, for two endogenous
 * columns: where the bias has no table. Two and three instruments. Source: table 5.2.
 */
const size: Readonly<Record<string, number>> = { "2,2": 7.03, "2,3": 13.43 };

/** A critical value of the Cragg-Donald F and what it guards against. */
export interface StockYogoValue {
  readonly value: number;
  readonly guards: string;
}

/**
 * The critical value for a number of endogenous columns and excluded instruments. Beyond the tables (more than 30 instruments,
 * or more than three endogenous columns) the rule of thumb of 10.
 */
export function stockYogo(endogenous: number, instruments: number): StockYogoValue {
  const row = relativeBias[endogenous - 1];
  const extra = instruments - endogenous - 2;
  const bias = extra >= 0 ? row?.[Math.min(extra, row.length - 1)] : undefined;
  if (bias !== undefined) return { value: bias, guards: "a bias above 10% of that of least squares" };
  const distortion = size[`${endogenous},${instruments}`];
  if (distortion !== undefined) return { value: distortion, guards: "5% tests that reject more than 10% of the time" };
  return { value: 10, guards: "weak instruments by the rule of thumb" };
}

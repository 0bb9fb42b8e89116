import type { Warning } from "../fit/fit.ts";

/** Relative to the mean outcome: no finite mean of data is so small, and separated ones end below it. */
const vanishing = 1e-9;

/**
 * A mark of separation in a Poisson model whose effects are absorbed: means that went towards 0 in rows with outcome 0. It is
 * a symptom at the estimate and no certificate: which columns do it is not searched for.
 *
 * @param eta logarithms of the means by rows
 *
 * Source: Correia, Guimarães and Zylkin (2019), Verifying the existence of maximum likelihood estimates for generalized
 * linear models.
 */
export function vanishingMeans(outcomeName: string, outcome: Float64Array, eta: Float64Array): Warning | undefined {
  const least = Math.log((vanishing * outcome.reduce((sum, y) => sum + y, 0)) / outcome.length);
  let rows = 0;
  for (let i = 0; i < outcome.length; i++) if (outcome[i] === 0 && eta[i]! < least) rows++;
  if (rows === 0) return undefined;
  const message =
    `'${outcomeName}' is 0 in ${rows === 1 ? "one row" : `${rows} rows`} whose fitted mean fell towards 0 until the search ended: ` +
    "columns and absorbed effects together tell these zeros apart, so that some coefficients have no finite estimate. Do not " +
    "read coefficients far from 0 or their standard errors; leave out the column that does it, with these rows.";
  return { code: "separation-kept", message, rows };
}

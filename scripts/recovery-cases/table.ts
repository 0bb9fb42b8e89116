import type { Recovered } from "./recovery.ts";

/** What the columns of a table say, as a list. */
export const legend = `- **samples**: with an estimate; in brackets those refused or not converged.
- **bias**: mean estimate less the truth; in brackets the Monte Carlo standard error of the mean.
- **sd**, **mean se**: standard deviation of the estimates, and the mean of their standard errors.
- **coverage**: of 95% intervals, in percent; in brackets its Monte Carlo error, √(0.95 · 0.05/samples).`;

export const unexplained = "no cause is known; chance alone brings an entry this far once in 370.";

/** A table, and a sentence for every parameter that is missed; naive estimates are not asked to find it. */
export function recoveryTable(
  rows: readonly Recovered[],
  reason: (row: Recovered) => string = ({ why }) => why ?? unexplained,
): readonly string[] {
  const several = new Set(rows.map(({ title }) => title)).size > 1;
  const others = [...new Set(rows.flatMap((row) => Object.keys(row.others ?? {})))];
  const head = [
    ...(several ? ["estimate"] : []),
    ...["parameter", "truth", "samples", "bias", "sd", "mean se", "coverage, %"],
    ...others.flatMap((name) => [`mean se, ${name}`, "coverage, %"]),
  ];
  const reasons = rows
    .filter(missed)
    .map((row) => `- **${row.parameter}**${several ? `, ${row.title}` : ""}: ${reason(row)}`);
  return [
    line(head),
    `${"|---".repeat(head.length)}|`,
    ...rows.map((row) => line([...(several ? [titleOf(row)] : []), ...cells(row, others)])),
    ...(reasons.length === 0 ? [] : ["", ...reasons]),
  ];
}

const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;

const titleOf = ({ title, naive }: Recovered): string => (naive ? `*naive:* ${title}` : title);

/** Whether a bias or a coverage, under any of the covariances, is further off than three Monte Carlo errors. */
export function missed(row: Recovered): boolean {
  return !row.naive && (biased(row) || [row, ...Object.values(row.others ?? {})].some((one) => misses(one, row)));
}

const biased = ({ biasRatio }: Recovered): boolean => Math.abs(biasRatio) > 3;

type Errors = Pick<Recovered, "meanError" | "coverage">;

/** Further from 95% than three Monte Carlo errors of an interval that has 95%; without intervals nothing is missed. */
function misses({ coverage, meanError }: Errors, { samples }: Recovered): boolean {
  return Number.isFinite(meanError) && Math.abs(coverage - 0.95) > 3 * coverageError(samples);
}

const coverageError = (samples: number): number => Math.sqrt((0.95 * 0.05) / samples);

function cells(row: Recovered, others: readonly string[]): readonly string[] {
  const { parameter, truth, samples, without, deviation, naive } = row;
  const star = (far: boolean): string => (far && !naive ? " *" : "");
  const errors = (one: Errors | undefined): readonly string[] =>
    one === undefined || !Number.isFinite(one.meanError)
      ? ["", ""]
      : [decimal(one.meanError), `${coverageOf(one, row)}${star(misses(one, row))}`];
  return [
    `\`${parameter}\``,
    String(Number(truth.toPrecision(4))),
    `${samples}${without === 0 ? "" : ` (${without})`}`,
    `${biasOf(row)}${star(biased(row))}`,
    decimal(deviation),
    ...errors(row),
    ...others.flatMap((name) => errors(row.others?.[name])),
  ];
}

/** "0.0016 (0.0019)". */
export function biasOf({ mean, truth, deviation, samples }: Recovered): string {
  return `${decimal(mean - truth)} (${decimal(deviation / Math.sqrt(samples))})`;
}

function coverageOf({ coverage }: Errors, { samples }: Recovered): string {
  return `${(100 * coverage).toFixed(1)} (${(100 * coverageError(samples)).toFixed(1)})`;
}

const decimal = (value: number): string => value.toFixed(4).replace("-", "−");

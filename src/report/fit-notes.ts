import type { Fit } from "../fit/fit.ts";
import type { TestResult } from "../fit/test-result.ts";
import { formatCount, formatNumber, formatP } from "./format.ts";

/** What was assumed and left out: covariance, distribution, weights, dropped rows and columns. */
export function fitNotes(fit: Fit): string[] {
  const { conventions, rows, droppedColumns } = fit;
  const notes = [
    `Standard errors: ${conventions.vcov}, ${conventions.vcovFormula}${informationNote(fit)}; ${distributionNote(fit)}.`,
  ];
  if (conventions.weights !== "none") notes.push(`Weights: ${conventions.weights}.`);
  if (rows.dropped.length > 0) {
    const total = rows.dropped.reduce((sum, { count }) => sum + count, 0);
    const reasons = rows.dropped.map(({ reason, count }) => `${reason} (${formatCount(count)})`).join(", ");
    notes.push(`Rows: ${formatCount(rows.used)} used, ${formatCount(total)} left out: ${reasons}.`);
  }
  for (const { name, reason } of droppedColumns) notes.push(`Column left out: ${name} (${reason}).`);
  if (typeof conventions.note === "string") notes.push(conventions.note);
  return notes;
}

function informationNote({ conventions }: Fit): string {
  return conventions.information === undefined
    ? ""
    : `, ${conventions.information === "opg" ? "OPG" : conventions.information} information`;
}

function distributionNote({ conventions }: Fit): string {
  return conventions.distribution === "t"
    ? `t with ${formatNumber(conventions.df ?? Number.NaN, 6).replace(/\.0+$/, "")} degrees of freedom`
    : "normal distribution";
}

/** The codes of convergence faults aside, warnings as their sentences. */
export function fitWarnings(fit: Fit): string[] {
  const told = fit.warnings.map(({ message }) => message);
  const silent = !fit.converged && !fit.warnings.some(({ code }) => code === "not-converged" || code === "boundary");
  return silent
    ? [
        `The estimation did not converge in ${fit.iterations} iterations; do not read these numbers as estimates.`,
        ...told,
      ]
    : told;
}

const distributionNames: Readonly<Record<TestResult["distribution"], string>> = {
  chi2: "χ²",
  F: "F",
  t: "t",
  normal: "z",
  mixture: "χ̄²",
};

/** "F(2, 744) = 12.3, p <0.001". */
export function formatStatistic({ distribution, df, statistic, p }: TestResult): string {
  const degrees = df.length === 0 ? "" : `(${df.map((d) => formatNumber(d, 6).replace(/\.0+$/, "")).join(", ")})`;
  const pText = formatP(p);
  const comparison = pText === "" ? "" : `, p ${pText.startsWith("<") ? pText.replace("<", "< ") : `= ${pText}`}`;
  return `${distributionNames[distribution]}${degrees} = ${formatNumber(statistic, 5)}${comparison}`;
}

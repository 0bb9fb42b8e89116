import { convergenceTold } from "../fit/convergence-told.ts";
import type { AbsorbedFacts, Fit, Like } from "../fit/fit.ts";
import { known } from "../fit/known.ts";
import { formatCount, formatNumber } from "./format.ts";

/** What was assumed and left out: covariance, distribution, weights, dropped rows and columns. */
export function fitNotes(fit: Fit): string[] {
  const { conventions, rows, droppedColumns } = fit;
  const notes = [
    `Standard errors: ${conventions.vcov}, ${conventions.vcovFormula}${informationNote(fit)}; ${distributionNote(fit)}.`,
  ];
  for (const { column, clusters, smallest, largest } of conventions.clusters ?? []) {
    const sizes = smallest === largest ? formatCount(smallest) : `${formatCount(smallest)} to ${formatCount(largest)}`;
    notes.push(`Clusters: ${formatCount(clusters)} of ${column}, of ${sizes} row${largest === 1 ? "" : "s"}.`);
  }
  if (conventions.like !== undefined) notes.push(`Conventions: as in ${packages[conventions.like]}.`);
  if (conventions.weights !== "none") notes.push(`Weights: ${conventions.weights}.`);
  if (conventions.offset !== undefined) notes.push(`Offset: ${conventions.offset}, with coefficient 1.`);
  if (rows.dropped.length > 0) {
    const total = rows.dropped.reduce((sum, { count }) => sum + count, 0);
    const reasons = rows.dropped.map(({ reason, count }) => `${reason} (${formatCount(count)})`).join(", ");
    notes.push(`Rows: ${formatCount(rows.used)} used, ${formatCount(total)} left out: ${reasons}.`);
  }
  if (fit.absorbed !== undefined) notes.push(absorbedNote(fit.absorbed));
  for (const { name, reason } of droppedColumns) notes.push(`Column left out: ${name} (${reason}).`);
  if (typeof conventions.note === "string") notes.push(conventions.note);
  return notes;
}

const packages: Readonly<Record<Like, string>> = {
  stata: "Stata",
  r: "R (sandwich, lmtest, AER)",
  fixest: "R's fixest",
  statsmodels: "Python's statsmodels and linearmodels",
};

function absorbedNote({ levels, coefficients }: AbsorbedFacts): string {
  const effects = Object.entries(levels).map(([name, count]) => `${name} (${formatCount(count)} levels)`);
  return `Absorbed effects: ${effects.join(", ")}; ${formatCount(coefficients)} coefficients.`;
}

function informationNote({ conventions }: Fit): string {
  return conventions.information === undefined
    ? ""
    : `, ${conventions.information === "opg" ? "OPG" : conventions.information} information`;
}

function distributionNote({ conventions }: Fit): string {
  if (conventions.dfByCoefficient !== undefined) {
    const degrees = Object.values(conventions.dfByCoefficient).map(known);
    const [least, most] = [Math.min(...degrees), Math.max(...degrees)].map((df) => formatNumber(df, 4));
    return `t with ${least} to ${most} (Satterthwaite) degrees of freedom, by coefficient`;
  }
  return conventions.distribution === "t"
    ? `t with ${formatNumber(conventions.df ?? Number.NaN, 6).replace(/\.0+$/, "")} degrees of freedom`
    : "normal distribution";
}

/** The codes of convergence faults aside, warnings as their sentences. */
export function fitWarnings(fit: Fit): string[] {
  const told = fit.warnings.map(({ message }) => message);
  const silent = !fit.converged && !convergenceTold(fit.warnings);
  return silent
    ? [
        `The estimation did not converge in ${fit.iterations} iterations; do not read these numbers as estimates.`,
        ...told,
      ]
    : told;
}

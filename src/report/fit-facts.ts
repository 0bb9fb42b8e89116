import type { Fit } from "../fit/fit.ts";
import { formatCount, formatFixed, formatNumber } from "./format.ts";

/** Single numbers that a fit may carry, in the order in which a summary shows them, with their labels. */
export const factLabels: Readonly<Record<string, string>> = {
  nobs: "Observations",
  nSelected: "Selected",
  nUncensored: "Uncensored",
  nLeftCensored: "Left-censored",
  nRightCensored: "Right-censored",
  nInterval: "In an interval",
  dfResidual: "Residual df",
  logLik: "Log-likelihood",
  pseudoR2: "Pseudo R² (McFadden)",
  r2: "R²",
  adjR2: "Adjusted R²",
  withinR2: "Within R²",
  aic: "AIC",
  bic: "BIC",
};

/** A summary's facts: those numbers of the list that the fit has; a withheld one (NaN) it has not. */
export function fitFacts(fit: Fit): (readonly [string, string])[] {
  const facts: (readonly [string, string])[] = [];
  for (const [key, label] of Object.entries(factLabels)) {
    const value = (fit as unknown as Readonly<Record<string, unknown>>)[key];
    if (typeof value === "number" && !Number.isNaN(value)) facts.push([label, formatFact(key, value)]);
  }
  const residualError = rootMeanSquare(fit);
  if (residualError !== undefined) facts.push(["Residual std. error", formatNumber(residualError)]);
  if (!fit.converged) facts.push(["Converged", "NO"]);
  return facts;
}

export function formatFact(key: string, value: number): string {
  if (key === "nobs" || key === "dfResidual" || /^n[A-Z]/.test(key)) return formatCount(value);
  if (key.toLowerCase().endsWith("r2")) return value.toFixed(4).replace("-", "−");
  return formatFixed(value, 3);
}

/** σ of a linear model; a likelihood model lists its σ among the derived parameters. */
function rootMeanSquare(fit: Fit): number | undefined {
  const sigma = (fit as unknown as { readonly sigma?: unknown }).sigma;
  return typeof sigma === "number" && fit.derived?.sigma === undefined ? sigma : undefined;
}

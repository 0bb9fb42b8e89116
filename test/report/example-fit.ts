import type { Fit } from "../../src/fit/fit.ts";
import { printedFit } from "../../src/report/print-fit.ts";

/** A record of a selection model with invented numbers, to test how it prints: never shown as a result. */
export function exampleFit(changes: Partial<Fit> = {}): Fit {
  const names = [
    "selection:(Intercept)",
    "selection:rd_x",
    "outcome:(Intercept)",
    "outcome:log(size)",
    "atanhRho",
  ] as const;
  const coef = [-4.1568069, 4.58e-6, -0.97, 123.456, 0.25];
  const se = [1.404, 4.3e-6, 2.0593, 12.3, 0.1];
  const record = (values: readonly number[]): Record<string, number> =>
    Object.fromEntries(names.map((name, i) => [name, values[i]!]));
  return printedFit<Fit>({
    estimator: "heckman",
    title: "Heckman selection model",
    formula: { selection: "lfp ~ rd_x", outcome: "wage ~ log(size)" },
    outcome: "wage",
    coef: record(coef),
    se: record(se),
    vcov: { names, values: se.map((s, i) => se.map((_, j) => (i === j ? s * s : 0))) },
    nobs: 1753,
    dfModel: 2,
    dfResidual: 1748,
    logLik: -1581.2576,
    converged: true,
    iterations: 5,
    gradientNorm: 1e-14,
    rows: { used: 1753, dropped: [{ reason: "missing: rd_x", count: 1200 }] },
    droppedColumns: [{ name: "outcome:city", reason: "collinear with (Intercept)" }],
    conventions: {
      vcov: "iid",
      vcovFormula: "(−H)⁻¹",
      distribution: "normal",
      df: null,
      information: "observed",
      weights: "none",
    },
    warnings: [
      {
        code: "collinear-mills",
        message: "The Mills ratio is nearly a linear function of the outcome's columns (R² = 0.97).",
      },
    ],
    tests: {
      rho: {
        name: "Wald test of independent equations",
        null: "ρ = 0.",
        statistic: 6.25,
        distribution: "chi2",
        df: [1],
        p: 0.0124,
      },
    },
    derived: { rho: { estimate: 0.2449, se: 0.094, low: 0.0539, high: 0.419 } },
    ...changes,
  });
}

import type { DeterminantAnalysis } from "../analysis-result.ts";
import type { ReportSection } from "../report-content.ts";

/** What was assumed, and what makes the analysis again. */
export function methodSection({ specification, simulated, source }: DeterminantAnalysis): ReportSection {
  const seed = simulated === undefined ? {} : { simulated: { seed: simulated.seed, firms: simulated.table.rows } };
  return {
    title: "Method and reproduction",
    blocks: [
      {
        kind: "bullets",
        items: [
          "Participation: probit by maximum likelihood, observed information; average effects by the delta method.",
          "Performance: Heckman's selection model by maximum likelihood in ln σ and atanh ρ, accepted only after a profile over ρ; Heckman's two-step estimate beside it.",
          "Capability: two-stage least squares with heteroskedasticity-robust standard errors; effective F (Montiel Olea and Pflueger) and Anderson-Rubin sets where instruments are weak.",
          "Firms with a missing value in a column in use leave the equation, counted above; the outcome of performance counts for globalized firms only.",
        ],
      },
      {
        kind: "appendix",
        title: "The specification, as JSON",
        text: JSON.stringify({ source, ...seed, specification }, null, 2),
      },
    ],
  };
}

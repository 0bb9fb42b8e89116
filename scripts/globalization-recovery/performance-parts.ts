import { defaultTruth, truthFor } from "../../src/globalization/index.ts";
import { heckman, ols } from "../../src/index.ts";
import { exporting, performing } from "./formulas.ts";
import type { PartCase } from "./part-case.ts";
import { exportersOf, samples } from "./samples.ts";

const { performance, rho, sigma } = defaultTruth;
const equations = {
  selection: `exporter ~ ${exporting} + usedSupport`,
  outcome: `log(exports) ~ ${performing}`,
} as const;
const slopes = {
  "outcome:lnEmployees": performance.lnEmployees!,
  "outcome:rdIntensity": performance.rdIntensity!,
};

/** How much exporters export, with samples of so many firms. */
function performanceOf(
  part: string,
  design: string,
  drawn: PartCase["drawn"],
  why: Readonly<Record<string, string>> = {},
): PartCase {
  return {
    part,
    question: "size, in how much exporters export",
    design,
    drawn,
    models: [
      {
        title: "selection model, maximum likelihood",
        fit: (data) => heckman(equations, data),
        truth: { ...slopes, rho, sigma },
        why,
      },
      {
        title: "selection model, two-step",
        fit: (data) => heckman(equations, data, { method: "two-step" }),
        truth: { ...slopes, "outcome:lambda": rho * sigma },
      },
    ],
    naive: {
      title: "least squares of exporters",
      fit: (data) => ols(equations.outcome, exportersOf(data)),
      truth: { lnEmployees: performance.lnEmployees! },
    },
  };
}

const few =
  "some 190 exporters are few for σ and ρ together: where ρ is estimated too near 0, σ is too, and its interval stays short. With four times as many firms, below, intervals hold.";

export const performanceParts: readonly PartCase[] = [
  performanceOf(
    "performance",
    "1,500 firms, of which some 190 export; nothing endogenous",
    samples(2, { firms: 1500, truth: truthFor.exogenous }),
    { rho: few, sigma: few },
  ),
  performanceOf(
    "performance, more firms",
    "6,000 firms, of which some 750 export; nothing endogenous",
    samples(12, { firms: 6000, truth: truthFor.exogenous }, 0.5),
  ),
];

import { coefficientTable } from "../../fit/coefficient-table.ts";
import { formatCount, formatFixed, formatNumber } from "../../report/format.ts";
import type { DeterminantAnalysis } from "../analysis-result.ts";
import type { CapabilityResult } from "../parts/capability.ts";
import type { ParticipationResult } from "../parts/participation.ts";
import { isSkipped } from "../parts/part.ts";
import type { PerformanceResult } from "../parts/performance.ts";
import type { ReportSection } from "../report-content.ts";
import { withoutInstruments } from "../naive-formula.ts";
import { type Labels, percent, pText, probabilitySentence } from "./sentences.ts";

/** The findings in sentences made from the numbers, with their uncertainty. */
export function findingsSection(analysis: DeterminantAnalysis): ReportSection {
  const { participation, performance, capability, labels, specification } = analysis;
  return {
    title: "Findings",
    blocks: [
      {
        kind: "bullets",
        items: [
          ...shareFindings(analysis),
          ...(isSkipped(participation) ? [] : participationFindings(participation, labels)),
          ...(isSkipped(performance) ? [] : performanceFindings(performance)),
          ...(isSkipped(capability) ? [] : capabilityFindings(capability, labels)),
        ],
      },
      ...(specification.cautions === undefined
        ? []
        : [{ kind: "warnings", warnings: specification.cautions } as const]),
    ],
  };
}

function shareFindings({ characteristics }: DeterminantAnalysis): string[] {
  const all = characteristics[0];
  return all === undefined
    ? []
    : [`${percent(all.share)} of the firms globalize: ${formatCount(all.exporters)} of ${formatCount(all.firms)}.`];
}

/** The clearest effects first; what cannot be told from zero is said in one sentence. */
function participationFindings({ effects }: ParticipationResult, labels: Labels): string[] {
  const columns = effects.rows.filter(({ term }) => term !== "industry" && term !== "region");
  const clear = columns.filter(({ p }) => p < 0.05).sort((a, b) => Math.abs(b.statistic) - Math.abs(a.statistic));
  const unclear = columns.filter(({ p }) => !(p < 0.05)).map(({ term }) => labels[term] ?? term);
  return [
    ...clear.map((effect) => probabilitySentence(effect, labels)),
    ...(unclear.length === 0 ? [] : [`Not told from zero at 5 percent in who globalizes: ${unclear.join(", ")}.`]),
  ];
}

function performanceFindings({ fit, twoStep }: PerformanceResult): string[] {
  if (!fit.converged) {
    const rule = `The two-step estimate (ρ = ${formatNumber(twoStep.rho, 3)}) is shown beside it, with its standard errors`;
    return [
      `How well exporters do cannot be told from who exports by maximum likelihood here: the likelihood keeps rising towards ρ = ±1, which is no estimate. ${rule}.`,
    ];
  }
  const test = fit.tests.lrRho ?? fit.tests.waldRho;
  const rho = fit.derived?.rho;
  const interval = rho === undefined ? "" : ` (95% interval ${formatFixed(rho.low, 2)} to ${formatFixed(rho.high, 2)})`;
  const verdict =
    test === undefined
      ? ""
      : test.p < 0.05
        ? ` Comparing exporters only would mislead (${pText(test.p)}).`
        : ` That exporters are no selected group in this respect cannot be rejected (${pText(test.p)}).`;
  return [
    `What is unobserved in globalizing and in performing correlates with ρ = ${formatNumber(fit.rho, 3)}${interval}.${verdict}`,
  ];
}

function capabilityFindings({ fit, naive }: CapabilityResult, labels: Labels): string[] {
  const formula = typeof fit.formula === "string" ? fit.formula : "";
  const endogenous = withoutInstruments(/\[[^\]]*\]/.exec(formula)?.[0] ?? "")
    .split("+")
    .map((name) => name.trim());
  const least = new Map(coefficientTable(naive).map((row) => [row.name as string, row]));
  return coefficientTable(fit)
    .filter(({ name }) => endogenous.includes(name))
    .map(({ name, estimate, low, high, p }) => {
      const decimals = 4;
      const beside = least.get(name);
      const other =
        beside === undefined
          ? ""
          : ` Least squares, which takes it as exogenous, says ${formatFixed(beside.estimate, decimals)} (${formatFixed(beside.low, decimals)} to ${formatFixed(beside.high, decimals)}).`;
      return `${labels[name] ?? name}, one unit more: changes the outcome by ${formatFixed(estimate, decimals)} if the instruments are valid (95% interval ${formatFixed(low, decimals)} to ${formatFixed(high, decimals)}, ${pText(p)}).${other}`;
    });
}

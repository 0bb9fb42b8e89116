import { defaultTruth, determinantAnalysis, policyScenarios } from "../../src/globalization/index.ts";
import type { Fit } from "../../src/index.ts";
import { normalCdf } from "../../src/special/normal.ts";
import type { Columns, Interval } from "../recovery-cases/recovery.ts";

const scenario = { "more R&D": { rdIntensity: "x + 1", where: "employees < 50" } };

/** How many more firms export, as the estimate has it, if those with fewer than 50 employees do a point more R&D. */
export function gain(participation: Fit, data: Columns): Interval {
  const analysis = determinantAnalysis(data, { specification: {} });
  return policyScenarios(analysis, scenario, { participation }).scenarios[0]!.all.exporters.change;
}

/** The same by the true equation. */
export function trueGain(data: Columns): number {
  const terms = Object.entries(defaultTruth.participation);
  const ones = new Float64Array(data.exporter!.length).fill(1);
  return data.employees!.reduce((sum, employees, i) => {
    if (employees >= 50) return sum;
    const index = terms.reduce((total, [name, beta]) => total + beta * (data[name] ?? ones)[i]!, 0);
    return sum + normalCdf(index + defaultTruth.participation.rdIntensity!) - normalCdf(index);
  }, 0);
}

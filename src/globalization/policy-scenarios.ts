import { EstimandError } from "../errors.ts";
import type { Fit } from "../fit/fit.ts";
import { knownDesign } from "../inference/known-design.ts";
import { designSources, predictorDesigns } from "../inference/predictor-design.ts";
import { checkLevel } from "../inference/level.ts";
import { chooseQuantity } from "../inference/quantity-option.ts";
import { displayed } from "../report/displayed.ts";
import type { DeterminantAnalysis } from "./analysis-result.ts";
import { endogenousColumns } from "./naive-formula.ts";
import { found } from "./parts/part.ts";
import { applyScenario } from "./policy/apply-scenario.ts";
import { costPerExporter } from "./policy/cost-per-exporter.ts";
import { leverEffects } from "./policy/lever-effects.ts";
import { policyDocument } from "./policy/policy-document.ts";
import { type OutcomeBefore, outcomeBefore, type PredictedOutcome } from "./policy/outcome-before.ts";
import { changeOfTotals, differenceOfChanges, type GroupedChange, type Uncertainty } from "./policy/policy-change.ts";
import { policyRows } from "./policy/policy-rows.ts";
import type { PolicyOptions, PolicyResult, ScenarioResult } from "./policy/policy-result.ts";
import { policySample, type PolicySample } from "./policy/policy-sample.ts";
import { salesBefore, salesWarnings } from "./policy/sales-before.ts";
import { type PolicyScenario, type ReadScenario, readScenario } from "./policy/scenario.ts";
import { endogenousWarnings, ineffective, sampleNotes } from "./policy/policy-warnings.ts";
import { capabilityFormula, participationFit } from "./policy/readable-fits.ts";
import { salesOutcome } from "./policy/sales-outcome.ts";
import { scenariosShape } from "./shapes/check-mapping.ts";
import { type PolicyWarning, supportWarnings } from "./policy/support.ts";

/**
 * What policies would change: in the number of firms that globalize and in their sales abroad, of all and by group, if the
 * coefficients of the analysis are effects. A scenario changes columns of the firms that it reaches; the change of a total is
 * Δ = Σ w_i [q(x_i¹, θ) - q(x_i⁰, θ)] with q the probability to globalize or expected sales abroad, and its standard error
 * comes from the estimates' covariance by the delta method. Firms count by the sampling weights of the analysis, if it has any.
 * A scenario that sets firms to what a field cannot be is refused.
 *
 * @param scenarios by name: `{ "R&D +1 point": { rdIntensity: "x + 1", where: "employees < 50", cost: "0.01 * sales" } }`
 * @throws EstimandError "bad-option", "formula-syntax", "unknown-column", "unknown-level", "undefined-term", "bad-weights"
 * @example
 * const analysis = determinantAnalysis(simulateFirms().table);
 * console.log(String(policyScenarios(analysis, { grants: { rdIntensity: "x + 1", where: "employees < 50" } })));
 *
 * Source: Train (2009), Discrete Choice Methods with Simulation, 2.5 (sample enumeration).
 */
export function policyScenarios(
  analysis: DeterminantAnalysis,
  scenarios: Readonly<Record<string, PolicyScenario>>,
  options: PolicyOptions = {},
): PolicyResult {
  scenariosShape(scenarios, "scenarios", "bad-option");
  const { language = "en", sampling = false } = options;
  const how: Uncertainty = { level: checkLevel(options.level ?? 0.95), sampling };
  const fit = options.participation ?? participationFit(analysis);
  const weights = options.weights === false ? undefined : (options.weights ?? found(analysis.weights)?.column);
  const sample = policySample(fit, options.group ?? analysis.specification.group, weights);
  const outcome = outcomeBefore({ fit, type: "probability" }, sample.firms, sample.counted);
  const { sales: sold, note } = salesOutcome(analysis);
  const sales = sold && outcomeBefore(sold, sample.firms, sample.counted);
  const read = Object.entries(scenarios).map(([name, scenario]) => readScenario(name, scenario));
  if (read.length === 0) throw new EstimandError("bad-option", "policyScenarios needs a scenario.", {});
  const runs = read.map((scenario) => runScenario(scenario, sample, outcome, sales, how));
  const capability = capabilityFormula(analysis);
  const before = sales && salesBefore(analysis, sample, sales.from.rows);
  const record = {
    level: how.level,
    firms: sample.counted.weights.reduce((sum, weight) => sum + weight, 0),
    sample: sample.firms.rows,
    weights,
    salesBefore: before,
    scenarios: runs.map(({ result }) => result),
    comparison: compared(runs, fit, how),
    levers: leverEffects(sample, outcome, modelColumns(outcome), endogenousColumns(capability ?? ""), how),
    notes: [note, ...sampleNotes(sample)],
    warnings: [
      ...runs.flatMap(({ warnings }) => warnings),
      ...endogenousWarnings(capability, read),
      ...salesWarnings(before),
    ],
  };
  return displayed(
    record,
    (shown) => policyDocument(shown, language, analysis.source.currency),
    (shown) => policyRows(shown),
  );
}

interface Run {
  readonly result: ScenarioResult;
  readonly exporters: GroupedChange;
  readonly sold: GroupedChange | undefined;
  readonly warnings: readonly PolicyWarning[];
}

function runScenario(
  scenario: ReadScenario,
  sample: PolicySample,
  outcome: OutcomeBefore,
  sales: OutcomeBefore | undefined,
  how: Uncertainty,
): Run {
  const { firms, counted, groups } = sample;
  const applied = applyScenario(firms, scenario);
  const exporters = changeOfTotals(outcome, applied.firms, counted, how);
  const sold = sales && changeOfTotals(sales, applied.firms, counted, how);
  const idle = ineffective(scenario, exporters);
  const cost = weightedSum(applied.cost, counted.weights);
  const result: ScenarioResult = {
    name: scenario.name,
    scenario: scenario.written,
    reached: weightedSum(Float64Array.from(applied.reached), counted.weights)!,
    all: { group: "", exporters: exporters.all, sales: sold?.all },
    groups: groups.map((group, g) => ({ group, exporters: exporters.groups[g]!, sales: sold?.groups[g] })),
    cost,
    costPerExporter: cost === undefined ? undefined : costPerExporter(cost, exporters.all.change),
  };
  return {
    result,
    exporters,
    sold,
    warnings: idle.length > 0 ? idle : supportWarnings(firms, applied, scenario),
  };
}

function weightedSum(values: Float64Array | undefined, weights: Float64Array): number | undefined {
  return values?.reduce((sum, x, i) => sum + x * weights[i]!, 0);
}

function compared(runs: readonly Run[], fit: Fit, how: Uncertainty): PolicyResult["comparison"] {
  return runs.flatMap((a, i) =>
    runs.slice(i + 1).map((b) => ({
      a: a.result.name,
      b: b.result.name,
      exporters: differenceOfChanges(fit, a.exporters, b.exporters, how),
    })),
  );
}

function modelColumns({ fit, type }: PredictedOutcome): readonly string[] {
  const model = knownDesign(fit, "A scenario");
  return designSources(predictorDesigns(model, chooseQuantity(model, type)));
}

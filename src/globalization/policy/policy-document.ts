import type { Document, DocumentBlock, TableRow } from "../../report/document.ts";
import type { PolicyResult, PolicyRow, ScenarioResult } from "./policy-result.ts";
import { columnLabel, type Language } from "../quality/quality-finding.ts";
import { groupLabel } from "../group-label.ts";
import type { Uncertain } from "./policy-change.ts";
import { amount, spread } from "./amounts.ts";
import { countedNote } from "./counted-firms.ts";
import { leverMove } from "./lever-move.ts";
import { policyWords } from "./policy-words.ts";

type Shown = Omit<PolicyResult, "toString" | "toMarkdown" | "toHtml" | "toLatex" | "toCsv">;

/** The scenarios as tables. */
export function policyDocument(shown: Shown, language: Language, currency: string | undefined): Document {
  const say = policyWords[language];
  const sales = shown.scenarios.some(({ all }) => all.sales !== undefined);
  const head = [say.scenario, say.reached, say.exporters, say.interval(shown.level)];
  const soldHead = sales ? [say.sales(currency), say.interval(shown.level)] : [];
  const warnings = shown.warnings.map(({ scenario, message }) =>
    scenario === "" ? message[language] : `${scenario}: ${message[language]}`,
  );
  return [
    { kind: "title", text: say.title },
    {
      kind: "table",
      head: [...head, ...soldHead],
      align: ["left", "right", "decimal", "left", ...(sales ? ["decimal" as const, "left" as const] : [])],
      body: shown.scenarios.flatMap((scenario) => scenarioRows(scenario, sales, language)),
    },
    ...salesTable(shown, language, currency),
    ...costTable(shown, language, currency),
    ...comparisonTable(shown, language),
    ...leverTable(shown, language),
    {
      kind: "notes",
      notes: [
        countedNote(shown)[language],
        ...shown.notes.map((note) => note[language]),
        say.bounded,
        ...(shown.levers.length === 0 ? [] : [say.scale]),
        ...(shown.levers.some(({ endogenous }) => endogenous) ? [say.chosen] : []),
      ],
    },
    { kind: "warnings", warnings },
  ];
}

const cells = ({ estimate, low, high }: Uncertain): string[] => [amount(estimate), spread(low, high)];

function scenarioRows(scenario: ScenarioResult, sales: boolean, language: Language): TableRow[] {
  const row = (label: string, { exporters, sales: sold }: PolicyRow, reached: string): string[] => [
    label,
    reached,
    ...cells(exporters.change),
    ...(sales ? (sold === undefined ? ["", ""] : cells(sold.change)) : []),
  ];
  if (scenario.groups.length < 2) return [row(scenario.name, scenario.all, amount(scenario.reached))];
  return [
    { group: scenario.name },
    row(policyWords[language].all, scenario.all, amount(scenario.reached)),
    ...scenario.groups.map((group) => row(groupLabel(group.group, language), group, "")),
  ];
}

/** What the model makes of sales abroad as they are, beside what they are. */
function salesTable({ salesBefore: before }: Shown, language: Language, currency: string | undefined): DocumentBlock[] {
  const say = policyWords[language];
  if (before === undefined) return [];
  return [
    {
      kind: "table",
      head: [say.salesBefore(currency), say.predicted, say.observed],
      align: ["left", "right", "right"],
      body: [[say.all, amount(before.predicted), amount(before.observed)]],
    },
  ];
}

function costTable(shown: Shown, language: Language, currency: string | undefined): DocumentBlock[] {
  const say = policyWords[language];
  const costed = shown.scenarios.filter(({ cost }) => cost !== undefined);
  if (costed.length === 0) return [];
  return [
    {
      kind: "table",
      head: [say.scenario, say.cost(currency), say.costPer, say.interval(shown.level)],
      align: ["left", "right", "right", "left"],
      body: costed.map(({ name, cost, costPerExporter: each }) => [
        name,
        amount(cost!),
        Number.isFinite(each!.estimate) ? amount(each!.estimate) : say.noGain,
        Number.isFinite(each!.high) ? spread(each!.low, each!.high) : say.atLeast(amount(each!.low)),
      ]),
    },
  ];
}

function comparisonTable(shown: Shown, language: Language): DocumentBlock[] {
  const say = policyWords[language];
  if (shown.comparison.length === 0) return [];
  return [
    {
      kind: "table",
      head: [say.difference, say.exporters, say.interval(shown.level)],
      align: ["left", "decimal", "left"],
      body: shown.comparison.map(({ a, b, exporters }) => [`${a} − ${b}`, ...cells(exporters)]),
    },
  ];
}

function leverTable(shown: Shown, language: Language): DocumentBlock[] {
  const say = policyWords[language];
  if (shown.levers.length === 0) return [];
  return [
    {
      kind: "table",
      head: [say.lever, say.move, say.reached, say.perHundred, say.interval(shown.level)],
      align: ["left", "left", "right", "decimal", "left"],
      body: shown.levers.map((lever) => [
        `${columnLabel(lever.column)[language]}${lever.endogenous ? " †" : ""}`,
        leverMove(lever, language),
        amount(lever.reached),
        ...cells(lever.perHundred),
      ]),
    },
  ];
}

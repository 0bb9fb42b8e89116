import type { Document, DocumentBlock } from "../../report/document.ts";
import { formatCount, formatFixed } from "../../report/format.ts";
import type { CasePrediction, FirmCase } from "../firm-case.ts";
import { amount, spread } from "../policy/amounts.ts";
import { groupLabel } from "../group-label.ts";
import { columnLabel, type Language } from "../quality/quality-finding.ts";
import type { CaseChange } from "./case-changes.ts";
import { caseWords } from "./case-words.ts";

type Shown = Omit<FirmCase, "toString" | "toMarkdown" | "toHtml" | "toLatex" | "toCsv">;

/** A firm's profile as a document. */
export function caseDocument(shown: Shown, language: Language, currency: string | undefined): Document {
  const say = caseWords[language];
  const group = shown.group === undefined ? say.all : groupLabel(shown.group, language);
  return [
    { kind: "title", text: say.title(shown.firm) },
    {
      kind: "facts",
      facts: [
        [say.group, `${group} (${formatCount(shown.groupSize)})`],
        [say.does, Number.isNaN(shown.globalizes) ? say.unknown : shown.globalizes === 1 ? say.yes : say.no],
        [
          say.probability,
          `${percent(shown.probability.estimate)} [${percent(shown.probability.low)}, ${percent(shown.probability.high)}]`,
        ],
        [say.groupShare(shown.weights), percent(shown.groupShare)],
        ...moneyFact(say.sales(currency), shown.sales),
        ...moneyFact(say.salesIfGlobal(currency), shown.salesIfGlobal),
      ],
    },
    ...changeTable(say.against, [say.column, say.own, say.typical, say.points, say.interval], shown.against, language),
    peerTable(shown, language),
    ...changeTable(say.moves, [say.column, say.own, say.to, say.points, say.interval], shown.moves, language),
    { kind: "warnings", warnings: shown.warnings.map(({ message }) => message[language]) },
    { kind: "notes", notes: [say.reading, ...shown.notes.map((note) => note[language])] },
  ];
}

const percent = (share: number): string => `${formatFixed(100 * share, 1)}%`;

function moneyFact(label: string, sales: CasePrediction | undefined): (readonly [string, string])[] {
  return sales === undefined || Number.isNaN(sales.estimate)
    ? []
    : [[label, `${amount(sales.estimate)} ${spread(sales.low, sales.high)}`]];
}

function changeTable(
  title: string,
  head: readonly string[],
  changes: readonly CaseChange[],
  language: Language,
): DocumentBlock[] {
  if (changes.length === 0) return [];
  const shown = (x: number | string): string => (typeof x === "string" ? x : amount(x));
  const points = (x: number): string => formatFixed(100 * x, 1);
  return [
    { kind: "title", text: title },
    {
      kind: "table",
      head,
      align: ["left", "right", "right", "decimal", "left"],
      body: changes.map(({ column, own, other, endogenous, probability: { estimate, low, high } }) => [
        `${columnLabel(column)[language]}${endogenous ? " †" : ""}`,
        shown(own),
        shown(other),
        points(estimate),
        `[${points(low)}, ${points(high)}]`,
      ]),
    },
  ];
}

function peerTable({ peers }: Shown, language: Language): DocumentBlock {
  const say = caseWords[language];
  return {
    kind: "table",
    head: [say.peer, say.distance, say.does, say.probability],
    align: ["left", "decimal", "left", "decimal"],
    body: peers.map(({ firm, distance, globalizes, probability }) => [
      firm,
      formatFixed(distance, 2),
      Number.isNaN(globalizes) ? say.unknown : globalizes === 1 ? say.yes : say.no,
      percent(probability),
    ]),
  };
}

import { distributionText } from "../fit/make-test-result.ts";
import type { Displayed } from "../report/displayed.ts";
import type { Document } from "../report/document.ts";
import { formatNumber, formatP, formatPercent } from "../report/format.ts";
import { listed } from "./listed.ts";
import { setInWords } from "./real-set.ts";
import { type Kind, weakInstrumentNames } from "./weak-instrument-document.ts";
import type { WeakInstrumentTests } from "./weak-instrument-tests.ts";

/** What joint tests with weak instruments say, before it is set in a format. */
export function weakInstrumentTestsDocument(found: Omit<WeakInstrumentTests, keyof Displayed>, vcov: string): Document {
  const kinds = Object.keys(weakInstrumentNames) as Kind[];
  const sets = Object.entries(found.sets);
  return [
    { kind: "title", text: `The coefficients of ${listed(Object.keys(found.values))}, however weak the instruments` },
    {
      kind: "table",
      head: ["", "Statistic", "Distribution", "p"],
      align: ["left", "decimal", "left", "decimal"],
      body: kinds.map((kind) => {
        const { statistic, p } = found[kind];
        const law = kind === "conditionalLikelihoodRatio" ? "conditional" : distributionText(found[kind]);
        return [weakInstrumentNames[kind], formatNumber(statistic, 5), law, formatP(p)];
      }),
    },
    ...(sets.length === 0
      ? []
      : [
          {
            kind: "table" as const,
            head: ["", `${formatPercent(found.level)} set (Anderson-Rubin, projected)`],
            align: ["left", "left"] as const,
            body: sets.map(([name, set]) => [name, setInWords(set)]),
          },
        ]),
    { kind: "notes", notes: [`Null: ${found.andersonRubin.null} Covariance: ${vcov}.`] },
  ];
}

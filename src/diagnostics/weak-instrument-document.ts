import type { Displayed } from "../report/displayed.ts";
import type { Document } from "../report/document.ts";
import { formatNumber, formatP, formatPercent } from "../report/format.ts";
import { setInWords } from "./real-set.ts";
import type { TFInterval } from "./t-f.ts";
import type { WeakInstrumentInference } from "./weak-instrument-inference.ts";

export type Kind = "andersonRubin" | "kleibergenK" | "conditionalLikelihoodRatio";

export const weakInstrumentNames: Readonly<Record<Kind, string>> = {
  andersonRubin: "Anderson-Rubin test",
  kleibergenK: "Kleibergen K test",
  conditionalLikelihoodRatio: "Conditional likelihood ratio test",
};

/** What inference with weak instruments says, before it is set in a format. */
export function weakInstrumentDocument(
  found: Omit<WeakInstrumentInference, keyof Displayed>,
  vcov: string,
  note?: string,
): Document {
  const { name, level, tF, andersonRubin } = found;
  const kinds = Object.keys(weakInstrumentNames) as Kind[];
  return [
    { kind: "title", text: `The coefficient of ${name}, however weak the instruments` },
    {
      kind: "table",
      head: ["", "Statistic", "p", `${formatPercent(level)} set`],
      align: ["left", "decimal", "decimal", "left"],
      body: [
        ...kinds.map((kind) => [
          weakInstrumentNames[kind],
          formatNumber(found[kind].test.statistic, 5),
          formatP(found[kind].test.p),
          setInWords(found[kind].set),
        ]),
        ...(tF === undefined ? [] : [["tF interval", "", "", tFInWords(tF)]]),
      ],
    },
    {
      kind: "notes",
      notes: [`Null: ${andersonRubin.test.null} Covariance: ${vcov}.`, ...(note === undefined ? [] : [note])],
    },
  ];
}

function tFInWords({ low, high }: TFInterval): string {
  if (low === null || high === null) return setInWords({ shape: "line", stretches: [] });
  return setInWords({ shape: "interval", stretches: [{ low, high }] });
}

import type { Displayed } from "../report/displayed.ts";
import type { Document } from "../report/document.ts";
import { decimalsFor, formatCount, formatFixed } from "../report/format.ts";
import { covarianceNote } from "./effects-document.ts";
import type { EffectsByRow, RowEffect } from "./effects-by-row.ts";

/** How the effects are spread over the rows: the rows themselves are in the record. */
export function effectsByRowDocument(effects: Omit<EffectsByRow, keyof Displayed>): Document {
  const { title, conventions, sample, warnings } = effects;
  const left = sample.incomplete === 0 ? "" : `; ${formatCount(sample.incomplete)} more have a missing value (NaN)`;
  return [
    { kind: "title", text: title },
    {
      kind: "table",
      head: ["", "", "Mean", "Least", "Quarter", "Half", "Three quarters", "Most"],
      align: ["left", "left", "decimal", "decimal", "decimal", "decimal", "decimal", "decimal"],
      body: Object.values(effects.effects).map(spread),
    },
    { kind: "notes", notes: [`${formatCount(sample.used)} rows${left}.`, covarianceNote(conventions.vcov)] },
    { kind: "warnings", warnings: warnings.map(({ message }) => message) },
  ];
}

function spread({ term, contrast, estimate, se }: RowEffect): string[] {
  const known = estimate.filter((x) => !Number.isNaN(x)).sort();
  const mean = known.reduce((sum, x) => sum + x, 0) / known.length;
  const quantile = (share: number): number => known[Math.round(share * (known.length - 1))] ?? Number.NaN;
  const decimals = decimalsFor(se.find((x) => x > 0) ?? Number.NaN, mean);
  return [term, contrast, ...[mean, ...[0, 0.25, 0.5, 0.75, 1].map(quantile)].map((x) => formatFixed(x, decimals))];
}

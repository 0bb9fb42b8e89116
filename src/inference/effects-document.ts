import type { Displayed } from "../report/displayed.ts";
import type { Document } from "../report/document.ts";
import { decimalsFor, formatCount, formatFixed, formatP } from "../report/format.ts";
import { labelOf } from "../report/label-of.ts";
import type { MarginalEffectRow, MarginalEffects } from "./marginal-effects.ts";

/** A table of marginal effects with what they rest on; terms by their labels where there are any. */
export function effectsDocument(
  effects: Omit<MarginalEffects, keyof Displayed>,
  labels: Readonly<Record<string, string>> = {},
): Document {
  const { title, level, rows, conventions, sample } = effects;
  const percent = Number((100 * level).toPrecision(6));
  const notes = [`Standard errors: delta method, from the ${conventions.vcov} covariance; regressors taken as fixed.`];
  if (effects.at !== "means") notes.push(`Averaged over ${formatCount(sample.used)} rows.`);
  if (sample.incomplete > 0) {
    notes.push(
      `${formatCount(sample.incomplete)} rows of the sample left out: a column of the quantity is missing there.`,
    );
  }
  return [
    { kind: "title", text: title },
    {
      kind: "table",
      head: [
        "",
        "",
        "Effect",
        "Std. error",
        conventions.distribution === "t" ? "t" : "z",
        "p",
        `${percent}% low`,
        `${percent}% high`,
      ],
      align: ["left", "left", "decimal", "decimal", "decimal", "decimal", "decimal", "decimal"],
      body: rows.map((row) => effectCells(row, labelOf(labels, row.term))),
    },
    { kind: "notes", notes },
    { kind: "warnings", warnings: effects.warnings.map(({ message }) => message) },
  ];
}

function effectCells(row: MarginalEffectRow, label: string): string[] {
  const { contrast, estimate, se, statistic, p, low, high } = row;
  const decimals = decimalsFor(se, estimate);
  const fixed = (x: number): string => formatFixed(x, decimals);
  const z = Number.isNaN(statistic) ? "" : formatFixed(statistic, 2);
  return [label, contrast, fixed(estimate), fixed(se), z, formatP(p), fixed(low), fixed(high)];
}

import type { TableBlock } from "../../report/document.ts";
import { formatFixed, formatP } from "../../report/format.ts";
import type { DerivedParameter } from "../../fit/fit.ts";
import type { Language } from "../quality/quality-finding.ts";

const heads = {
  en: ["", "Effect (%p)", "Std. error", "p", "95% low", "95% high"],
  ko: ["", "효과 (%p)", "표준오차", "p", "95% 하한", "95% 상한"],
} as const;

/** Effects on a probability by name, in percentage points. */
export function averageEffectsTable(
  effects: readonly (readonly [name: string, effect: Omit<DerivedParameter, "scale"> & { readonly p?: number }])[],
  language: Language,
): TableBlock {
  const cell = (x: number): string => formatFixed(100 * x, 2);
  return {
    kind: "table",
    head: heads[language],
    align: ["left", "decimal", "decimal", "decimal", "decimal", "decimal"],
    body: effects.map(([name, { estimate, se, p, low, high }]) => [
      name,
      cell(estimate),
      cell(se),
      formatP(p ?? Number.NaN),
      cell(low),
      cell(high),
    ]),
  };
}

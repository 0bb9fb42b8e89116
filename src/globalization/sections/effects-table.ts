import type { EffectRow } from "../../inference/effects-record.ts";
import type { TableBlock } from "../../report/document.ts";
import { decimalsFor, formatFixed, formatP } from "../../report/format.ts";
import { unitWords } from "./change-words.ts";
import { type ReportContext, termLabel } from "./context.ts";

const words = {
  en: {
    change: "Change",
    effect: "Effect",
    se: "Std. error",
    low: "95% low",
    high: "95% high",
    yes: "no → yes",
    against: (level: string): string => `against ${level}`,
  },
  ko: {
    change: "변화",
    effect: "효과",
    se: "표준오차",
    low: "95% 하한",
    high: "95% 상한",
    yes: "아니오 → 예",
    against: (level: string): string => `기준: ${level}`,
  },
} as const;

/** Average effects as a table; those on a probability in percentage points (`times` 100). */
export function effectsTable(rows: readonly EffectRow[], context: ReportContext, times = 1): TableBlock {
  const say = words[context.language];
  return {
    kind: "table",
    head: ["", say.change, times === 100 ? `${say.effect} (%p)` : say.effect, say.se, "p", say.low, say.high],
    align: ["left", "left", "decimal", "decimal", "decimal", "decimal", "decimal"],
    body: rows.map((row) => {
      const decimals = times === 100 ? 2 : decimalsFor(times * row.se, times * row.estimate, 3);
      const cell = (x: number): string => formatFixed(times * x, decimals);
      const numbers = [cell(row.estimate), cell(row.se), formatP(row.p), cell(row.low), cell(row.high)];
      return [...namesOf(row, context), ...numbers];
    }),
  };
}

/** The term, and what changes in it; of a category the level, and which one it is set against. */
function namesOf({ term, contrast }: EffectRow, context: ReportContext): [term: string, change: string] {
  const say = words[context.language];
  if (contrast === "dy/dx") return [termLabel(term, context), unitWords(term, context.language)];
  if (contrast === "1 - 0") return [termLabel(term, context), say.yes];
  const [to = "", from = ""] = contrast.split(" - ");
  return from === "" ? [termLabel(term, context), contrast] : [termLabel(`${term}[${to}]`, context), say.against(from)];
}

import type { Column } from "../data/table.ts";
import { EstimandError } from "../errors.ts";
import { type CellValue, cellOf, constantColumn } from "./cell-value.ts";
import { checkNotLeftOut } from "./check-not-left-out.ts";
import type { EffectContext } from "./column-effects.ts";
import { levelCell } from "./column-kind.ts";
import type { Comparing } from "./comparing.ts";
import type { Contrast, ContrastPair, ContrastSide } from "./contrast-effect.ts";
import { numericStep } from "./numeric-step.ts";

/**
 * What to compare of a column: values, each with the first; all levels with the "reference", each with the one before
 * ("sequential"), or all pairs ("pairwise"); or the rows as they are with each value moved by an amount ("+1", "-0.5"), a
 * percentage ("+10%") or standard deviations of the sample ("+sd", "-2sd").
 */
export type Change = "reference" | "sequential" | "pairwise" | `${"+" | "-"}${string}` | readonly CellValue[];

type Written = Comparing["written"];

/** The comparison that a change of one column asks for; without one, the column's own: levels, 0 and 1, or "+1". */
export function columnContrast(
  name: string,
  change: Change | undefined,
  context: EffectContext,
  written: Written,
): Contrast {
  const column = context.table.column(name);
  if (Array.isArray(change)) {
    checkNotLeftOut(name, change as readonly CellValue[], column, context.designs);
    return valuesContrast(name, change as readonly CellValue[], column, written);
  }
  const kind = context.kindOf(name);
  if (kind.kind === "category" && (change === undefined || Object.hasOwn(pairings, change as string))) {
    return levelsContrast(
      name,
      kind.levels,
      pairings[(change ?? "reference") as keyof typeof pairings],
      column,
      written,
    );
  }
  if (kind.kind === "binary" && (change === undefined || change === "reference")) {
    return valuesContrast(name, [0, 1], column, written);
  }
  const text = change ?? "+1";
  const step =
    typeof text === "string" && kind.kind === "number" ? numericStep(text, column, context.weights) : undefined;
  if (step === undefined) throw unknownChange(name, change, kind.kind);
  const moved: ContrastSide = {
    columns: ({ table, rows }) => ({ [name]: { kind: "number", values: step.apply(table.numbers(name), rows) } }),
  };
  const label = { name, term: name, contrast: written(text as string, undefined) };
  return { columns: [name], sides: [undefined, moved], pairs: [{ high: 1, low: 0, label }] };
}

/** Positions of the levels that are compared. */
const pairings: Readonly<
  Record<"reference" | "sequential" | "pairwise", (count: number) => [high: number, low: number][]>
> = {
  reference: (count) => Array.from({ length: count - 1 }, (_, l) => [l + 1, 0]),
  sequential: (count) => Array.from({ length: count - 1 }, (_, l) => [l + 1, l]),
  pairwise: (count) =>
    Array.from({ length: count }, (_, low) => low).flatMap((low) =>
      Array.from({ length: count - low - 1 }, (_, l): [number, number] => [low + l + 1, low]),
    ),
};

function levelsContrast(
  name: string,
  levels: readonly string[],
  pairing: (count: number) => [number, number][],
  column: Column,
  written: Written,
): Contrast {
  const sides = levels.map((level) => fixedSide(name, column, levelCell(column, level)));
  const pairs = pairing(levels.length).map(([high, low]): ContrastPair => {
    const [above, below] = [levels[high]!, levels[low]!];
    const named = pairing === pairings.reference ? above : `${above} - ${below}`;
    return { high, low, label: { name: `${name}[${named}]`, term: name, contrast: written(above, below) } };
  });
  return { columns: [name], sides, pairs };
}

function valuesContrast(name: string, values: readonly CellValue[], column: Column, written: Written): Contrast {
  if (values.length < 2) {
    throw new EstimandError("bad-option", `${name}: a comparison needs at least two values, such as [0, 1].`, {
      column: name,
      values,
    });
  }
  const sides = values.map((value) => fixedSide(name, column, cellOf("comparisons", name, column, value)));
  const pairs = values.slice(1).map((value, l): ContrastPair => {
    const bare = values.length === 2 && column.kind !== "category";
    const label = {
      name: bare ? name : `${name}[${value}]`,
      term: name,
      contrast: written(`${value}`, `${values[0]!}`),
    };
    return { high: l + 1, low: 0, label };
  });
  return { columns: [name], sides, pairs };
}

function fixedSide(name: string, column: Column, cell: number): ContrastSide {
  return {
    columns: ({ rows }) => ({ [name]: constantColumn(column, cell, rows) }),
    value: column.kind === "category" ? undefined : cell,
  };
}

/** One comparison in which all columns change at once. */
export function jointContrast(contrasts: readonly Contrast[]): Contrast {
  const several = contrasts.find(({ pairs }) => pairs.length !== 1);
  if (several !== undefined) {
    throw new EstimandError(
      "bad-option",
      `jointly: ${several.columns[0]} asks for ${several.pairs.length} comparisons; give each column two values or a step.`,
      { columns: several.columns },
    );
  }
  const side = (of: "high" | "low"): ContrastSide => {
    const own = contrasts.map(({ sides, pairs: [pair] }) => sides[pair![of]]);
    if (own.every((one) => one === undefined)) return undefined;
    return {
      columns: (block) => Object.assign({}, ...own.map((one) => one?.columns(block) ?? {})) as Record<string, Column>,
    };
  };
  const name = contrasts.flatMap(({ columns }) => columns).join(" & ");
  const contrast = contrasts.map(({ pairs: [pair] }) => pair!.label.contrast).join(", ");
  return {
    columns: contrasts.flatMap(({ columns }) => columns),
    sides: [side("low"), side("high")],
    pairs: [{ high: 1, low: 0, label: { name, term: name, contrast } }],
  };
}

function unknownChange(name: string, change: unknown, kind: string): EstimandError {
  const ways = {
    category: '"reference", "sequential", "pairwise", or a list of levels',
    binary: "[0, 1]",
    number: 'a list of values such as [5, 10], or a step such as "+1", "+10%", "+sd"',
  };
  return new EstimandError(
    "bad-option",
    `${name}: ${JSON.stringify(change)} is no change of a ${kind} column; use ${ways[kind as keyof typeof ways]}.`,
    { column: name, change },
  );
}

import type { TableBlock, TableRow } from "../../report/document.ts";
import { decimalsFor, formatFixed } from "../../report/format.ts";
import { type ReportContext, termLabel } from "./context.ts";

/** An estimate under a name. */
export interface NamedEstimate {
  readonly name: string;
  readonly estimate: number;
  readonly se: number;
}

/** Estimates side by side, a column for each model: each with its standard error in parentheses. */
export function besideTable(
  models: Readonly<Record<string, readonly NamedEstimate[]>>,
  context: ReportContext,
): TableBlock {
  const heads = Object.keys(models);
  const names = [...new Set(Object.values(models).flatMap((rows) => rows.map(({ name }) => name)))];
  const found = heads.map((head) => new Map(models[head]!.map((row) => [row.name, row])));
  const body: TableRow[] = names.map((name) => [
    termLabel(name, context),
    ...found.map((rows) => {
      const row = rows.get(name);
      return row === undefined ? "" : cell(row);
    }),
  ]);
  return { kind: "table", head: ["", ...heads], align: ["left", ...heads.map(() => "right" as const)], body };
}

function cell({ estimate, se }: NamedEstimate): string {
  const decimals = decimalsFor(se, estimate, 3);
  return Number.isFinite(se)
    ? `${formatFixed(estimate, decimals)} (${formatFixed(se, decimals)})`
    : formatFixed(estimate, 4);
}

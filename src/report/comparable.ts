import { checkFit } from "../fit/check-fit.ts";
import { coefficientTable } from "../fit/coefficient-table.ts";
import type { Fit } from "../fit/fit.ts";
import { labelOf } from "./label-of.ts";
import { termGroups } from "./term-groups.ts";

/** One estimate with its interval, by whatever made it. */
export interface EstimateRow {
  readonly term: string;
  /** What an effect compares: "dy/dx", "1 - 0"; absent for a coefficient. */
  readonly contrast?: string;
  /** The group, or values of columns, that an effect is for. */
  readonly cell?: Readonly<Record<string, unknown>>;
  readonly estimate: number;
  readonly se: number;
  readonly p: number;
  readonly low: number;
  readonly high: number;
}

/** Marginal effects and the like: a table of estimates. */
export interface EstimateTable {
  readonly rows: readonly EstimateRow[];
  readonly title?: string;
  readonly conventions?: { readonly vcov: string };
  readonly sample?: { readonly used: number };
  /** "means": at one point, which is no sample. */
  readonly at?: unknown;
}

export type Comparable = Fit | EstimateTable;

/** An estimate with the group (equation) and label under which it is listed. */
export interface ListedEstimate extends EstimateRow {
  readonly group: string;
  readonly label: string;
}

/**
 * Refuses what is neither a fit nor a table of estimates.
 *
 * @throws EstimandError "not-a-fit"
 */
export function checkComparable(result: unknown, called: string): void {
  const rows = typeof result === "object" && result !== null ? (result as Partial<EstimateTable>).rows : undefined;
  if (!Array.isArray(rows)) checkFit(result, called);
}

export function isFit(result: Comparable): result is Fit {
  return "estimator" in result;
}

/** The estimates of a fit by equation, or of a table of effects by term and contrast. */
export function listedEstimates(
  result: Comparable,
  level = 0.95,
  labels: Readonly<Record<string, string>> = {},
): ListedEstimate[] {
  if (isFit(result)) return fitEstimates(result, level, labels);
  const contrasts = new Map<string, Set<string | undefined>>();
  for (const { term, contrast } of result.rows) contrasts.set(term, (contrasts.get(term) ?? new Set()).add(contrast));
  return result.rows.map((row) => ({
    ...row,
    group: "",
    label: effectLabel(row, contrasts.get(row.term)!.size > 1, labels),
  }));
}

function fitEstimates(fit: Fit, level: number, labels: Readonly<Record<string, string>>): ListedEstimate[] {
  const byName = new Map(coefficientTable(fit, level).map((row) => [row.name as string, row]));
  return termGroups(fit).flatMap(({ title, terms }) =>
    terms.map(({ name, term }) => ({
      ...byName.get(name)!,
      term: name,
      group: title,
      label: labelOf(labels, name, term),
    })),
  );
}

function effectLabel(
  { term, contrast, cell }: EstimateRow,
  severalContrasts: boolean,
  labels: Readonly<Record<string, string>>,
): string {
  const where = Object.entries(cell ?? {}).map(([name, value]) => `${labelOf(labels, name)} = ${value}`);
  const prediction = contrast === "" && where.length > 0;
  const label = prediction ? [] : [labelOf(labels, term)];
  const usual = contrast === undefined || contrast === "" || contrast === "dy/dx";
  const shown = !usual && (severalContrasts || contrast !== "1 - 0") ? [contrast] : [];
  return [[...label, ...shown].join(": "), where.join(", ")].filter((text) => text !== "").join(", ");
}

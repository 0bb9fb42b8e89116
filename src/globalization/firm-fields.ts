import { capabilitySide, policySide } from "./fields/capability-side.ts";
import { firmSide, people } from "./fields/firm-side.ts";
import { marketSide, outcomeSide } from "./fields/market-side.ts";
import type { FirmField } from "./firm-record.ts";

/** The name of a field of the firm record. */
export type FirmFieldName =
  | keyof typeof firmSide
  | keyof typeof people
  | keyof typeof capabilitySide
  | keyof typeof policySide
  | keyof typeof outcomeSide
  | keyof typeof marketSide;

type Fields = typeof firmSide &
  typeof people &
  typeof capabilitySide &
  typeof policySide &
  typeof outcomeSide &
  typeof marketSide;

type ValueOf<Kind> = Kind extends "category" ? string : Kind extends "binary" ? 0 | 1 | boolean : number;

/** One firm in one year, as the analysis reads it; what a survey lacks stays out. */
export type FirmRecord = { readonly [Name in FirmFieldName]?: ValueOf<Fields[Name]["kind"]> };

/**
 * The data dictionary: every field that the analysis knows, with unit, role, plausible range and labels. The data behind
 * validation, formulas, table labels and the documentation.
 */
export const firmFields: Readonly<Record<FirmFieldName, FirmField>> = {
  ...firmSide,
  ...people,
  ...capabilitySide,
  ...policySide,
  ...outcomeSide,
  ...marketSide,
};

/**
 * Labels of the fields, of the logarithms that formulas make of them, and of the user's own columns (a text, or one in each
 * language), for tables.
 *
 * @example
 * compare([probit("exporter ~ log(employees)", firms)], { labels: fieldLabels("ko") });
 */
export function fieldLabels(
  language: "en" | "ko",
  own: Readonly<Record<string, string | Readonly<Record<"en" | "ko", string>>>> = {},
): Readonly<Record<string, string>> {
  const labels: Record<string, string> = {};
  for (const [name, field] of Object.entries(firmFields)) {
    labels[name] = field.label[language];
    labels[`log(${name})`] = `ln ${field.label[language]}`;
  }
  for (const [name, label] of Object.entries(own)) labels[name] = typeof label === "string" ? label : label[language];
  return labels;
}

import type { FieldRole, FirmField } from "../firm-record.ts";

/** What a field has beyond its kind. */
type Facts = Partial<Pick<FirmField, "possible" | "usual" | "also" | "whole">>;

interface Labelled<Kind extends FirmField["kind"]> extends FirmField {
  readonly kind: Kind;
}

/** Fields by the kind of their values. */
export type FieldsByKind<Category extends string, YesNo extends string, Numeric extends string> = Readonly<
  Record<Category, Labelled<"category">> & Record<YesNo, Labelled<"binary">> & Record<Numeric, Labelled<"number">>
>;

/** A yes or no, as 1 and 0. */
export function yesNo(role: FieldRole, en: string, ko: string, facts: Facts = {}): Labelled<"binary"> {
  return { kind: "binary", role, unit: "0/1", possible: [0, 1], label: { en, ko }, ...facts };
}

/** A text or a code. */
export function category(role: FieldRole, en: string, ko: string, facts: Facts = {}): Labelled<"category"> {
  return { kind: "category", role, unit: "", label: { en, ko }, ...facts };
}

/** An amount of money, in the unit of the survey. */
export function money(role: FieldRole, en: string, ko: string, facts: Facts = {}): Labelled<"number"> {
  return { kind: "number", role, unit: "money", possible: [0, Number.MAX_VALUE], label: { en, ko }, ...facts };
}

/** A part of a whole, from 0 to 1. */
export function share(role: FieldRole, en: string, ko: string, facts: Facts = {}): Labelled<"number"> {
  return { kind: "number", role, unit: "0-1", possible: [0, 1], label: { en, ko }, ...facts };
}

/** Whole numbers of something, from 0. */
export function count(role: FieldRole, unit: string, en: string, ko: string, facts: Facts = {}): Labelled<"number"> {
  const counted = { whole: true, possible: [0, 1e7] } as const;
  return { kind: "number", role, unit, ...counted, label: { en, ko }, ...facts };
}

/** Any other number. */
export function number(role: FieldRole, unit: string, en: string, ko: string, facts: Facts = {}): Labelled<"number"> {
  return { kind: "number", role, unit, label: { en, ko }, ...facts };
}

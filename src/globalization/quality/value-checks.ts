import type { Table } from "../../data/table.ts";
import { firmFields, type FirmFieldName } from "../firm-fields.ts";
import type { FirmField } from "../firm-record.ts";
import { findingOf, type QualityFinding, shortNumber } from "./quality-finding.ts";

/** Fields of numbers in the table, with their values. */
export function numberFields(firms: Table): readonly (readonly [FirmFieldName, FirmField, Float64Array])[] {
  return (Object.keys(firmFields) as FirmFieldName[])
    .filter((name) => firms.has(name) && firms.column(name).kind !== "category" && firmFields[name].kind !== "category")
    .map((name) => [name, firmFields[name], firms.numbers(name)]);
}

/** Values that cannot be, that are unusual, fractions of things that are counted, and yes or no that is neither. */
export function valueChecks(firms: Table): readonly QualityFinding[] {
  return numberFields(firms).flatMap(([name, field, values]) => [
    ...impossible(name, field, values),
    ...unusual(name, field, values),
    ...fractions(name, field, values),
  ]);
}

function impossible(name: FirmFieldName, field: FirmField, values: Float64Array): QualityFinding[] {
  const binary = field.kind === "binary";
  const [low, high] = field.possible ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  const wrong = (x: number): boolean => (binary ? x !== 0 && x !== 1 : x < low || x > high || Math.abs(x) === Infinity);
  const range = binary ? "0/1" : high === Number.MAX_VALUE ? `≥ ${low}` : `${low}–${high}`;
  const about = { severity: "error", code: "impossible-value", fields: [name], rows: values.length } as const;
  return findingOf(
    about,
    (i) => !Number.isNaN(values[i]!) && wrong(values[i]!),
    (count, first) => ({
      en: `${field.label.en}: ${count} value(s) outside what is possible (${range}), such as ${shortNumber(values[first]!)}.`,
      ko: `${field.label.ko}: 가능한 범위(${range})를 벗어난 값이 ${count}건 있습니다(예: ${shortNumber(values[first]!)}).`,
    }),
  );
}

function unusual(name: FirmFieldName, { usual, possible, label }: FirmField, values: Float64Array): QualityFinding[] {
  if (usual === undefined) return [];
  const [low, high] = usual;
  const [least, most] = possible ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  const odd = (x: number): boolean => (x < low && x >= least) || (x > high && x <= most);
  const about = { severity: "note", code: "unusual-value", fields: [name], rows: values.length } as const;
  return findingOf(
    about,
    (i) => odd(values[i]!),
    (count, first) => ({
      en: `${label.en}: ${count} value(s) outside the usual ${low}–${high}, such as ${shortNumber(values[first]!)}. Check the unit.`,
      ko: `${label.ko}: 통상적인 범위(${low}–${high})를 벗어난 값이 ${count}건 있습니다(예: ${shortNumber(values[first]!)}). 단위를 확인하십시오.`,
    }),
  );
}

function fractions(name: FirmFieldName, { whole, label }: FirmField, values: Float64Array): QualityFinding[] {
  if (whole !== true) return [];
  const about = { severity: "warning", code: "not-whole", fields: [name], rows: values.length } as const;
  return findingOf(
    about,
    (i) => Number.isFinite(values[i]!) && !Number.isInteger(values[i]!),
    (count, first) => ({
      en: `${label.en} is counted, but ${count} value(s) are no whole numbers, such as ${shortNumber(values[first]!)}.`,
      ko: `${label.ko}: 정수여야 하는데 정수가 아닌 값이 ${count}건 있습니다(예: ${shortNumber(values[first]!)}).`,
    }),
  );
}

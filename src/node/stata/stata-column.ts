import { isZeroOne } from "../../data/is-zero-one.ts";
import { sortLevels } from "../../data/column.ts";
import type { Column } from "../../data/table.ts";
import { asciiText, untilZero } from "./byte-cursor.ts";
import { longTextReader } from "./long-texts.ts";
import { type StataFile, type StataVariable, widthOf } from "./stata-file.ts";
import type { ValueLabels } from "./value-labels.ts";

export type TextOf = (bytes: Uint8Array) => string;

const daysTo1970 = 3653; // from 1960-01-01, where Stata's dates begin
const millisecondsPerDay = 86_400_000;

/** The numbers of a variable; `.` and `.a` to `.z` are missing; dates and times become days since 1970-01-01. */
export function numbersOf(file: StataFile, j: number): Float64Array {
  const { type, format } = file.variables[j]!;
  const read = numberReader(file, type);
  const { offset, stride } = placeOf(file, j);
  const values = new Float64Array(file.rows);
  for (let i = 0, at = file.data + offset; i < values.length; i++, at += stride) values[i] = read(at);
  if (/^%-?t?d/.test(format)) return values.map((days) => days - daysTo1970);
  return /^%-?tc/.test(format) ? values.map((time) => time / millisecondsPerDay - daysTo1970) : values;
}

/** Above these values lie Stata's missing values. */
function numberReader({ view, littleEndian }: StataFile, type: StataVariable["type"]): (at: number) => number {
  const known = (value: number, most: number): number => (value > most ? Number.NaN : value);
  if (type === "byte") return (at) => known(view.getInt8(at), 100);
  if (type === "int") return (at) => known(view.getInt16(at, littleEndian), 32_740);
  if (type === "long") return (at) => known(view.getInt32(at, littleEndian), 2_147_483_620);
  if (type === "float") return (at) => known(view.getFloat32(at, littleEndian), 1.7014117331926443e38); // below 2^127
  return (at) => known(view.getFloat64(at, littleEndian), 8.988465674311579e307); // below 2^1023
}

function placeOf({ variables }: StataFile, j: number): { readonly offset: number; readonly stride: number } {
  const widths = variables.map(({ type }) => widthOf(type));
  const sum = (of: readonly number[]): number => of.reduce((total, width) => total + width, 0);
  return { offset: sum(widths.slice(0, j)), stride: sum(widths) };
}

/** The texts of a variable; an empty text is missing, as it is for Stata. */
export function textsOf(file: StataFile, j: number, textOf: TextOf): Column {
  const { type } = file.variables[j]!;
  const { offset, stride } = placeOf(file, j);
  const longText = type === "strL" ? longTextReader(file) : undefined;
  const cellAt = (at: number): Uint8Array =>
    longText?.(at) ?? untilZero(new Uint8Array(file.view.buffer, file.view.byteOffset + at, widthOf(type)));
  const codes = new Int32Array(file.rows);
  const codeOf = new Map<string, number>();
  const levels: string[] = [];
  for (let i = 0, at = file.data + offset; i < codes.length; i++, at += stride) {
    const bytes = cellAt(at);
    const key = asciiText(bytes);
    let code = codeOf.get(key);
    if (code === undefined) {
      code = key.trim() === "" ? -1 : levels.length;
      codeOf.set(key, code);
      if (code >= 0) levels.push(textOf(bytes));
    }
    codes[i] = code;
  }
  return sortLevels(codes, levels);
}

/**
 * Numbers with labels as a category, its levels in the order of the numbers; undefined where a number has no label, or
 * where the numbers are 0 and 1, which formulas use as they are.
 */
export function labelledColumn(values: Float64Array, labels: ValueLabels, textOf: TextOf): Column | undefined {
  const found = [...new Set(values)].filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
  if (found.length === 0 || isZeroOne(found)) return undefined;
  if (!found.every((value) => labels.has(value))) return undefined;
  const texts = found.map((value) => textOf(labels.get(value)!));
  if (new Set(texts).size < texts.length) return undefined;
  const codeOf = new Map(found.map((value, code) => [value, code]));
  return { kind: "category", codes: Int32Array.from(values, (value) => codeOf.get(value) ?? -1), levels: texts };
}

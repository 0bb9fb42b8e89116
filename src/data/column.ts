import type { BooleanColumn, CategoryColumn, Column, NumberColumn } from "./table.ts";

/** A number column. A `Float64Array` is used as it is, never copied; null and undefined become NaN. */
export function numberColumn(values: ArrayLike<number | null | undefined>): NumberColumn {
  if (values instanceof Float64Array) return { kind: "number", values };
  const numbers = new Float64Array(values.length);
  for (let i = 0; i < numbers.length; i++) numbers[i] = values[i] ?? Number.NaN;
  return { kind: "number", values: numbers };
}

/** A column of truth values; null and undefined are missing. */
export function booleanColumn(values: ArrayLike<boolean | null | undefined>): BooleanColumn {
  const numbers = new Float64Array(values.length);
  for (let i = 0; i < numbers.length; i++) {
    const value = values[i];
    numbers[i] = value === true ? 1 : value === false ? 0 : Number.NaN;
  }
  return { kind: "boolean", values: numbers };
}

/** A category column from text; null and undefined are missing; levels are the texts that occur, sorted by code point. */
export function categoryColumn(values: ArrayLike<string | null | undefined>): CategoryColumn {
  const codes = new Int32Array(values.length);
  const codeOf = new Map<string, number>();
  for (let i = 0; i < codes.length; i++) {
    const value = values[i];
    if (value === null || value === undefined) {
      codes[i] = -1;
      continue;
    }
    let code = codeOf.get(value);
    if (code === undefined) {
      code = codeOf.size;
      codeOf.set(value, code);
    }
    codes[i] = code;
  }
  return sortLevels(codes, [...codeOf.keys()]);
}

/** A category column whose levels are sorted, from codes into levels in any order; overwrites `codes`. */
export function sortLevels(codes: Int32Array, unsorted: readonly string[]): CategoryColumn {
  const order = unsorted.map((_, code) => code).sort((a, b) => byCodePoint(unsorted[a]!, unsorted[b]!));
  if (order.some((code, position) => code !== position)) {
    const rank = new Int32Array(order.length);
    order.forEach((code, position) => {
      rank[code] = position;
    });
    for (let i = 0; i < codes.length; i++) if (codes[i]! >= 0) codes[i] = rank[codes[i]!]!;
  }
  return { kind: "category", codes, levels: order.map((code) => unsorted[code]!) };
}

/** Order by code point: as `<`, except that `<` puts characters beyond U+FFFF before U+E000 to U+FFFF. */
function byCodePoint(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  for (let i = 0; i < shorter; i++) {
    const left = a.charCodeAt(i);
    const right = b.charCodeAt(i);
    if (left !== right) return unitRank(left) - unitRank(right);
  }
  return a.length - b.length;
}

/** Surrogates (halves of characters beyond U+FFFF) rank above all other units. */
function unitRank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}

/** Number of rows. */
export function columnLength(column: Column): number {
  return column.kind === "category" ? column.codes.length : column.values.length;
}

/** The rows at these positions, copied. Categories keep all their levels. */
export function takeRows(column: Column, rows: Int32Array): Column {
  if (column.kind === "category") {
    const codes = new Int32Array(rows.length);
    for (let i = 0; i < rows.length; i++) codes[i] = column.codes[rows[i]!]!;
    return { kind: "category", codes, levels: column.levels };
  }
  const values = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) values[i] = column.values[rows[i]!]!;
  return { kind: column.kind, values };
}

/** Rows from `start` to before `end`, as a view. */
export function sliceRows(column: Column, start: number, end: number): Column {
  return column.kind === "category"
    ? { kind: "category", codes: column.codes.subarray(start, end), levels: column.levels }
    : { kind: column.kind, values: column.values.subarray(start, end) };
}

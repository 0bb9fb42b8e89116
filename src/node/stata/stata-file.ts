/** How a variable is stored: a number type, a text of so many bytes, or a pointer to a long text. */
export type StataType = "byte" | "int" | "long" | "float" | "double" | "strL" | { readonly bytes: number };

/** A variable of a Stata file. Texts are bytes still: older files do not say in which encoding they are. */
export interface StataVariable {
  readonly name: Uint8Array;
  readonly type: StataType;
  /** Stata's display format: "%9.0g", "%td". */
  readonly format: string;
  readonly label: Uint8Array;
  /** Name of its set of value labels; empty: none. */
  readonly valueLabel: string;
}

/** A Stata file, opened: what it holds and where. */
export interface StataFile {
  /** Of the format: 113 to 115 (Stata 8 to 12), 117 to 119 (Stata 13 and later). */
  readonly release: number;
  readonly view: DataView;
  readonly littleEndian: boolean;
  readonly rows: number;
  readonly label: Uint8Array;
  readonly variables: readonly StataVariable[];
  /** Where the first row begins. */
  readonly data: number;
  /** Where the long texts begin; undefined in formats without them. */
  readonly longTexts: number | undefined;
  /** Where the sets of value labels begin. */
  readonly valueLabels: number;
}

/** Bytes that a value of this type takes in a row. */
export function widthOf(type: StataType): number {
  return typeof type === "object" ? type.bytes : { byte: 1, int: 2, long: 4, float: 4, double: 8, strL: 8 }[type];
}

import type { NumberColumnName } from "../data/input.ts";
import type { IsLiteral, Split, Trim } from "./type-text.ts";

/** Whether there are as many excluded instruments as endogenous columns, "exact", or more, "over". */
export type Identification = "exact" | "over";

/**
 * The identification of a formula with instruments as far as the compiler can know it: "exact" where the bracket plainly has one
 * instrument for each endogenous column, `[educ ~ nearc4]`, else both. Plain is a column of numbers by the data's type, or
 * a function of one column, `log(price)`: a column of texts is as many as it has levels. More names than needed are no
 * more than that: a collinear one is dropped.
 *
 * @example
 * type One = IdentificationOf<"lwage ~ exper + [educ ~ nearc4]", { educ: number; nearc4: number }[]>; // "exact"
 */
export type IdentificationOf<F extends string, D> =
  IsLiteral<F> extends true
    ? F extends `${string}[${string}[${string}`
      ? Identification
      : F extends `${string}[${infer Columns}~${infer Instruments}]${string}`
        ? Compared<Plain<Split<Columns, "+">, NumberColumnName<D>>, Plain<Split<Instruments, "+">, NumberColumnName<D>>>
        : Identification
    : Identification;

/** Two lists of columns, or nothing where it is not plain what columns there are. */
type Compared<Columns, Instruments> = Columns extends readonly string[]
  ? Instruments extends readonly string[]
    ? Columns["length"] extends Instruments["length"]
      ? "exact"
      : Identification
    : Identification
  : Identification;

type Sign = "+" | "-" | "*" | ":" | "^" | "/" | "~" | "|" | "(" | ")" | "[" | "]" | "`" | "'" | '"' | "," | "=";

/** The terms, trimmed, where each is one column and none comes twice; else "open". */
type Plain<Terms extends string[], Numbers extends string, Done extends string[] = []> = Terms extends [
  infer First extends string,
  ...infer Rest extends string[],
]
  ? Trim<First> extends Done[number]
    ? "open"
    : IsOneColumn<Trim<First>, Numbers> extends true
      ? Plain<Rest, Numbers, [...Done, Trim<First>]>
      : "open"
  : Done;

type IsOneColumn<Term extends string, Numbers extends string> = Term extends `${string}${Sign}${string}`
  ? Term extends `${"log" | "exp" | "sqrt" | "abs"}(${infer Column})`
    ? Column extends "" | `${string}${Sign}${string}`
      ? false
      : true
    : false
  : Term extends "" | `${bigint}${string}`
    ? false
    : Term extends Numbers
      ? true
      : false;

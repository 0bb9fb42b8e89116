import type { Compact, IsLiteral, Trim, WithoutQuotes } from "./type-text.ts";

/** What the compiler shows in place of a formula that names a column which the table lacks. */
export type MissingColumn<Name extends string> = `column '${Name}' is not in the table`;

/**
 * The type of a formula parameter: `F` itself when every column named in it is in `Names`, else a text that says which is
 * not. Nothing is claimed when the names are unknown (`string`) or the formula is not a literal. Only names are checked
 * here; the grammar is checked when the formula is read.
 *
 * @example
 * declare function probit<const F extends string, D extends TableInput>(formula: Checked<F, ColumnName<D>>, data: D): Fit;
 * probit("exporter ~ siez", [{ exporter: 1, size: 12 }]);
 * // Argument of type '"exporter ~ siez"' is not assignable to parameter of type '"column 'siez' is not in the table"'
 */
export type Checked<F extends string, Names extends string> = string extends Names
  ? F
  : IsLiteral<F> extends false
    ? F
    : [MissingIn<F, Names>] extends [never]
      ? F
      : MissingColumn<MissingIn<F, Names>>;

/** A record of formulas by role, each checked: the parameter of an estimator with several equations. */
export type CheckedAll<F extends Readonly<Record<string, string>>, Names extends string> = {
  [Role in keyof F]: Checked<F[Role], Names>;
};

/** The first name in formula `F` that is not among `Names`; never when there is none. Names in backticks come first. */
type MissingIn<F extends string, Names extends string> = F extends `${infer Head}\`${infer Name}\`${infer Rest}`
  ? Name extends Names
    ? MissingIn<`${Head}0${Rest}`, Names>
    : Name
  : F extends `${string}${'"' | "'"}${string}`
    ? MissingInPieces<WithoutQuotes<F>, Names>
    : MissingInPieces<F, Names>;

/** From plus sign to plus sign: most pieces are a single name, known at a glance; the others are read by character. */
type MissingInPieces<F extends string, Names extends string> = F extends `${infer Piece}+${infer Rest}`
  ? MissingInPiece<Piece, Names> extends infer Name extends string
    ? [Name] extends [never]
      ? MissingInPieces<Rest, Names>
      : Name
    : never
  : MissingInPiece<F, Names>;

type MissingInPiece<Piece extends string, Names extends string> =
  Trim<Piece> extends Names ? never : MissingInText<Compact<Piece>, Names>;

type Sign = "~" | "-" | "*" | "/" | "^" | "(" | ")" | "[" | "]" | "," | ":" | "|";

type Digit = "0" | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9";
type NumberText = `${"" | "."}${Digit}${string}`;

/**
 * Reads text without spaces. `Word` is the name or number so far. A word before "(" is a function; a word before "=" names
 * an argument, and what follows is made to look like a number, since an argument's value is no column.
 */
type MissingInText<S extends string, Names extends string, Word extends string = ""> = S extends `${infer C}${infer Rest}`
  ? C extends "="
    ? MissingInText<Rest, Names, "0">
    : C extends Sign
      ? Word extends "" | NumberText | Names
        ? MissingInText<Rest, Names>
        : C extends "("
          ? MissingInText<Rest, Names>
          : Word
      : MissingInText<Rest, Names, `${Word}${C}`>
  : Word extends "" | NumberText | Names
    ? never
    : Word;

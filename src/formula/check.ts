import type { IsLiteral, Replace, Trim, WithoutQuotes } from "./type-text.ts";

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
    ? MissingInWords<Words<WithoutQuotes<F>>, Names>
    : MissingInWords<Words<F>, Names>;

/** Every sign made a plus sign, save that a word keeps the parenthesis which makes it a function: "y + log(+ x ++ z". */
type Words<F extends string> = Signs<Replace<F, "(", "(+">, ["~", ")", "-", ":", "*", "^", ",", "/", "[", "]", "|"]>;

type Signs<F extends string, Each extends string[]> = Each extends [
  infer Sign extends string,
  ...infer Rest extends string[],
]
  ? Signs<Replace<F, Sign, "+">, Rest>
  : F;

type Digit = "0" | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9";

/** Words that are no columns: nothing, numbers, functions, arguments such as `ref = north`. */
type NoColumn = "" | `${Digit | `.${Digit}`}${string}` | `${string}(` | `${string}=${string}`;

/** Goes from plus sign to plus sign. */
type MissingInWords<S extends string, Names extends string> = S extends `${infer Word}+${infer Rest}`
  ? Trim<Word> extends Names | NoColumn
    ? MissingInWords<Rest, Names>
    : Trim<Word>
  : Trim<S> extends Names | NoColumn
    ? never
    : Trim<S>;

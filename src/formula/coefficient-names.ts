import type { IsBalanced, IsLiteral, Space, Split, Trim, WithoutQuotes } from "./type-text.ts";

/**
 * The names of the coefficients that a formula gives rise to, as far as the compiler can know them; `string` when `F` is not
 * a literal. A plain column `x` is allowed as `x` (numbers) and as `x[level]` (text). Whatever is not certain is allowed: a
 * name of this type may be absent from the fit (a dropped column), but no coefficient of the fit has another name.
 *
 * @typeParam Prefix the equation's: "selection:"
 * @example
 * type Names = CoefficientNames<"wage ~ educ + C(region) + log(age):female">;
 * // "(Intercept)" | "educ" | `educ[${string}]` | `region[${string}]` | "log(age):female" | `log(age):female[${string}]`
 */
export type CoefficientNames<F extends string, Prefix extends string = ""> =
  IsLiteral<F> extends true
    ? F extends unknown
      ? HasSignInBackticks<F> extends true
        ? string
        : `${Prefix}${F extends `${string}|${string}` ? Exclude<NamesOfSide<RightSide<F>>, "(Intercept)"> : NamesOfSide<RightSide<F>>}`
      : never
    : string;

type Sign = "+" | "-" | "*" | ":" | "^" | "~" | "|" | "(" | ")" | "[" | "]";

/** Whether a name in backticks contains a sign of the formula language: such formulas are left open. */
type HasSignInBackticks<F extends string> = F extends `${string}\`${infer Name}\`${infer Rest}`
  ? Name extends `${string}${Sign}${string}`
    ? true
    : HasSignInBackticks<Rest>
  : false;

/** What stands between "~" and "|", without quotes. */
type RightSide<F extends string> = F extends `${string}~${infer Side}`
  ? BeforeBar<Side extends `${string}${'"' | "'"}${string}` ? WithoutQuotes<Side> : Side>
  : string;

type BeforeBar<Side extends string> = Side extends `${infer Terms}|${string}` ? Terms : Side;

type NamesOfSide<Side extends string> = string extends Side ? string : NamesOfSum<Side, "(Intercept)">;

/** Goes from plus sign to plus sign, gathering names. `Open` is a piece whose parentheses or brackets are not closed yet. */
type NamesOfSum<
  S extends string,
  Names extends string,
  Open extends string = "",
> = S extends `${infer Head}+${infer Rest}`
  ? IsBalanced<`${Open}${Head}`> extends true
    ? NamesOfSum<Rest, WithPiece<Trim<`${Open}${Head}`>, Names>>
    : NamesOfSum<Rest, Names, `${Open}${Head}+`>
  : WithPiece<Trim<`${Open}${S}`>, Names>;

type WithPiece<Piece extends string, Names extends string> = Piece extends `${string}-${string}`
  ? WithDifference<Split<Piece, "-">, Names>
  : Piece extends "0"
    ? Exclude<Names, "(Intercept)">
    : Names | TermNames<Piece>;

/** "a - b - 1": `a` counts; of what is taken away only the intercept is; other names stay allowed. */
type WithDifference<Parts extends string[], Names extends string> = Parts extends [
  infer First extends string,
  ...infer Removed extends string[],
]
  ? TermNames<Trim<First>> | (Trim<Removed[number]> & "1" extends never ? Names : Exclude<Names, "(Intercept)">)
  : never;

/** The names that one term gives: a product of products. */
type TermNames<Term extends string> = Term extends "" | "0"
  ? never
  : Term extends "1"
    ? "(Intercept)"
    : Term extends `${string}${"*" | ":"}${string}`
      ? CrossNames<Split<Term, "*">>
      : FactorNames<Term>;

type CrossNames<Parts extends string[]> = Parts extends [infer One extends string]
  ? InteractionNames<Split<One, ":">>
  : Parts extends [infer Left extends string, infer Right extends string]
    ? TermNames<Trim<Left>> | TermNames<Trim<Right>> | `${TermNames<Trim<Left>>}:${TermNames<Trim<Right>>}`
    : TermNames<Trim<Parts[number]>> | `${string}:${string}`;

type InteractionNames<Parts extends string[]> = Parts extends [
  infer First extends string,
  ...infer Rest extends string[],
]
  ? Rest extends []
    ? FactorNames<Trim<First>>
    : `${FactorNames<Trim<First>>}:${InteractionNames<Rest>}`
  : never;

/** The names that one factor gives: a column, a call, or a group in parentheses or brackets. */
type FactorNames<Factor extends string> = Factor extends `${string}${"(" | "[" | "`" | "^"}${string}`
  ? Factor extends `(${infer Group}`
    ? GroupNames<Group>
    : Factor extends `[${infer Endogenous}~${string}`
      ? NamesOfSum<Endogenous, never>
      : Factor extends `\`${infer Name}\``
        ? ColumnNames<Name>
        : Factor extends `${infer Name}(${string}`
          ? CallNames<Trim<Name>, Factor>
          : Factor extends `${infer Base}^${string}`
            ? FactorNames<Trim<Base>>
            : string
  : ColumnNames<Factor>;

type ColumnNames<Name extends string> = Name | `${Name}[${string}]`;

/** "a + b)^2": the terms, and any interaction. A group that holds calls is left open. */
type GroupNames<Group extends string> = Group extends `${infer Terms})${infer Power}`
  ? Terms extends `${string}(${string}`
    ? string
    : NamesOfSum<Terms, never> | (Power extends "" ? never : `${string}:${string}`)
  : string;

/** Calls are named as written. Where spaces leave the spelling open, any argument is allowed. */
type CallNames<Name extends string, Call extends string> = Name extends "C"
  ? CategoryNames<Call>
  : Name extends "poly"
    ? `poly(${string})[${string}]`
    : Name extends "lag"
      ? `lag(${string}`
      : Name extends "offset"
        ? never
        : Call extends `${string}${Space}${string}`
          ? Call extends `${Name}(${string}`
            ? `${Name}(${string})`
            : `${Name}${Space}(${string})`
          : Call;

type CategoryNames<Call extends string> = Call extends `${string}(${infer Column},${string}`
  ? `${Unquoted<Trim<Column>>}[${string}]`
  : Call extends `${string}(${infer Column})`
    ? `${Unquoted<Trim<Column>>}[${string}]`
    : string;

type Unquoted<Name extends string> = Name extends `\`${infer Inner}\`` ? Inner : Name;

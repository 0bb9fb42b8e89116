/*
 * Types that take text apart while the compiler runs. All recursion is in tail position (the compiler then allows 1000
 * steps) and advances by pieces, not characters, so that long formulas stay cheap.
 */

/** true when `F` is one literal text: `string` and patterns such as `${string} ~ a` are not. */
export type IsLiteral<F extends string> = Record<never, never> extends Record<F, 1> ? false : true;

export type Space = " " | "\n" | "\t" | "\r";

export type Trim<S extends string> = S extends `${Space}${infer Rest}`
  ? Trim<Rest>
  : S extends `${infer Rest}${Space}`
    ? Trim<Rest>
    : S;

/** The text with each occurrence of one text replaced by another. */
export type Replace<
  S extends string,
  Old extends string,
  New extends string,
  Done extends string = "",
> = S extends `${infer Head}${Old}${infer Rest}` ? Replace<Rest, Old, New, `${Done}${Head}${New}`> : `${Done}${S}`;

/** The text without "..." and '...': what they say is no part of any name. */
export type WithoutQuotes<
  S extends string,
  Done extends string = "",
> = S extends `${infer Head}"${string}"${infer Rest}`
  ? WithoutQuotes<Rest, `${Done}${Head}`>
  : Done extends ""
    ? WithoutSingleQuotes<S>
    : WithoutSingleQuotes<`${Done}${S}`>;

type WithoutSingleQuotes<S extends string, Done extends string = ""> = S extends `${infer Head}'${string}'${infer Rest}`
  ? WithoutSingleQuotes<Rest, `${Done}${Head}`>
  : `${Done}${S}`;

/** A tuple as long as the number of times that `Sign` occurs in `S`. */
type Count<S extends string, Sign extends string, Done extends 1[] = []> = S extends `${string}${Sign}${infer Rest}`
  ? Count<Rest, Sign, [...Done, 1]>
  : Done;

/** true when every parenthesis and bracket that opens in `S` closes in it. */
export type IsBalanced<S extends string> = S extends `${string}${"(" | "[" | ")" | "]"}${string}`
  ? [Count<S, "(">, Count<S, "[">] extends [Count<S, ")">, Count<S, "]">]
    ? true
    : false
  : true;

/**
 * The text split at a sign, but not where the sign stands inside parentheses or brackets.
 * `Split<"a + I(b + c)", "+">` is `["a ", " I(b + c)"]`.
 */
export type Split<
  S extends string,
  Sign extends string,
  Done extends string[] = [],
  Open extends string = "",
> = S extends `${infer Head}${Sign}${infer Rest}`
  ? IsBalanced<`${Open}${Head}`> extends true
    ? Split<Rest, Sign, [...Done, `${Open}${Head}`]>
    : Split<Rest, Sign, Done, `${Open}${Head}${Sign}`>
  : [...Done, `${Open}${S}`];

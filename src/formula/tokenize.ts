import { syntaxError } from "./syntax-error.ts";

/** A piece of a formula's text. `value` is the name without backticks, the text without quotes, or the sign itself. */
export interface Token {
  readonly kind: "number" | "name" | "text" | "sign" | "end";
  readonly value: string;
  /** Where it begins and ends in the formula, 0-based, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
}

interface Rule {
  readonly kind: Token["kind"];
  readonly pattern: RegExp;
  value(match: string): string;
}

const asWritten = (match: string): string => match;
const unquoted = (match: string): string => match.slice(1, -1);

const rules: readonly Rule[] = [
  { kind: "number", pattern: /(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/uy, value: asWritten },
  { kind: "name", pattern: /[\p{L}_.][\p{L}\p{M}\p{N}_.]*/uy, value: asWritten },
  { kind: "name", pattern: /`[^`]+`/uy, value: unquoted },
  { kind: "text", pattern: /"[^"]*"|'[^']*'/uy, value: unquoted },
  { kind: "sign", pattern: /<=|>=|!=|[<>]/uy, value: asWritten },
  { kind: "sign", pattern: /[~+\-*/^()[\],:|=]/uy, value: asWritten },
];

const space = /\s*/uy;

/**
 * A formula's text as tokens, the last of kind "end".
 *
 * @throws EstimandError "formula-syntax" at a character that no formula contains, or an unclosed quote
 * @example
 * tokenize("y ~ a").map((token) => token.value); // ["y", "~", "a", ""]
 */
export function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = skipSpace(text, 0);
  while (at < text.length) {
    const token = tokenAt(text, at);
    tokens.push(token);
    at = skipSpace(text, token.end);
  }
  tokens.push({ kind: "end", value: "", start: text.length, end: text.length });
  return tokens;
}

function skipSpace(text: string, at: number): number {
  space.lastIndex = at;
  return at + (space.exec(text)?.[0].length ?? 0);
}

function tokenAt(text: string, at: number): Token {
  for (const rule of rules) {
    rule.pattern.lastIndex = at;
    const match = rule.pattern.exec(text)?.[0];
    if (match !== undefined) return { kind: rule.kind, value: rule.value(match), start: at, end: at + match.length };
  }
  throw syntaxError(text, at, unreadable(text, at));
}

function unreadable(text: string, at: number): string {
  const character = String.fromCodePoint(text.codePointAt(at)!);
  if (character === "`") return "this backtick opens a column name that is never closed (or is empty).";
  if (character === '"' || character === "'") return "this quote is never closed.";
  return `the character '${character}' has no meaning in a formula. A column name that contains it goes in backticks: \`a${character}b\`.`;
}

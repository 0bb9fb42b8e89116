import { syntaxError } from "./syntax-error.ts";
import { type Token, tokenize } from "./tokenize.ts";

/** Reads a formula's tokens from left to right. */
export class TokenReader {
  readonly text: string;
  readonly #tokens: readonly Token[];
  #position = 0;

  constructor(text: string) {
    this.text = text;
    this.#tokens = tokenize(text);
  }

  /** The token ahead (`offset` 0) or a later one; beyond the end: the end. */
  peek(offset = 0): Token {
    return this.#tokens[Math.min(this.#position + offset, this.#tokens.length - 1)]!;
  }

  next(): Token {
    const token = this.peek();
    this.#position += 1;
    return token;
  }

  /** Whether one of these signs is ahead. */
  sees(...signs: readonly string[]): boolean {
    return this.peek().kind === "sign" && signs.includes(this.peek().value);
  }

  /** Takes the sign if it is ahead. */
  takes(sign: string): boolean {
    const seen = this.sees(sign);
    if (seen) this.next();
    return seen;
  }

  /** Takes the sign, or throws saying what was expected. */
  expect(sign: string, expected = `'${sign}'`): Token {
    if (!this.sees(sign)) throw this.unexpected(expected);
    return this.next();
  }

  /** The text as written from a position to the last token taken. */
  written(start: number): string {
    return this.text.slice(start, this.#tokens[this.#position - 1]!.end);
  }

  /** The error "expected ..., found ..." at the token ahead. */
  unexpected(expected: string): Error {
    const token = this.peek();
    const found = token.kind === "end" ? "the end of the formula" : `'${this.text.slice(token.start, token.end)}'`;
    return syntaxError(this.text, token.start, `expected ${expected}, found ${found}.`, { expected });
  }

  /** An error in words at a token. */
  fault(token: Token, sentence: string): Error {
    return syntaxError(this.text, token.start, sentence);
  }
}

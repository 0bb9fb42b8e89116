import { didYouMean } from "../data/nearest-names.ts";
import { EstimandError } from "../errors.ts";
import { combine, isConstant, type Linear, type Restriction } from "./linear-combination.ts";

/** Reads the sides of a hypothesis from left to right: sums of products of numbers and coefficient names. */
export class HypothesisReader {
  readonly #text: string;
  readonly #names: readonly string[];
  readonly #longestFirst: readonly string[];
  #at = 0;

  constructor(text: string, names: readonly string[]) {
    this.#text = text;
    this.#names = names;
    this.#longestFirst = [...names].sort((a, b) => b.length - a.length);
  }

  restriction(left: Linear, right: Linear): Restriction {
    const { weights, constant } = combine(left, right, 1, -1);
    if (weights.every((weight) => weight === 0)) {
      throw new EstimandError(
        "bad-hypothesis",
        `The hypothesis "${this.#text}" restricts no coefficient: both sides are the same, or both are numbers.`,
        { hypothesis: this.#text },
      );
    }
    return { weights, value: constant === 0 ? 0 : -constant };
  }

  constant(value: number): Linear {
    return { constant: value, weights: new Float64Array(this.#names.length) };
  }

  sum(): Linear {
    let total = this.product();
    for (;;) {
      if (this.take("+")) total = combine(total, this.product(), 1, 1);
      else if (this.take("-") || this.take("−")) total = combine(total, this.product(), 1, -1);
      else return total;
    }
  }

  product(): Linear {
    let total = this.factor();
    for (;;) {
      const at = this.#at;
      if (this.take("*")) total = this.#times(total, this.factor(), at);
      else if (this.take("/")) total = this.#over(total, this.factor(), at);
      else return total;
    }
  }

  factor(): Linear {
    if (this.take("-") || this.take("−")) return combine(this.factor(), this.constant(0), -1, 1);
    if (this.take("+")) return this.factor();
    this.#skipSpace();
    const name = this.#name();
    if (name !== undefined) {
      const weights = new Float64Array(this.#names.length);
      weights[this.#names.indexOf(name)] = 1;
      return { constant: 0, weights };
    }
    if (this.take("(")) {
      const inside = this.sum();
      if (!this.take(")")) throw this.fault(`expected ")"`);
      return inside;
    }
    return this.constant(this.#number());
  }

  take(symbol: string): boolean {
    this.#skipSpace();
    if (!this.#text.startsWith(symbol, this.#at)) return false;
    this.#at += symbol.length;
    return true;
  }

  done(): boolean {
    this.#skipSpace();
    return this.#at >= this.#text.length;
  }

  fault(what: string, at: number = this.#at): EstimandError {
    const found = at < this.#text.length ? `found "${this.#text.slice(at, at + 12)}"` : "the text ends";
    return new EstimandError(
      "bad-hypothesis",
      `In the hypothesis "${this.#text}", position ${at + 1}: ${what}, ${found}.`,
      {
        hypothesis: this.#text,
        position: at + 1,
      },
    );
  }

  #skipSpace(): void {
    while (/\s/.test(this.#text.charAt(this.#at))) this.#at++;
  }

  /** The longest coefficient name that stands here; names may hold brackets, colons, spaces and operators. */
  #name(): string | undefined {
    if (this.#text.charAt(this.#at) === "`") return this.#quotedName();
    const name = this.#longestFirst.find((candidate) => this.#standsHere(candidate));
    if (name !== undefined) this.#at += name.length;
    return name;
  }

  #standsHere(name: string): boolean {
    if (!this.#text.startsWith(name, this.#at)) return false;
    const next = this.#text.charAt(this.#at + name.length);
    return !/[\p{L}\p{N}_.:[(]/u.test(next);
  }

  #quotedName(): string {
    const end = this.#text.indexOf("`", this.#at + 1);
    if (end < 0) throw this.fault("the backtick is not closed");
    const name = this.#text.slice(this.#at + 1, end);
    if (!this.#names.includes(name)) throw this.#unknown(name);
    this.#at = end + 1;
    return name;
  }

  #number(): number {
    const rest = this.#text.slice(this.#at);
    const digits = /^(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?(?![\p{L}\p{N}_.:[(])/u.exec(rest)?.[0];
    if (digits !== undefined) {
      this.#at += digits.length;
      return Number(digits);
    }
    const word = /^[\p{L}\p{N}_.][\p{L}\p{N}_.:]*(\([^)]*\))?(\[[^\]]*\])?(:[\p{L}\p{N}_.:]+)?/u.exec(rest)?.[0];
    if (word !== undefined) throw this.#unknown(word);
    throw this.fault("expected a coefficient or a number");
  }

  #unknown(name: string): EstimandError {
    return new EstimandError(
      "unknown-coefficient",
      `In the hypothesis "${this.#text}": the fit has no coefficient '${name}'. ${didYouMean(name, this.#names)}`,
      { hypothesis: this.#text, name, names: this.#names },
    );
  }

  #times(left: Linear, right: Linear, at: number): Linear {
    if (isConstant(left)) return combine(right, this.constant(0), left.constant, 1);
    if (isConstant(right)) return combine(left, this.constant(0), right.constant, 1);
    throw this.fault("a product of coefficients is not linear; multiply by numbers only", at);
  }

  #over(left: Linear, right: Linear, at: number): Linear {
    if (!isConstant(right)) throw this.fault("a quotient of coefficients is not linear; divide by numbers only", at);
    if (right.constant === 0) throw this.fault("division by zero", at);
    return combine(left, this.constant(0), 1 / right.constant, 1);
  }
}

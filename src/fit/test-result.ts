/** A hypothesis test as a record: what was tested, in a sentence, and what came out. */
export interface TestResult {
  /** "Wald test", "Sargan test of overidentifying restrictions". */
  readonly name: string;
  /** The null hypothesis as a sentence: "The coefficients of a and b are both zero." */
  readonly null: string;
  readonly statistic: number;
  readonly distribution: "chi2" | "F" | "t" | "normal" | "mixture" | "bootstrap" | "durbin-watson";
  /** Degrees of freedom: [q], [q, df2], [df] or []. */
  readonly df: readonly number[];
  readonly p: number;
  /** Anything that qualifies the number. */
  readonly note?: string;
  toString(): string;
}

import type { Facts } from "../../errors.ts";

/** Writes a warning's sentence from its facts. */
export type KoreanSentence = (facts: Facts) => string;

/** A number with as many digits as the English message has. */
export function digits(x: unknown, count: number): string {
  const value = Number(x);
  return Number.isFinite(value) ? String(Number(value.toPrecision(count))) : String(value);
}

/** Names one after the other. */
export function listed(names: unknown): string {
  return (Array.isArray(names) ? names : [names]).map((name) => `'${String(name)}'`).join(", ");
}

/** Whether a fact is there. */
export function has(facts: Facts, name: string): boolean {
  return facts[name] !== undefined;
}

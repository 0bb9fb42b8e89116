import { didYouMean } from "../../data/nearest-names.ts";
import { type ErrorCode, EstimandError } from "../../errors.ts";

type FaultCode = Extract<ErrorCode, "bad-option" | "bad-mapping">;

/** Refuses a value of another shape than is wanted: `at` says where it stands, as "specification.performance". */
export type Shape = (value: unknown, at: string, code: FaultCode) => void;

/** What a value must be. */
export function shapeOf(wanted: string, holds: (value: unknown) => boolean): Shape {
  return (value, at, code) => {
    if (!holds(value)) throw misshapen(value, at, wanted, code);
  };
}

export const isText = (value: unknown): value is string => typeof value === "string";
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const text: Shape = shapeOf("a text", isText);
export const number: Shape = shapeOf("a number", (value) => typeof value === "number");
export const textOrNumber: Shape = shapeOf(
  'a number, or a text such as "x + 1"',
  (value) => isText(value) || typeof value === "number",
);
export const truth: Shape = shapeOf("true or false", (value) => typeof value === "boolean");
/** Anything: what it holds is checked where it is read. */
export const record: Shape = shapeOf("a record { ... }", isRecord);

export const texts: Shape = listOf(text, 'a list of texts, as ["a", "b"]');

/** One of some words. */
export function wordOf(words: readonly string[]): Shape {
  return (value, at, code) => {
    if (isText(value) && words.includes(value)) return;
    throw new EstimandError(code, `${at} is ${shown(value)}. ${didYouMean(String(value), words)}`, {
      at,
      known: words,
    });
  };
}

/** A list whose entries have a shape. */
export function listOf(each: Shape, wanted: string): Shape {
  return (value, at, code) => {
    if (!Array.isArray(value)) throw misshapen(value, at, wanted, code);
    for (const [i, entry] of value.entries()) each(entry, `${at}[${i}]`, code);
  };
}

/** A record of names that the user chooses. */
export function recordOf(each: Shape, wanted: string): Shape {
  return (value, at, code) => {
    if (!isRecord(value)) throw misshapen(value, at, wanted, code);
    for (const [name, entry] of Object.entries(value)) if (entry !== undefined) each(entry, `${at}.${name}`, code);
  };
}

/** A record of names that are known: others are refused, and `needed` must be there. */
export function entriesOf(known: Readonly<Record<string, Shape>>, needed: readonly string[] = []): Shape {
  const names = Object.keys(known);
  return (value, at, code) => {
    if (!isRecord(value)) throw misshapen(value, at, `a record of ${names.join(", ")}`, code);
    const unknown = Object.keys(value).find((name) => !Object.hasOwn(known, name));
    if (unknown !== undefined) {
      const message = `${at} has no entry '${unknown}'. ${didYouMean(unknown, names)}`;
      throw new EstimandError(code, message, { at, entry: unknown, known: names });
    }
    const absent = needed.find((name) => value[name] === undefined);
    if (absent !== undefined) throw new EstimandError(code, `${at} needs '${absent}'.`, { at, entry: absent });
    for (const [name, entry] of Object.entries(value)) {
      if (entry !== undefined) known[name]!(entry, `${at}.${name}`, code);
    }
  };
}

/** The first shape for texts, the second for all else. */
export const textElse =
  (ofText: Shape, other: Shape): Shape =>
  (value, at, code) =>
    (isText(value) ? ofText : other)(value, at, code);

function misshapen(value: unknown, at: string, wanted: string, code: FaultCode): EstimandError {
  const leave = value === null ? "leave it out, or " : "";
  return new EstimandError(code, `${at} is ${shown(value)}: ${leave}give ${wanted}.`, { at });
}

function shown(value: unknown): string {
  const written = JSON.stringify(value) ?? String(value);
  return written.length > 60 ? `${written.slice(0, 57)}...` : written;
}

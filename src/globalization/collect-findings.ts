import type { Fit } from "../fit/fit.ts";
import type { AnalysisParts, IdentificationFinding, LeftOut, PartName } from "./analysis-result.ts";
import { isSkipped, type Skipped } from "./parts/part.ts";

/** Every warning of every fit within the parts, each once for a model. */
export function identificationFindings(parts: AnalysisParts): IdentificationFinding[] {
  const found = new Map<string, IdentificationFinding>();
  for (const [part, result] of entriesOf(parts)) {
    for (const [within, fit] of fitsWithin(result, [])) {
      for (const warning of fit.warnings) {
        const key = `${part} ${fit.title} ${warning.message}`;
        if (!found.has(key)) found.set(key, { ...warning, part, within, model: fit.title });
      }
    }
  }
  return [...found.values()];
}

/** Every fit within the parts. */
export function fitsOf(parts: AnalysisParts): Fit[] {
  return entriesOf(parts).flatMap(([, result]) => fitsWithin(result, []).map(([, fit]) => fit));
}

/** The parts that were left out, and the estimates within the others. */
export function leftOutOf(parts: AnalysisParts): LeftOut[] {
  return entriesOf(parts).flatMap(([part, result]): LeftOut[] => {
    if (isSkipped(result)) return [{ ...result, part }];
    return skippedWithin(result, []).map(([within, reason]) => ({ ...reason, part, within }));
  });
}

function entriesOf(parts: AnalysisParts): [PartName, object][] {
  return Object.entries(parts) as [PartName, object][];
}

const isRecord = (value: unknown): value is object => typeof value === "object" && value !== null;
const isFit = (value: object): value is Fit => Object.hasOwn(value, "estimator") && Object.hasOwn(value, "warnings");

/** Results are records of records: fits are their leaves here, and what is not plain is not looked into. */
function fitsWithin(result: object, path: readonly string[]): [within: string, Fit][] {
  if (isFit(result)) return [[path.join("."), result]];
  return plainEntries(result).flatMap(([name, value]) => fitsWithin(value, [...path, name]));
}

function skippedWithin(result: object, path: readonly string[]): [within: string, Skipped][] {
  if (isSkipped(result)) return [[path.join("."), result]];
  return isFit(result) ? [] : plainEntries(result).flatMap(([name, value]) => skippedWithin(value, [...path, name]));
}

/** A result's own records: not its effects and printed tables, which have the warnings of their fits again. */
function plainEntries(result: object): [string, object][] {
  if (ArrayBuffer.isView(result) || Object.hasOwn(result, "quantity")) return [];
  return Object.entries(result).flatMap(([name, value]): [string, object][] =>
    isRecord(value) ? [[(value as { group?: string }).group ?? name, value]] : [],
  );
}

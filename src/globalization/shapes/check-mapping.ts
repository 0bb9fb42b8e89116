import type { FirmMapping } from "../firm-mapping.ts";
import { sentence, specificationShape } from "./check-specification.ts";
import { entriesOf, isRecord, isText, number, record, recordOf, type Shape, shapeOf } from "./shape.ts";
import { text, textOrNumber, texts, truth } from "./shape.ts";

const value = shapeOf('the value that means yes, as "예" or 1', (given) =>
  ["string", "number", "boolean"].includes(typeof given),
);
const equals = entriesOf({ column: text, equals: value }, ["column", "equals"]);

const column = shapeOf('a column, arithmetic on columns, or { "column": ..., "equals": ... }', isText);
const source: Shape = (given, at, code) => (isRecord(given) ? equals : column)(given, at, code);

const textOrFalse = shapeOf("a column of weights, or false", (given) => isText(given) || given === false);

/** Scenarios by name. */
export const scenariosShape: Shape = recordOf(
  recordOf(textOrNumber, 'a record of changes, as { "rdIntensity": "x + 1" }'),
  'a record of scenarios by name, as { "grants": { "rdIntensity": "x + 1" } }',
);

/** What a mapping may hold, and the file that has one with what a report is to show. */
const entries: Readonly<Record<string, Shape>> = {
  name: text,
  currency: text,
  fields: recordOf(source, 'a record from fields to columns, as { "sales": "매출액" }'),
  keep: texts,
  indicators: recordOf(equals, 'a record of { "column": ..., "equals": ... } by name'),
  labels: recordOf(sentence, "a record of texts by column"),
  where: equals,
  complete: texts,
  specification: specificationShape,
  scenarios: scenariosShape,
  policy: entriesOf({ group: text, weights: textOrFalse, sampling: truth, level: number }),
  cases: texts,
  csv: record,
  simulate: record,
};

/**
 * Refuses a mapping with entries that there are not, as misspelt ones are, or of another kind than they must be.
 *
 * @throws EstimandError "bad-mapping"
 */
export function checkMapping(mapping: FirmMapping, needed: readonly string[] = []): void {
  entriesOf(entries, needed)(mapping, "mapping", "bad-mapping");
}

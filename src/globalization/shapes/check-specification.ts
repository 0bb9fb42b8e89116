import type { DeterminantSpecification } from "../specification.ts";
import { entriesOf, listOf, recordOf, text, textElse, texts, type Shape, wordOf } from "./shape.ts";

const equations = { selection: text, outcome: text };

const capability = entriesOf(
  { participation: text, performance: entriesOf(equations, ["selection", "outcome"]), equation: text },
  ["participation"],
);

const controls = 'a record of lists of terms by name, as { basic: ["lnEmployees"], none: [] }';
const samples = 'a record of conditions by name, as { small: "employees < 50" }';
const covariance = textElse(wordOf(["iid", "HC1"]), entriesOf({ cluster: text }, ["cluster"]));

const robustness = entriesOf(
  {
    of: text,
    controls: recordOf(texts, controls),
    samples: recordOf(text, samples),
    estimators: listOf(wordOf(["probit", "logit", "cloglog", "ols"]), 'a list, as ["probit", "logit"]'),
    vcov: listOf(covariance, 'a list, as ["iid", "HC1", { cluster: "region" }]'),
  },
  ["of"],
);

/** A text, or one in each language. */
export const sentence: Shape = textElse(text, entriesOf({ en: text, ko: text }, ["en", "ko"]));

const entries: Readonly<Record<keyof DeterminantSpecification, Shape>> = {
  weights: text,
  characteristics: entriesOf({ by: texts, columns: texts, weights: text, strata: text }),
  participation: text,
  performance: entriesOf({ ...equations, share: text }, ["selection", "outcome"]),
  capability: textElse(text, capability),
  stages: text,
  markets: entriesOf({ formula: text, where: text }, ["formula"]),
  support: entriesOf({ use: text, outcome: text, sales: text }, ["use", "outcome"]),
  persistence: entriesOf({ formula: text, panel: text, time: text }, ["formula", "panel", "time"]),
  robustness,
  group: text,
  cautions: listOf(sentence, 'a list of texts, as ["Sampled firms only."]'),
};

/** What a specification may hold. */
export const specificationShape: Shape = entriesOf(entries);

/**
 * Refuses a specification with entries that there are not, as misspelt ones are, or of another kind than they must be.
 *
 * @throws EstimandError "bad-option"
 */
export function checkSpecification(specification: DeterminantSpecification): void {
  specificationShape(specification, "specification", "bad-option");
}

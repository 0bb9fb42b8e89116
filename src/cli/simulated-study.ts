import { EstimandError } from "../errors.ts";
import { determinantAnalysis } from "../globalization/analysis.ts";
import type { DataSource, DeterminantAnalysis } from "../globalization/analysis-result.ts";
import type { Language } from "../globalization/quality/quality-finding.ts";
import { simulateFirms } from "../globalization/simulate-firms.ts";
import { readMapping, type StudyMapping } from "./read-mapping.ts";

/** A mapping of firms that are simulated: the specification that a report of such firms prints. */
export async function readSimulation(map: string): Promise<StudyMapping> {
  const mapping = await readMapping(map);
  if (mapping.simulate !== undefined) return mapping;
  throw new EstimandError("bad-option", `${map} maps columns, and there is no --data: name the file of the firms.`, {
    option: "data",
  });
}

/** Of firms that are simulated: by default, or as a mapping says. */
export function simulatedStudy(
  seed: string | undefined,
  mapping: StudyMapping | undefined,
  language: Language,
  onProgress: (line: string) => void,
): DeterminantAnalysis {
  const number = Number(seed ?? mapping?.simulate?.seed ?? 2019);
  if (!Number.isSafeInteger(number))
    throw new EstimandError("bad-option", `--seed is a whole number, not '${seed}'.`, { seed });
  onProgress("simulating firms");
  const simulated = simulateFirms({ ...mapping?.simulate, seed: number });
  const source = mapping === undefined ? simulatedSource[language] : sourceOf(mapping);
  const specification = mapping?.specification;
  return determinantAnalysis(simulated.table, {
    simulated,
    source,
    onProgress,
    ...(specification === undefined ? {} : { specification }),
  });
}

function sourceOf({ name, currency, labels }: StudyMapping): DataSource {
  return {
    ...(name === undefined ? {} : { name }),
    ...(currency === undefined ? {} : { currency }),
    ...(labels === undefined ? {} : { labels }),
  };
}

const simulatedSource = {
  en: { name: "the simulated survey", currency: "million KRW" },
  ko: { name: "모의 조사자료", currency: "백만 원" },
} as const;

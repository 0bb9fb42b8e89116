import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Recovered, recoverTogether } from "../recovery-cases/recovery.ts";
import type { PartCase } from "./part-case.ts";

/** What became of a part: its estimates' parameters, the first of which has a naive counterpart. */
export interface PartRecovery {
  readonly part: string;
  readonly question: string;
  readonly design: string;
  readonly replications: number;
  readonly models: readonly (readonly Recovered[])[];
  readonly naive: readonly Recovered[];
}

function recoverPart({ part, question, design, drawn, models, naive }: PartCase, replications: number): PartRecovery {
  const begun = performance.now();
  const cases = [...models, naive].map((one) => ({ ...drawn, ...one }));
  const rows = recoverTogether(cases, replications);
  const found = { part, question, design, replications, models: rows.slice(0, -1), naive: rows.at(-1)! };
  process.stderr.write(`${((performance.now() - begun) / 1000).toFixed(1)} s  ${part}\n`);
  return found;
}

/** Draws a part and keeps it in the folder, or reads it from there. */
export function keptPart(one: PartCase, replications: number, folder: string | undefined): PartRecovery {
  if (folder === undefined) return recoverPart(one, replications);
  const path = join(folder, `${one.part.replaceAll(/\W+/gu, "-")}.json`);
  if (existsSync(path)) {
    const kept = JSON.parse(readFileSync(path, "utf8")) as PartRecovery;
    if (kept.replications === replications) return asWritten(kept, one);
    throw new Error(`${path} has ${kept.replications} samples, not ${replications}: remove it, or ask for as many.`);
  }
  const found = recoverPart(one, replications);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path, `${JSON.stringify(found, undefined, 2)}\n`);
  return found;
}

/** A kept part with its words as they are written now. */
function asWritten(kept: PartRecovery, { question, design, models, naive }: PartCase): PartRecovery {
  const reasoned = (rows: readonly Recovered[], why: PartCase["naive"]["why"]): readonly Recovered[] =>
    rows.map((row) => ({ ...row, why: why?.[row.parameter] }));
  return {
    ...kept,
    question,
    design,
    models: kept.models.map((rows, i) => reasoned(rows, models[i]!.why)),
    naive: reasoned(kept.naive, naive.why),
  };
}

import { kept } from "../kept.ts";
import { type Estimator, type Recovered, recoverTogether } from "../recovery-cases/recovery.ts";
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
  const rows = recoverTogether(drawn, [...models, naive], replications);
  return { part, question, design, replications, models: rows.slice(0, -1), naive: rows.at(-1)! };
}

/** Draws a part and keeps it in the folder, or reads it from there; its words are as they are written now. */
export function keptPart(one: PartCase, replications: number, folder: string | undefined): PartRecovery {
  const { part, question, design, models, naive } = one;
  const found = kept(folder, part, replications, () => recoverPart(one, replications));
  const reasoned = (rows: readonly Recovered[], { why }: Estimator): readonly Recovered[] =>
    rows.map((row) => ({ ...row, why: why?.[row.parameter] }));
  return {
    ...found,
    question,
    design,
    models: found.models.map((rows, i) => reasoned(rows, models[i]!)),
    naive: reasoned(found.naive, naive),
  };
}

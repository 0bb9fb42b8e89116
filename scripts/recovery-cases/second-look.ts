import { type Recovered, type RecoveryCase, recover } from "./recovery.ts";
import { biasOf, missed, unexplained } from "./table.ts";

/** What became of a case, and of what it missed in a second run. */
export interface CaseRecovery {
  readonly title: string;
  readonly replications: number;
  readonly rows: readonly Recovered[];
  /** Where something is missed whose cause is known: the same case with four times as many rows. */
  readonly larger: readonly Recovered[];
  /** Where something is missed and no cause is known: twice as many samples, from another seed. */
  readonly more: readonly Recovered[];
}

/** A case, and where it misses something a second look from another seed. */
export function recoverCase(one: RecoveryCase, replications: number): CaseRecovery {
  const rows = recover(one, replications);
  const far = rows.filter(missed);
  const another = { ...one, seed: one.seed + 10_000 };
  const known = far.some(({ why }) => why !== undefined);
  const unknown = far.some(({ why }) => why === undefined);
  return {
    title: one.title,
    replications,
    rows,
    larger: known ? recover(another, replications, 4) : [],
    more: unknown ? recover(another, 2 * replications) : [],
  };
}

/** Why a parameter is missed, with what the second look found. */
export function reasonOf(row: Recovered, { larger, more }: CaseRecovery): string {
  const again = (row.why === undefined ? more : larger).find(
    ({ title, parameter }) => title === row.title && parameter === row.parameter,
  );
  if (again === undefined) return row.why ?? unexplained;
  if (row.why !== undefined) return `${row.why} With four times as many rows: ${found(again)}.`;
  const elsewhere = `${again.samples} samples from another seed have ${found(again)}.`;
  return missed(again) ? `no cause is known, and ${elsewhere}` : `chance: ${elsewhere}`;
}

function found(row: Recovered): string {
  const percent = ({ coverage }: Pick<Recovered, "coverage">): string => `${(100 * coverage).toFixed(1)}%`;
  const others = Object.entries(row.others ?? {}).map(([name, one]) => ` (${name} ${percent(one)})`);
  return `bias ${biasOf(row)}, coverage ${percent(row)}${others.join("")}`;
}

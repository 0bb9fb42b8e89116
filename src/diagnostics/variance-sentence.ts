import type { Facts } from "../errors.ts";
import { parameterName } from "../formula/drop-collinear.ts";
import type { Frame } from "../formula/frame-types.ts";
import { allRows, theseRows } from "./all-rows.ts";
import { quoted } from "./listed.ts";
import { combination } from "./separation-sentence.ts";
import { type VarianceSeparation, valuesOf } from "./variance-separation.ts";

export const nameIn = ({ equations }: Frame, column: number): string =>
  parameterName(equations[1]!.role, equations[1]!.regressors.names[column]!);

/** What is told of it. */
export interface Told {
  readonly message: string;
  /** "these 12 rows". */
  readonly rows: string;
  readonly facts: Facts & { readonly columns: readonly string[] };
}

/** Where σ runs off and why, as the first part of a sentence. */
export function varianceSentence(frame: Frame, found: VarianceSeparation): Told {
  const { regressors } = frame.equations[1]!;
  const column = frame.equations[0]!.outcomeName;
  const parts = Array.from(found.direction.keys()).filter((j) => found.direction[j] !== 0);
  const columns = parts.map((j) => nameIn(frame, j));
  const sum = combination(parts.map((j) => [regressors.names[j]!, found.direction[j]!]));
  const values = valuesOf({ columns: regressors.columns }, found.direction, frame.rows);
  const where = (rows: Uint8Array, sign: "<" | ">"): string | undefined => {
    const there = new Set(values.filter((_, i) => rows[i] === 1));
    if (there.size === 0) return undefined;
    const isBase = parts.every((j) => regressors.columns[j]!.every((value, i) => rows[i] === 0 || value === 0));
    if (isBase) return `${parts.map((j) => regressors.names[j]!).join(" = ")} = 0`;
    if (parts.length > 1 || there.size > 1) return `${sum} ${sign} ${Number(found.border.toPrecision(5))}`;
    return `${regressors.names[parts[0]!]} = ${Number(([...there][0]! * found.direction[parts[0]!]!).toPrecision(5))}`;
  };
  const [sure, open] = [found.sure, found.open].map((rows) => rows.reduce((total, each) => total + each, 0));
  const [below, above] = [where(found.sure, "<"), where(found.open, ">")];
  const why = [
    ...(sure! > 0
      ? [
          `in ${allRows(sure!)} with ${below} '${column}' is what the sign of the index says, so that σ falls to 0 there`,
        ]
      : []),
    ...(open! > 0
      ? [
          `in ${allRows(open!)} with ${above} the index says nothing of '${column}', or the opposite, so that σ grows without bound there`,
        ]
      : []),
  ].join(", and ");
  const message = `${why[0]!.toUpperCase()}${why.slice(1)}: no finite coefficient of ${quoted(columns)} is best`;
  const rows = theseRows(sure! + open!);
  return { message, rows, facts: { variance: true, column, columns, rows: sure! + open!, sure, open, below, above } };
}

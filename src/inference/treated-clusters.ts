import type { Design, Equation, Frame } from "../formula/frame-types.ts";
import type { Grouping } from "./grouping.ts";

/** A 0/1 column whose rarer value occurs in some of the clusters only: it treats clusters. */
export interface Treatment {
  readonly name: string;
  /** The value (1 or 0) that occurs in fewer clusters; the others have the other value throughout. */
  readonly value: 0 | 1;
  /** How many clusters it ever occurs in. */
  readonly clusters: number;
  /** The term, where the column is one of several levels: "region[north]" beside "region[south]"; else undefined. */
  readonly levelOf: string | undefined;
  /** Whether the column is constant within clusters. */
  readonly constant: boolean;
  /** An excluded instrument. */
  readonly instrument: boolean;
}

/** The 0/1 columns of an equation, and its excluded instruments, that some of the clusters have; before effects are absorbed. */
export function treatedClusters(frame: Frame, equation: Equation, way: Grouping): Treatment[] {
  const { regressors, instruments } = equation;
  return [
    ...treatments(frame, equation, regressors, way, false),
    ...(instruments === undefined ? [] : treatments(frame, equation, instruments, way, true)),
  ];
}

function treatments(
  frame: Frame,
  { role, active }: Equation,
  design: Design,
  way: Grouping,
  instrument: boolean,
): Treatment[] {
  const columns = frame.absorbed?.demean ? design.basis.evaluate(frame.table, active) : design.columns;
  const terms = design.names.map((name, j) => design.basis.terms?.[j] ?? name.replaceAll(/\[[^\]]*\]/g, "[]"));
  return design.names.flatMap((name, j) => {
    const found = rarerValue(columns[j]!, active, way);
    if (found === undefined) return [];
    const several = name.includes("[") && terms.indexOf(terms[j]!) !== terms.lastIndexOf(terms[j]!);
    const levelOf = several ? terms[j]! : undefined;
    return [{ ...found, name: role === "" ? name : `${role}:${name}`, levelOf, instrument }];
  });
}

/** Undefined for a column with other values than 0 and 1, or both of whose values occur in every cluster. */
function rarerValue(
  values: Float64Array,
  active: Uint8Array | undefined,
  way: Grouping,
): Pick<Treatment, "value" | "clusters" | "constant"> | undefined {
  const seen = new Uint8Array(way.count);
  for (let i = 0; i < values.length; i++) {
    if (active !== undefined && active[i] === 0) continue;
    const value = values[i]!;
    if (value !== 0 && value !== 1) return undefined;
    seen[way.codes[i]!]! |= value + 1;
  }
  const only = [0, 0, 0, 0];
  for (const which of seen) only[which]!++;
  const [, zeros, ones, both] = only as [number, number, number, number];
  const value = ones <= zeros ? 1 : 0;
  const clusters = both + Math.min(ones, zeros);
  const others = Math.max(ones, zeros);
  return clusters === 0 || others === 0 ? undefined : { value, clusters, constant: both === 0 };
}

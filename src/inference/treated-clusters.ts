import type { Equation } from "../formula/frame-types.ts";
import type { Grouping } from "./grouping.ts";

/** A 0/1 regressor that is constant within clusters: how many clusters have its rarer value. */
export interface Treatment {
  readonly name: string;
  /** The value (1 or 0) that fewer clusters have. */
  readonly value: 0 | 1;
  readonly clusters: number;
  /** One of several level columns of a category: "region[north]" beside "region[south]". */
  readonly oneOfSeveralLevels: boolean;
}

/** The 0/1 regressors of an equation that vary between clusters only. */
export function treatedClusters(equation: Equation, way: Grouping): Treatment[] {
  const { names, columns } = equation.regressors;
  const levels = new Map<string, number>();
  for (const name of names) levels.set(term(name), (levels.get(term(name)) ?? 0) + 1);
  return names.flatMap((name, j): Treatment[] => {
    const counts = countClusters(columns[j]!, equation.active, way);
    if (counts === undefined || counts.zeros === 0 || counts.ones === 0) return [];
    const value = counts.ones <= counts.zeros ? 1 : 0;
    const oneOfSeveralLevels = name.endsWith("]") && levels.get(term(name))! > 1;
    return [{ name: rolled(equation, name), value, clusters: Math.min(counts.ones, counts.zeros), oneOfSeveralLevels }];
  });
}

const term = (name: string): string => name.replace(/\[[^\]]*\]$/, "[");
const rolled = (equation: Equation, name: string): string => (equation.role === "" ? name : `${equation.role}:${name}`);

/** Clusters at 0 and at 1, or undefined for a column with other values or with both in one cluster. */
function countClusters(
  values: Float64Array,
  active: Uint8Array | undefined,
  way: Grouping,
): { readonly zeros: number; readonly ones: number } | undefined {
  const state = new Int8Array(way.count).fill(-1);
  for (let i = 0; i < values.length; i++) {
    if (active !== undefined && active[i] === 0) continue;
    const value = values[i]!;
    if (value !== 0 && value !== 1) return undefined;
    const group = way.codes[i]!;
    if (state[group] === -1) state[group] = value;
    else if (state[group] !== value) return undefined;
  }
  let zeros = 0;
  let ones = 0;
  for (const one of state) {
    if (one === 0) zeros++;
    else if (one === 1) ones++;
  }
  return { zeros, ones };
}

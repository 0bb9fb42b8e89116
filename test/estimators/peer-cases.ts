import { readFileSync } from "node:fs";
import * as estimand from "../../src/index.ts";
import type { Fit } from "../../src/fit/fit.ts";
import { modelOf } from "../../src/fit/model.ts";
import { negativeInverse } from "../../src/likelihood/information.ts";
import { readSharedCsv, sharedIsThere } from "../shared.ts";

type Numbers = Readonly<Record<string, number>>;
type Columns = Readonly<Record<string, ArrayLike<unknown>>>;

/** An estimate of a published package on real data, under this library's names: what test/reference/peers-*.R write. */
export interface PeerCase {
  readonly name: string;
  readonly estimator: string;
  /** "file.json#a.b" in test/reference, or a CSV file under ../shared. */
  readonly data: string;
  /** The rows used: where the column has this value. */
  readonly where?: Readonly<Record<string, number>>;
  /** Columns made from those of the data: where they stand in the file's `derived`. */
  readonly derived?: string;
  readonly formula: unknown;
  readonly options?: Readonly<Record<string, unknown>>;
  /** The package, its version, the function. */
  readonly by: string;
  readonly coef: Numbers;
  /** Standard errors by a word of `askedFor`. */
  readonly se?: Readonly<Record<string, Numbers>>;
  readonly logLik?: number;
  /** Where the package's search ends before the maximum: how far at most, in standard errors. */
  readonly stops?: number;
  /** Where its standard errors come from a numerical Hessian, or from a search that ended early: their relative distance. */
  readonly seTolerance?: number;
  /** Why `stops` or `seTolerance` is what it is. */
  readonly note?: string;
}

const folder = new URL("../reference/", import.meta.url);

/** What peers-<family>.R wrote. */
export interface PeerFamily {
  readonly cases: readonly PeerCase[];
  readonly derived: Readonly<Record<string, Columns>>;
}

const parsed = (file: string): never => JSON.parse(readFileSync(new URL(file, folder), "utf8")) as never;

/** The programs. */
export const peerFamilies = [
  "binary",
  "ordered",
  "counts",
  "censored",
  "selection",
  "two-probits",
  "endogenous",
  "panel",
];

export const peersOf = (family: string): PeerFamily => parsed(`peers-${family}.json`);

/** Whether the data of a case are there: those under ../shared may be absent. */
export const isThere = ({ data }: PeerCase): boolean => data.includes("#") || sharedIsThere;

function read(data: string): Columns {
  if (!data.includes("#")) return readSharedCsv(...data.split("/"));
  const [file, path] = data.split("#") as [string, string];
  let at: Readonly<Record<string, unknown>> = parsed(file);
  for (const name of path.split(".")) at = at[name] as typeof at;
  return at as Columns;
}

function columns({ data, where = {}, derived }: PeerCase, family: PeerFamily): Columns {
  const all = { ...read(data), ...(derived === undefined ? {} : family.derived[derived]) };
  const conditions = Object.entries(where);
  if (conditions.length === 0) return all;
  const rows = [...Array(Object.values(all)[0]!.length).keys()].filter((row) =>
    conditions.every(([name, value]) => all[name]![row] === value),
  );
  return Object.fromEntries(Object.entries(all).map(([name, values]) => [name, rows.map((row) => values[row])]));
}

/** How the kinds of standard errors are asked for. */
export const askedFor: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  iid: { vcov: "iid" },
  expected: { vcov: "iid", information: "expected" },
  opg: { vcov: "iid", information: "opg" },
  HC0: { vcov: "HC0" },
  HC0expected: { vcov: "HC0", information: "expected" },
};

/** The estimate of this library. */
export function fitOf(peer: PeerCase, family: PeerFamily, options: object = askedFor.iid!): Fit {
  // biome-ignore lint/suspicious/noExplicitAny: estimators by name, formulas as values
  const estimate = (estimand as any)[peer.estimator];
  return estimate(peer.formula, columns(peer, family), { ...options, ...peer.options });
}

/** All numbers of `theirs`: the largest distance of ours, relative to the number, or to `scale` where that is larger. */
export function farthest(ours: Numbers, theirs: Numbers, scale: Numbers = {}): number {
  return Math.max(
    ...Object.entries(theirs).map(([name, value]) => {
      if (ours[name] === undefined) throw new Error(`'${name}' is not among ${Object.keys(ours).join(", ")}`);
      return Math.abs(ours[name] - value) / Math.max(Math.abs(value), scale[name] ?? 0);
    }),
  );
}

/** Our likelihood at the package's estimates. */
export interface AtTheirs {
  readonly logLik: number;
  /** √g'(−H)⁻¹g of our gradient and Hessian: to first order no parameter is farther from the maximum, in standard errors. */
  readonly distance: number;
}

export function atTheirs(fit: Fit, { coef }: PeerCase): AtTheirs {
  const { problem, names } = modelOf(fit)!;
  const theta = Float64Array.from(names, (name) => coef[name]!);
  const k = theta.length;
  const [gradient, hessian] = [new Float64Array(k), new Float64Array(k * k)];
  const logLik = problem!.derivatives(theta, gradient, hessian);
  const inverse = negativeInverse(hessian, k)!;
  const form = gradient.reduce(
    (sum, a, i) => gradient.reduce((row, b, j) => row + a * b * inverse[i * k + j]!, sum),
    0,
  );
  return { logLik, distance: Math.sqrt(Math.max(0, form)) };
}

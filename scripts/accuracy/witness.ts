import type { Fit } from "../../src/index.ts";

// biome-ignore lint/suspicious/noExplicitAny: cases of many shapes, formulas that the compiler does not know
export type Untyped = any;
export type Numbers = Readonly<Record<string, number | string>>;
export type Options = Readonly<Record<string, unknown>>;

/** Numbers of another program for one estimate of ours, under our names. */
export interface Witness {
  readonly name: string;
  readonly by: string;
  readonly fit: (options: Options) => Fit;
  readonly coef: Numbers;
  /** Standard errors, by the options that ask for them here. */
  readonly se: readonly (readonly [Options, Numbers])[];
  /** Statistics: of our fit, and theirs; those that either lacks are left out. */
  readonly statistics: (fit: Untyped) => readonly (readonly [unknown, unknown])[];
}

/** Coefficients and derived parameters by one record, so a case may hold either: `sigma` for `lnSigma`. */
function named(fit: Fit, part: "coef" | "se"): Readonly<Record<string, number>> {
  const key = part === "coef" ? "estimate" : "se";
  const derived = Object.entries((fit.derived ?? {}) as Untyped).map(([name, each]) => [name, (each as Untyped)[key]]);
  return { ...Object.fromEntries(derived), ...fit[part] };
}

function largest(ours: Readonly<Record<string, number>>, theirs: Numbers): number {
  return Math.max(
    ...Object.entries(theirs).map(([name, value]) => {
      if (ours[name] === undefined) throw new Error(`'${name}' is not among ${Object.keys(ours).join(", ")}`);
      return Math.abs(ours[name] / Number(value) - 1);
    }),
  );
}

const written = (error: number): string => (error === 0 ? "0" : error.toExponential(0));
const cell = (errors: readonly number[], count: string): string =>
  errors.length === 0 ? "" : `${written(Math.max(...errors))}${count}`;

/** One line of the table: the largest relative difference of each kind of number. */
export function witnessRow({ name, by, fit, coef, se, statistics }: Witness): string {
  const plain = fit({});
  const ofErrors = se.map(([options, theirs]) => largest(named(fit(options), "se"), theirs));
  const ofStatistics = statistics(plain)
    .filter(([ours, theirs]) => typeof ours === "number" && theirs !== undefined && theirs !== null)
    .map(([ours, theirs]) => Math.abs((ours as number) / Number(theirs) - 1));
  const cells = [
    cell([largest(named(plain, "coef"), coef)], ""),
    cell(ofErrors, ofErrors.length > 1 ? ` (${ofErrors.length} kinds)` : ""),
    cell(ofStatistics, ofStatistics.length > 1 ? ` (${ofStatistics.length})` : ""),
  ];
  return `| ${name} | ${plain.estimator} | ${plain.nobs} | ${cells.join(" | ")} | ${by} |`;
}

/** A record under other names, and without what these names leave out (""). */
export function renamed(theirs: Numbers, name: (theirs: string) => string): Numbers {
  const entries = Object.entries(theirs).map(([each, value]) => [name(each), value] as const);
  return Object.fromEntries(entries.filter(([each]) => each !== ""));
}

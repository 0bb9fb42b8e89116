import { checkFit } from "../fit/check-fit.ts";
import { checkOptionNames } from "../fit/check-option-names.ts";
import { criticalValue, referenceOf } from "../fit/coefficient-table.ts";
import type { DerivedParameter, Fit } from "../fit/fit.ts";
import { known } from "../fit/known.ts";
import { displayed, type Displayed } from "../report/displayed.ts";
import type { Document } from "../report/document.ts";
import { decimalsFor, formatFixed } from "../report/format.ts";
import { checkLevel } from "./level.ts";

/** An interval for one number. */
export interface Interval {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}

/** Confidence intervals by name: `confint(fit).coef.educ.low`. */
export interface ConfidenceIntervals<Name extends string = string> extends Displayed {
  readonly level: number;
  readonly coef: Readonly<Record<Name, Interval>>;
  /**
   * σ, ρ and the like, on the scale on which they are near normal, mapped back into their range. NaN for a
   * likelihood-ratio interval at another level than 95%.
   */
  readonly derived: Readonly<Record<string, Interval>>;
}

/**
 * Confidence intervals b ± c·se, c from the fit's own distribution (t or normal). Those of derived parameters are made
 * on their own scale (ln σ, atanh ρ) and mapped back. Works on fits out of JSON.
 *
 * @param options.level coverage, 0.95 unless given
 * @throws EstimandError "bad-option" for a level outside (0, 1)
 * @example
 * confint(fit, { level: 0.9 }).coef.educ; // { estimate: 0.1309, low: 0.0894, high: 0.1724 }
 */
export function confint<Name extends string>(
  fit: Fit<Name>,
  options: { readonly level?: number } = {},
): ConfidenceIntervals<Name> {
  checkOptionNames("confint", options, { level: true });
  checkFit(fit, "confint");
  const level = checkLevel(options.level ?? 0.95);
  const critical = criticalValue(level, fit.conventions);
  const coef: [string, Interval][] = fit.vcov.names.map((name) => {
    const estimate = fit.coef[name];
    const half = criticalValue(level, referenceOf(fit, name)) * known(fit.se[name]);
    return [name, { estimate, low: estimate - half, high: estimate + half }];
  });
  const ratio = critical / criticalValue(0.95, fit.conventions);
  const derived = Object.entries(fit.derived ?? {}).map(([name, one]) => [name, rescale(one, ratio)] as const);
  const record = {
    level,
    coef: Object.fromEntries(coef) as Record<Name, Interval>,
    derived: Object.fromEntries(derived),
  };
  return displayed(record, intervalDocument);
}

interface Scale {
  to(x: number): number;
  back(x: number): number;
}

const scales: Readonly<Record<Exclude<DerivedParameter["scale"], undefined | "profile"> | "identity", Scale>> = {
  identity: { to: (x) => x, back: (x) => x },
  log: { to: Math.log, back: Math.exp },
  atanh: { to: Math.atanh, back: Math.tanh },
};

/**
 * The 95% interval made wider or narrower by `ratio` on the parameter's own scale; by likelihood ratios 95% is all
 * there is.
 */
function rescale({ scale, ...one }: DerivedParameter, ratio: number): Interval {
  const [estimate, low, high] = [known(one.estimate), known(one.low), known(one.high)];
  if (ratio === 1) return { estimate, low, high };
  if (scale === "profile") return { estimate, low: Number.NaN, high: Number.NaN };
  const { to, back } = scales[scale ?? "identity"];
  const centre = to(estimate);
  return { estimate, low: back(centre + ratio * (to(low) - centre)), high: back(centre + ratio * (to(high) - centre)) };
}

function intervalDocument({ level, coef, derived }: Omit<ConfidenceIntervals, keyof Displayed>): Document {
  const cells = ([name, { estimate, low, high }]: [string, Interval]): string[] => {
    const decimals = decimalsFor((high - low) / 4, estimate);
    return [name, ...[estimate, low, high].map((x) => formatFixed(x, decimals))];
  };
  const percent = `${Number((100 * level).toPrecision(6))}%`;
  return [
    { kind: "title", text: `Confidence intervals, ${percent}` },
    {
      kind: "table",
      head: ["", "Estimate", "Low", "High"],
      align: ["left", "decimal", "decimal", "decimal"],
      body: [...Object.entries(coef), ...Object.entries(derived)].map(cells),
    },
  ];
}

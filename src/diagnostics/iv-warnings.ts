import type { Warning } from "../fit/fit.ts";
import type { TestResult } from "../fit/test-result.ts";
import { endogenousNames } from "../moments/linear-problem.ts";
import { determinedWarnings } from "./determined-columns.ts";
import { estimatesByInstrument } from "./estimates-by-instrument.ts";
import type { FirstStage } from "./first-stage.ts";
import type { InstrumentalEstimate } from "./instrumental-estimate.ts";
import type { InstrumentStrength } from "./instrument-strength.ts";
import { ruleOfThumb, weakInstruments } from "./weak-instrument-warnings.ts";

/** What was found about the instruments of a fit. */
export interface InstrumentFindings {
  readonly firstStage: Readonly<Record<string, FirstStage>>;
  /** With one endogenous column. */
  readonly strength: InstrumentStrength | undefined;
  readonly overidentification: TestResult | undefined;
  readonly method: string;
  /** The covariance by name. */
  readonly vcov: string;
}

/** What a reader must know of a fit's instruments: weak, many, in conflict with each other. */
export function instrumentWarnings(estimate: InstrumentalEstimate, findings: InstrumentFindings): Warning[] {
  return [
    ...determinedWarnings(estimate),
    ...weakInstruments(estimate, findings),
    ...[many(estimate, findings), inConflict(estimate, findings)].filter((warning) => warning !== undefined),
  ];
}

/**
 * With fewer instruments than this, an F of 10, below which they are called weak, bounds the bias towards least squares,
 * (k - q - 1)/kF of it (Nagar 1959), to 5%: however few the rows, they are not many.
 */
const fewestMany = (endogenous: number): number => 2 * (endogenous + 1);

function many(estimate: InstrumentalEstimate, { strength, vcov, method }: InstrumentFindings): Warning | undefined {
  const { frame, problem } = estimate;
  const instruments = problem.excluded;
  if (instruments < fewestMany(problem.endogenous) || vcov === "bekker") return undefined;
  const share = instruments / frame.nobs;
  const manyAndWeak = instruments >= 10 && strength !== undefined && strength.effectiveF.statistic < ruleOfThumb;
  if (share <= 0.05 && !manyAndWeak) return undefined;
  return {
    code: "many-instruments",
    message:
      `${instruments} excluded instruments for ${frame.nobs} observations: with so many ` +
      (method === "liml" || method === "fuller"
        ? `this method's standard errors are too small. Use fewer instruments, or vcov: "bekker".`
        : `two-stage least squares is biased towards least squares and standard errors are too small. Use fewer instruments, or ` +
          `an estimator made for many: method: "liml" with vcov: "bekker".`),
    instruments,
    nobs: frame.nobs,
    share,
  };
}

function inConflict(
  estimate: InstrumentalEstimate,
  { overidentification, strength }: InstrumentFindings,
): Warning | undefined {
  if (overidentification === undefined || !(overidentification.p < 0.05)) return undefined;
  const { name, statistic, df, p } = overidentification;
  const names = endogenousNames(estimate.problem);
  const alone = strength && estimatesByInstrument(estimate, strength.coefficient);
  const each =
    alone === undefined
      ? ""
      : ` The coefficient of ${names[0]} from each instrument alone: ` +
        `${Object.entries(alone)
          .map(([instrument, value]) => `${instrument} ${short(value)}`)
          .join(", ")}.`;
  const set =
    strength?.andersonRubin?.shape === "empty"
      ? ` No value of it is compatible with all of them: its Anderson-Rubin ${100 * strength.andersonRubin.level}% set is empty.`
      : "";
  return {
    code: "overidentification-rejected",
    message:
      `The instruments contradict each other (${name}: χ²(${df.join()}) = ${short(statistic)}, p ${smallP(p)}): at least one ` +
      `is invalid, or the effect differs between those whom they move.${each}${set}`,
    test: name,
    column: names[0],
    statistic,
    df,
    p,
    ...(alone === undefined ? {} : { estimates: alone }),
    ...(set === "" ? {} : { emptySet: strength?.andersonRubin?.level }),
  };
}

const smallP = (p: number): string => (p < 0.0001 ? "< 0.0001" : `= ${p.toFixed(4)}`);

const short = (x: number): string => String(Number(x.toPrecision(4)));

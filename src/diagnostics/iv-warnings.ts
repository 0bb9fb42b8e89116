import type { Warning } from "../fit/fit.ts";
import type { TestResult } from "../fit/test-result.ts";
import { endogenousNames, excludedNames } from "../moments/linear-problem.ts";
import { craggDonald } from "./cragg-donald.ts";
import { estimatesByInstrument } from "./estimates-by-instrument.ts";
import type { FirstStage } from "./first-stage.ts";
import type { InstrumentalEstimate } from "./instrumental-estimate.ts";
import type { InstrumentStrength } from "./instrument-strength.ts";
import { listed } from "./listed.ts";
import { setInWords } from "./real-set.ts";
import { stockYogo } from "./stock-yogo.ts";

/** What was found about the instruments of a fit. */
export interface InstrumentFindings {
  readonly firstStage: Readonly<Record<string, FirstStage>>;
  /** With one endogenous column. */
  readonly strength: InstrumentStrength | undefined;
  readonly overidentification: TestResult | undefined;
  /** The covariance by name. */
  readonly vcov: string;
}

/** Below it, instruments count as weak whatever the critical value: with two instruments the bias that it bounds vanishes. */
const ruleOfThumb = 10;

/** What a reader must know of a fit's instruments: weak, many, in conflict with each other. */
export function instrumentWarnings(estimate: InstrumentalEstimate, findings: InstrumentFindings): Warning[] {
  return [
    ...weakInstruments(estimate, findings),
    ...[many(estimate, findings), inConflict(estimate, findings)].filter((warning) => warning !== undefined),
  ];
}

/** What a reader must know of instruments that are weak. */
export function weakInstruments(
  estimate: InstrumentalEstimate,
  {
    strength,
    firstStage,
  }: Pick<InstrumentFindings, "firstStage"> & {
    readonly strength: Pick<InstrumentStrength, "effectiveF" | "andersonRubin"> | undefined;
  },
): Warning[] {
  const warning = strength === undefined ? jointlyWeak(estimate, { firstStage }) : weak(estimate, strength);
  return warning === undefined ? [] : [warning];
}

function weak(
  estimate: InstrumentalEstimate,
  {
    andersonRubin,
    effectiveF: { statistic, criticalValue, tau },
  }: Pick<InstrumentStrength, "effectiveF" | "andersonRubin">,
): Warning | undefined {
  if (statistic >= Math.max(criticalValue, ruleOfThumb)) return undefined;
  const instruments = excludedNames(estimate.problem);
  const [name] = endogenousNames(estimate.problem);
  const bound =
    criticalValue > ruleOfThumb
      ? `the critical value ${short(criticalValue)} for a bias above ${100 * tau}% of the worst case (Montiel Olea and Pflueger)`
      : `the rule of thumb ${ruleOfThumb}`;
  const set =
    andersonRubin === undefined
      ? ""
      : ` Its Anderson-Rubin ${100 * andersonRubin.level}% confidence set, valid however weak instruments are: ` +
        `${setInWords(andersonRubin)}.`;
  return {
    code: "weak-instruments",
    message:
      `Weak instrument${instruments.length > 1 ? "s" : ""} (${listed(instruments)}): the effective first-stage F of ${name} is ` +
      `${short(statistic)}, below ${bound}. Its estimate may be biased towards least squares, and its standard error, ` +
      `t and interval mislead.${set}`,
    column: name,
    instruments,
    effectiveF: statistic,
    criticalValue,
    ...(andersonRubin === undefined ? {} : { andersonRubin: { ...andersonRubin } }),
  };
}

/** Several endogenous columns: Cragg-Donald against Stock and Yogo, and each column's own first-stage F against 10. */
function jointlyWeak(
  estimate: InstrumentalEstimate,
  { firstStage }: Pick<InstrumentFindings, "firstStage">,
): Warning | undefined {
  const { problem } = estimate;
  const names = endogenousNames(problem);
  const joint = craggDonald(estimate);
  const critical = stockYogo(problem.endogenous, problem.excluded);
  const own = names.filter((name) => firstStage[name]!.partialF.statistic < ruleOfThumb);
  if (joint >= critical.value && own.length === 0) return undefined;
  const evidence =
    joint < critical.value
      ? `the Cragg-Donald F is ${short(joint)}, below ${short(critical.value)}, which guards against ${critical.guards} ` +
        `(Stock and Yogo; homoskedastic errors)`
      : `the first-stage F of ${listed(own)} is below ${ruleOfThumb}`;
  return {
    code: "weak-instruments",
    message:
      `Weak instruments (${listed(excludedNames(problem))}) for ${listed(names)} together: ${evidence}. Estimates may be ` +
      `biased towards least squares, and standard errors, t and intervals of these columns mislead.`,
    columns: names,
    instruments: excludedNames(problem),
    craggDonald: joint,
    criticalValue: critical.value,
    partialF: Object.fromEntries(names.map((name) => [name, firstStage[name]!.partialF.statistic])),
  };
}

function many(estimate: InstrumentalEstimate, { strength, vcov }: InstrumentFindings): Warning | undefined {
  const { frame, problem } = estimate;
  const instruments = problem.excluded;
  if (instruments === problem.endogenous || vcov === "bekker") return undefined;
  const share = instruments / frame.nobs;
  const manyAndWeak = instruments >= 10 && strength !== undefined && strength.effectiveF.statistic < ruleOfThumb;
  if (share <= 0.05 && !manyAndWeak) return undefined;
  return {
    code: "many-instruments",
    message:
      `${instruments} excluded instruments for ${frame.nobs} observations: with so many two-stage ` +
      `least squares is biased towards least squares and standard errors are too small. Use fewer instruments, or an ` +
      `estimator made for many: method: "liml" with vcov: "bekker".`,
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
    statistic,
    p,
    ...(alone === undefined ? {} : { estimates: alone }),
  };
}

const smallP = (p: number): string => (p < 0.0001 ? "< 0.0001" : `= ${p.toFixed(4)}`);

const short = (x: number): string => String(Number(x.toPrecision(4)));

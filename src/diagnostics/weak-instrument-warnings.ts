import type { Warning } from "../fit/fit.ts";
import { endogenousNames, excludedNames } from "../moments/linear-problem.ts";
import { craggDonald } from "./cragg-donald.ts";
import type { FirstStage } from "./first-stage.ts";
import type { InstrumentalEstimate } from "./instrumental-estimate.ts";
import type { InstrumentStrength } from "./instrument-strength.ts";
import { listed } from "./listed.ts";
import { setInWords } from "./real-set.ts";
import { stockYogo } from "./stock-yogo.ts";

interface FirstStages {
  readonly firstStage: Readonly<Record<string, FirstStage>>;
  /** Of a linear model; critical values and words are otherwise those of two-stage least squares. */
  readonly method?: string;
}

const farOff = "may lie far off, though all but unbiased in the median";

/** What weakness does to an estimate, by the method where it is not that of two-stage least squares. */
const consequences: Readonly<Record<string, string>> = {
  liml: `by LIML ${farOff}`,
  fuller: "by Fuller's method may be biased towards least squares, if less than by two-stage least squares",
  "gmm-cue": `by continuous updating ${farOff}`,
};

/** Below it, instruments count as weak whatever the critical value: with two instruments the bias that it bounds vanishes. */
export const ruleOfThumb = 10;

/** What a reader must know of instruments that are weak. */
export function weakInstruments(
  estimate: InstrumentalEstimate,
  {
    strength,
    ...stages
  }: FirstStages & {
    readonly strength: Pick<InstrumentStrength, "effectiveF" | "andersonRubin"> | undefined;
  },
): Warning[] {
  const warning =
    strength === undefined ? jointlyWeak(estimate, stages) : weak(estimate, strength, stages.method ?? "2sls");
  return warning === undefined ? [] : [warning];
}

function weak(
  estimate: InstrumentalEstimate,
  strength: Pick<InstrumentStrength, "effectiveF" | "andersonRubin">,
  method: string,
): Warning | undefined {
  const { statistic, criticalValue, tau } = strength.effectiveF;
  if (statistic >= Math.max(criticalValue, ruleOfThumb)) return undefined;
  const { andersonRubin } = strength;
  const instruments = excludedNames(estimate.problem);
  const [name] = endogenousNames(estimate.problem);
  const bound =
    criticalValue > ruleOfThumb
      ? `the critical value ${short(criticalValue)} for a bias ${ofTwoStage(method)}above ${100 * tau}% of the worst case (Montiel Olea and Pflueger)`
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
      `${short(statistic)}, below ${bound}. Its estimate ${consequence(method)}, and its standard error, ` +
      `t and interval mislead.${set}`,
    column: name,
    method,
    instruments,
    effectiveF: statistic,
    criticalValue,
    tau,
    ...(andersonRubin === undefined ? {} : { andersonRubin: { ...andersonRubin } }),
  };
}

const ofTwoStage = (method: string): string => (method in consequences ? "of two-stage least squares " : "");

const consequence = (method: string): string => consequences[method] ?? "may be biased towards least squares";

/** Several endogenous columns: Cragg-Donald against Stock and Yogo, and each column's own first-stage F against 10. */
function jointlyWeak(
  estimate: InstrumentalEstimate,
  { firstStage, method = "2sls" }: FirstStages,
): Warning | undefined {
  const { problem } = estimate;
  const names = endogenousNames(problem);
  const joint = craggDonald(estimate);
  const critical = stockYogo(problem.endogenous, problem.excluded, method);
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
      `Weak instruments (${listed(excludedNames(problem))}) for ${listed(names)} together: ${evidence}. Estimates ` +
      `${consequence(method)}, and standard errors, t and intervals of these columns mislead; weakInstrumentTests(fit) does not.`,
    columns: names,
    method,
    instruments: excludedNames(problem),
    craggDonald: joint,
    criticalValue: critical.value,
    guards: critical.guards,
    partialF: Object.fromEntries(names.map((name) => [name, firstStage[name]!.partialF.statistic])),
  };
}

const short = (x: number): string => String(Number(x.toPrecision(4)));

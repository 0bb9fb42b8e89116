import type { Table } from "../data/table.ts";
import { EstimandError } from "../errors.ts";
import type { Fit } from "../fit/fit.ts";
import { modelOf } from "../fit/model.ts";
import { knownDesign } from "../inference/known-design.ts";
import { predict } from "../inference/predict.ts";
import { designSources, predictorDesigns } from "../inference/predictor-design.ts";
import { chooseQuantity } from "../inference/quantity-option.ts";
import { normalQuantile } from "../special/normal.ts";
import { displayed, type Displayed } from "../report/displayed.ts";
import type { DeterminantAnalysis } from "./analysis-result.ts";
import { type CaseChange, type CaseWarning, comparedWithGroup, movesOf } from "./cases/case-changes.ts";
import { caseDocument } from "./cases/case-document.ts";
import { incompleteFirm } from "./cases/incomplete-firm.ts";
import { rowOfFirm } from "./cases/firm-of.ts";
import { groupOfFirm, weightedMean } from "./cases/group-of-firm.ts";
import { nearestRows, type Peer } from "./cases/peers.ts";
import { endogenousColumns } from "./naive-formula.ts";
import { found } from "./parts/part.ts";
import { chosenByFirms } from "./policy/policy-warnings.ts";
import { capabilityFormula, participationFit } from "./policy/readable-fits.ts";
import { salesOutcome } from "./policy/sales-outcome.ts";
import type { Bilingual, Language } from "./quality/quality-finding.ts";

export interface CaseOptions {
  /** How many of the nearest firms are shown; 5. */
  readonly peers?: number;
  /** Of the printed forms; "en". */
  readonly language?: Language;
}

/** A prediction with its interval. */
export interface CasePrediction {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}

/** One firm as the estimates see it. */
export interface FirmCase extends Displayed {
  readonly firm: string;
  /** The group that it is set against; undefined: all firms. */
  readonly group: string | undefined;
  readonly groupSize: number;
  /** Column of sampling weights of the group's share and typical values; undefined: every firm counts as one. */
  readonly weights: string | undefined;
  /** Share of the group that globalizes. */
  readonly groupShare: number;
  /** What the firm does: 0/1, NaN where it is not known. */
  readonly globalizes: number;
  readonly probability: CasePrediction;
  /** Expected sales abroad, 0 counted where it does not globalize, and if it does. */
  readonly sales: CasePrediction | undefined;
  readonly salesIfGlobal: CasePrediction | undefined;
  /** What the firm's own values change in its probability against values typical of its group, the largest first. */
  readonly against: readonly CaseChange[];
  readonly peers: readonly Peer[];
  /** What its probability would change with, the largest first. */
  readonly moves: readonly CaseChange[];
  readonly notes: readonly Bilingual[];
  /** Of characteristics that the analysis itself takes as chosen by firms: what the probit says of them is no effect. */
  readonly warnings: readonly CaseWarning[];
}

/**
 * The profile of a firm for a case study: predicted probability to globalize and sales abroad with intervals, what raises
 * and lowers the probability against the firm's group, the firms nearest to it in the columns of the model, and what would
 * move it. The quantitative side of a case; intervals are those of the prediction, not of the firm's own luck.
 *
 * @param firm its `firmId`; of a panel its last year
 * @throws EstimandError "unknown-column" (no `firmId`), "unknown-level" (no such firm), "needs-data"
 * @example
 * const analysis = determinantAnalysis(simulateFirms().table);
 * console.log(String(firmCase(analysis, "F00012")));
 */
export function firmCase(analysis: DeterminantAnalysis, firm: string, options: CaseOptions = {}): FirmCase {
  const { language = "en" } = options;
  const fit = participationFit(analysis);
  const frame = modelOf(fit)?.frame;
  if (frame === undefined) throw new EstimandError("needs-data", "A case needs the fit with its data.", { firm });
  const own = frame.source.take(Int32Array.of(rowOfFirm(frame.source, firm)));
  const sample = frame.index === undefined ? frame.source : frame.source.take(frame.index);
  const columns = modelColumns(fit);
  const group = groupOfFirm(sample, own, analysis.specification.group);
  const probability = predictionOf(fit, "probability", own);
  if (Number.isNaN(probability.estimate)) throw incompleteFirm(firm, own, columns);
  const outcome = sample.numbers(fit.outcome);
  const weighting = found(analysis.weights)?.column;
  const weights = weighting === undefined ? new Float64Array(sample.rows).fill(1) : sample.numbers(weighting);
  const chosen = endogenousColumns(capabilityFormula(analysis) ?? "");
  const endogenous = columns.filter((column) => chosen.includes(column));
  const basis = { fit, sample, weights, own, group, columns, endogenous };
  const { sales, note } = salesOutcome(analysis);
  const record = {
    firm,
    group: group.name,
    groupSize: group.members.length,
    weights: weighting,
    groupShare: weightedMean(outcome, group.members, weights),
    globalizes: own.numbers(fit.outcome)[0]!,
    probability,
    sales: sales && positivePrediction(sales.fit, "unconditionalExp", own),
    salesIfGlobal: sales && positivePrediction(sales.fit, "conditionalExp", own),
    against: comparedWithGroup(basis),
    peers: peersOf(fit, sample, own, firm, columns, options.peers ?? 5),
    moves: movesOf(basis),
    notes: [note],
    warnings: endogenous.map((column) => ({
      code: "endogenous-lever" as const,
      column,
      message: chosenByFirms(column),
    })),
  };
  return displayed(record, (shown) => caseDocument(shown, language, analysis.source.currency));
}

function modelColumns(fit: Fit): readonly string[] {
  const model = knownDesign(fit, "A case");
  return designSources(predictorDesigns(model, chooseQuantity(model, "probability")));
}

function predictionOf(fit: Fit, type: string, firm: Table): CasePrediction {
  const { estimate, low, high } = predict(fit, firm as never, { type, interval: "confidence" });
  return { estimate: estimate[0]!, low: low[0]!, high: high[0]! };
}

/** Of what is above zero: the interval is symmetric in the logarithm, whose standard error is that of the value over it. */
function positivePrediction(fit: Fit, type: string, firm: Table): CasePrediction {
  const { estimate, se } = predict(fit, firm as never, { type, interval: "confidence" });
  const factor = Math.exp((normalQuantile(0.975) * se[0]!) / estimate[0]!);
  return { estimate: estimate[0]!, low: estimate[0]! / factor, high: estimate[0]! * factor };
}

function peersOf(fit: Fit, sample: Table, own: Table, firm: string, columns: readonly string[], count: number): Peer[] {
  const names = sample.column("firmId");
  const nameOf = (row: number): string =>
    names.kind === "category" ? (names.levels[names.codes[row]!] ?? "") : String(names.values[row]);
  const near = nearestRows(sample, own, columns, sample.rows).filter(({ row }) => nameOf(row) !== firm);
  const rows = near.slice(0, count);
  const there = sample.take(Int32Array.from(rows, ({ row }) => row));
  const { estimate } = predict(fit, there as never, { type: "probability" });
  const globalizes = there.numbers(fit.outcome);
  return rows.map(({ row, distance }, i) => ({
    firm: nameOf(row),
    distance,
    globalizes: globalizes[i]!,
    probability: estimate[i]!,
  }));
}

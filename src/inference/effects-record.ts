import { quantityWords } from "./quantity-words.ts";
import { type CoefficientRow, coefficientRow } from "../fit/coefficient-table.ts";
import type { CovarianceMatrix, Fit, Warning } from "../fit/fit.ts";
import { displayed, type Displayed } from "../report/displayed.ts";
import { type AveragedEffect, averagedEffects } from "./averaged-effects.ts";
import type { CellValue } from "./cell-value.ts";
import type { EffectLabel } from "./effect.ts";
import { effectWarnings } from "./effect-warnings.ts";
import { effectsDocument } from "./effects-document.ts";
import { type CheckedOptions, type EffectsQuestion, questionPoints } from "./effects-question.ts";
import { type EquivalenceTest, equivalenceTest } from "./equivalence.ts";
import { combinedCovariance } from "./covariance-root.ts";
import { covarianceMatrix } from "./estimates.ts";
import type { AtOption, EvaluationPoints } from "./evaluation-points.ts";
import type { Coordinate } from "./grid-points.ts";
import { type EffectsCovariance, unconditionalCovariance } from "./unconditional-covariance.ts";
import { undefinedInAverage } from "./undefined-terms.ts";

/** One effect: the quantity's change with `term`, a slope ("dy/dx") or a comparison ("1 - 0", "J62 - J58"). */
export interface EffectRow extends Omit<CoefficientRow, "name">, EffectLabel {
  /** The group and point of the grid that it is for, by column: `{ industry: "J62", rd: 1 }`. */
  readonly cell?: Readonly<Record<string, CellValue>>;
  /** Rows averaged over. */
  readonly averaged: number;
  readonly equivalence?: EquivalenceTest;
}

/**
 * Effects by row, and by name: `effects.coef.age`, `effects.se["industry[J62]"]`, `effects.coef["age@rd[1]"]` for a cell.
 * With their joint covariance, so that `wald(effects, ["age = exper"])` works.
 */
export interface Effects extends Displayed {
  readonly title: string;
  /** The quantity in words: "Pr(exporter = 1)". */
  readonly quantity: string;
  readonly at: AtOption;
  readonly level: number;
  readonly rows: readonly EffectRow[];
  readonly coef: Readonly<Record<string, number>>;
  readonly se: Readonly<Record<string, number>>;
  readonly vcov: CovarianceMatrix;
  readonly conventions: Pick<Fit["conventions"], "vcov" | "distribution" | "df">;
  /** Rows averaged over, and rows left out because a column of the quantity, or of `by`, is missing there. */
  readonly sample: { readonly used: number; readonly incomplete: number };
  /** What is particular to these effects. */
  readonly notes: readonly string[];
  /** Those of the fit, which hold for its effects too, and terms that are undefined in new rows left out. */
  readonly warnings: readonly Warning[];
}

/** The record of the averages that a question asks for. */
export function effectsRecord(question: EffectsQuestion, options: CheckedOptions): Effects {
  const { fit } = question;
  const points = questionPoints(question, options);
  const effects = averagedEffects(question, points);
  const names = effects.map(({ label, cell }) => cellName(label.name, points.cells[cell]!.where, question.prediction));
  const covariance = effectsCovariance(question, points, effects, options);
  const se = names.map((_, e) => Math.sqrt(covariance.values[e * names.length + e]!));
  const { distribution, df } = fit.conventions;
  const sample = sampleFacts(effects, points);
  const complete = question.sample.estimated || sample.incomplete === 0;
  const undefinedTerms = complete ? [] : undefinedInAverage(question.designs, question.model.theta, question.sample);
  const record = {
    title: effectsTitle(question, options),
    quantity: quantityWords(question.model, question.quantity),
    at: options.at,
    level: options.level,
    rows: effects.map((effect, e) => effectRow(effect, names[e]!, se[e]!, points, question, options)),
    coef: Object.fromEntries(effects.map(({ estimate }, e) => [names[e]!, estimate])),
    se: Object.fromEntries(names.map((name, e) => [name, se[e]!])),
    vcov: covarianceMatrix(names, covariance.values),
    conventions: { vcov: covariance.label, distribution, df },
    sample,
    notes: question.notes,
    warnings: [...effectWarnings(fit), ...undefinedTerms],
  };
  return displayed(record, (shown) => effectsDocument(shown));
}

function effectRow(
  { label, cell, estimate, rows }: AveragedEffect,
  name: string,
  se: number,
  points: EvaluationPoints,
  { fit: { conventions }, comparing: { none } }: EffectsQuestion,
  { level, equivalence }: CheckedOptions,
): EffectRow {
  const { where } = points.cells[cell]!;
  const { statistic, p } = coefficientRow(name, estimate - none, se, conventions);
  return {
    ...coefficientRow(name, estimate, se, conventions, level),
    statistic,
    p,
    term: label.term,
    contrast: label.contrast,
    ...(where.length === 0 ? {} : { cell: Object.fromEntries(where.map(({ column, value }) => [column, value])) }),
    averaged: rows,
    ...(equivalence === undefined ? {} : { equivalence: equivalenceTest(estimate, se, equivalence, conventions) }),
  };
}

/** "age@rd[1]:industry[J62]"; of a prediction the cell alone, "rd[1]:industry[J62]". */
function cellName(name: string, where: readonly Coordinate[], prediction: boolean): string {
  if (where.length === 0) return name;
  const cell = where.map(({ column, value }) => `${column}[${value}]`).join(":");
  return prediction ? cell : `${name}@${cell}`;
}

function effectsCovariance(
  question: EffectsQuestion,
  points: EvaluationPoints,
  effects: readonly AveragedEffect[],
  { se }: CheckedOptions,
): EffectsCovariance {
  const { fit, model } = question;
  const k = model.theta.length;
  const jacobian = new Float64Array(effects.length * k);
  for (const [e, { gradient }] of effects.entries()) jacobian.set(gradient, e * k);
  const delta = combinedCovariance(fit, jacobian, effects.length);
  if (se === "delta") return { values: delta, label: fit.conventions.vcov };
  return unconditionalCovariance(question, points, effects, delta);
}

function sampleFacts(effects: readonly AveragedEffect[], points: EvaluationPoints): Effects["sample"] {
  let used = 0;
  let all = points.ungrouped;
  for (const { cell, rows } of effects.slice(0, points.cells.length)) {
    if (cell % points.gridPoints !== 0) continue;
    used += rows;
    all += points.cells[cell]!.rows;
  }
  return { used, incomplete: all - used };
}

function effectsTitle(question: EffectsQuestion, { at, by, grid = {} }: CheckedOptions): string {
  const [noun, preposition] = question.heading;
  const quantity = quantityWords(question.model, question.quantity);
  const capital = `${noun.charAt(0).toUpperCase()}${noun.slice(1)}`;
  const values = typeof at === "object" ? Object.entries(at).map(([name, value]) => `${name} = ${value}`) : [];
  const cells = [...by, ...Object.keys(grid)];
  return [
    at === "means"
      ? `${capital} at the means ${preposition} ${quantity}`
      : `Average ${noun} ${preposition} ${quantity}`,
    ...(values.length === 0 ? [] : [`at ${values.join(", ")}`]),
    ...(cells.length === 0 ? [] : [`by ${cells.join(" and ")}`]),
  ].join(" ");
}

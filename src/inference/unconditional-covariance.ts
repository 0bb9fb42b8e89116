import type { Conventions } from "../fit/fit.ts";
import type { FittedModel, SquareMatrix } from "../fit/model.ts";
import { kernels } from "../linalg/kernels.ts";
import { identity } from "../linalg/matrix.ts";
import { type AveragedEffect, newEffectRows, writeEffects } from "./averaged-effects.ts";
import { chooseCovariance } from "./covariance.ts";
import { type EffectsQuestion, refused } from "./effects-question.ts";
import { evaluateBlock } from "./evaluated-block.ts";
import type { EvaluationPoints } from "./evaluation-points.ts";
import { QuantityValues } from "./quantity-values.ts";
import { sameCovariance } from "./same-covariance.ts";
import { steadyModel } from "./steady-model.ts";
import { blockColumns } from "./score-blocks.ts";
import { modelWithData } from "./with-vcov.ts";

/** A covariance of effects with what it is called. */
export interface EffectsCovariance {
  readonly values: SquareMatrix;
  readonly label: string;
}

/**
 * The covariance of averages over rows that are themselves a sample: effects and parameters are one system of estimating
 * equations. Row i contributes to average a the amount uᵢ = wᵢ(hᵢ - a)/Σw + (∂a/∂θ)·B·sᵢ, with h the row's effect, B the
 * bread and s the score; the covariance is Σ uᵢuᵢ' · N/(N-1), or by clusters with G/(G-1), any number of ways: the same
 * code as for scores. A fit with the model's own covariance gets the robust one.
 *
 * Source: Stata's `margins, vce(unconditional)`; Terza (2016); Dowd, Greene and Norton (2014).
 */
export function unconditionalCovariance(
  question: EffectsQuestion,
  points: EvaluationPoints,
  effects: readonly AveragedEffect[],
  delta: SquareMatrix,
): EffectsCovariance {
  const { fit } = question;
  const model = modelWithData(fit, 'se: "unconditional"');
  const { breadRoot: _, steadyScores: __, ...rest } = model;
  const influences: FittedModel = {
    ...rest,
    theta: Float64Array.from(effects, ({ estimate }) => estimate),
    names: effects.map(({ label }) => label.name),
    predictors: [],
    family: "likelihood",
    bread: identity(effects.length),
    isSum: true,
    iid: { values: delta, formula: "" },
    factorK: model.factorK ?? model.theta.length,
    hats: undefined,
    scores: influenceWriter(question, model, points, effects),
  };
  const { values, label } = chooseCovariance(influences, samplingOption(fit.conventions));
  return { values, label: `unconditional, ${label}` };
}

/** How the fit says that its rows were drawn. */
function samplingOption(conventions: Conventions): ReturnType<typeof sameCovariance> {
  const label = conventions.vcov;
  if (/^(hac|bootstrap)/i.test(label)) {
    throw refused(
      "se",
      `se: "unconditional" takes rows or clusters as independent draws; this fit has the covariance ${label}. Use ` +
        `withVcov(fit, "robust") or cluster(...) first${/^b/i.test(label) ? "" : ', or se: "delta"'}.`,
    );
  }
  const option = sameCovariance({ label, facts: conventions });
  return option === "iid" ? "robust" : option;
}

/** Writes the rows' contributions to every average. */
function influenceWriter(
  question: EffectsQuestion,
  fitted: FittedModel,
  points: EvaluationPoints,
  effects: readonly AveragedEffect[],
): FittedModel["scores"] {
  const model = steadyModel(fitted);
  const k = model.theta.length;
  const scores = blockColumns(k, model.frame.rows);
  const through = effects.map(({ gradient }) => timesBread(gradient, model.bread, k));
  const rowsOf = rowEffects(question, points);
  return (start, rows, out) => {
    model.scores(start, rows, scores);
    for (const [e, coefficients] of through.entries()) {
      kernels.linear(scores, coefficients, 0, 0, rows, out[e]!.fill(0, 0, rows));
    }
    for (let gridPoint = 0; gridPoint < points.gridPoints; gridPoint++) {
      const there = rowsOf(start, rows, gridPoint);
      for (const [e, effect] of effects.entries()) {
        if (effect.cell % points.gridPoints === gridPoint) there.addTo(effect, out[e]!);
      }
    }
  };
}

/** (∂a/∂θ)'B: what a unit of each score moves the average by. */
function timesBread(gradient: Float64Array, bread: SquareMatrix, k: number): Float64Array {
  const product = new Float64Array(k);
  for (let l = 0; l < k; l++) for (let j = 0; j < k; j++) product[j]! += gradient[l]! * bread[l * k + j]!;
  return product;
}

interface RowEffects {
  /** Adds wᵢ(hᵢ - a)/Σw of the rows in the effect's cell. */
  addTo(effect: AveragedEffect, into: Float64Array): void;
}

/** Evaluates the effects of sample rows at a point of the grid. */
function rowEffects(
  question: EffectsQuestion,
  points: EvaluationPoints,
): (start: number, rows: number, gridPoint: number) => RowEffects {
  const { designs, model, evaluated } = question;
  const effectRows = newEffectRows(question, points.blockRows);
  const values = new QuantityValues(evaluated, points.blockRows);
  const codes = points.groups?.grouping.codes;
  return (start, rows, gridPoint) => {
    const block = evaluateBlock(designs, model.theta, points.slice(start, rows, gridPoint));
    values.evaluate(block.eta, block.rows);
    writeEffects(question, block, values, effectRows);
    return {
      addTo({ cell, slots, weight }, into) {
        const group = Math.floor(cell / points.gridPoints);
        for (let c = 0; c < block.rows; c++) {
          const i = block.kept?.[c] ?? c;
          if (codes !== undefined && codes[start + i] !== group) continue;
          const share = (block.weights?.[c] ?? 1) / weight;
          for (const { slot, by, average } of slots) into[i]! += share * by * (effectRows.values[slot]![c]! - average);
        }
      },
    };
  };
}

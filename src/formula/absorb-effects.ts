import { makeDemeaner } from "../absorb/demeaner.ts";
import { effectDegrees } from "../absorb/effect-degrees.ts";
import { EstimandError } from "../errors.ts";
import { absorbEquation, isAbsorbed, sweptEquation } from "./absorb-equation.ts";
import { effectsAt } from "./absorbed-effects.ts";
import type { AbsorbedEffect, AbsorbRequest, Equation, Frame } from "./frame-types.ts";

/**
 * The frame of one equation with effects absorbed: without the intercept and the columns that the effects make.
 *
 * @throws EstimandError "constant-column", "constant-outcome" (a linear model whose outcome the effects make),
 *   "effects-not-separated"
 */
export function absorbEffects(frame: Frame, effects: readonly AbsorbedEffect[], request: AbsorbRequest): Frame {
  const before = frame.equations[0]!;
  const names = effects.map(({ name }) => name).join(" + ");
  const demeaner = makeDemeaner(effects, frame.weights?.values);
  const { equation, dropped } = absorbEquation(before, demeaner, names, request.demean);
  const outcome = withoutOffset(before);
  if (request.demean && isAbsorbed(outcome, withoutOffset(equation))) throw constantOutcome(before, names);
  return {
    ...frame,
    equations: [equation],
    absorbed: { ...request, effects, degrees: effectDegrees(effects), outcome },
    droppedColumns: [...frame.droppedColumns, ...dropped],
  };
}

/**
 * A frame whose columns were taken at some rows of another, with the other's effects taken out anew: what they leave depends
 * on the rows and their weights.
 *
 * @param rows positions in the other frame
 */
export function sweptAgain(frame: Frame, rows: Int32Array): Frame {
  const { absorbed } = frame;
  if (absorbed === undefined) return frame;
  const effects = effectsAt(absorbed.effects, rows);
  const outcome = Float64Array.from(rows, (row) => absorbed.outcome[row]!);
  const again = { ...absorbed, effects, degrees: effectDegrees(effects), outcome };
  if (!absorbed.demean) return { ...frame, absorbed: again };
  const demeaner = makeDemeaner(effects, frame.weights?.values);
  return { ...frame, absorbed: again, equations: frame.equations.map((equation) => sweptEquation(equation, demeaner)) };
}

function withoutOffset({ outcome, offset }: Equation): Float64Array {
  return offset === undefined ? outcome : outcome.map((y, i) => y - offset[i]!);
}

function constantOutcome({ outcomeName }: Equation, effects: string): EstimandError {
  return new EstimandError(
    "constant-outcome",
    `The outcome '${outcomeName}' is the sum of the absorbed effects ${effects}: nothing is left to explain. Use another ` +
      `outcome, or absorb fewer effects.`,
    { column: outcomeName },
  );
}

import { occupied } from "../absorb/effect-degrees.ts";
import type { Warning } from "../fit/fit.ts";
import type { AbsorbedEffect, Frame } from "../formula/frame-types.ts";

const fewRows = 20;

/** With fewer rows per level an expansion in 1/T does not approximate the bias: its correction can change the sign. */
const tooFewToCorrect = 5;

/** Of an effect, how many rows its levels have on average. */
interface Rows {
  readonly effect: AbsorbedEffect;
  readonly levels: number;
  readonly rowsPerLevel: number;
}

/**
 * Warns of effects with few rows per level in a model that is not linear: the effects are estimated badly, and the
 * coefficients with them, by a bias of order 1/T that more levels do not cure.
 *
 * Source: Neyman and Scott (1948); Lancaster (2000).
 */
export function incidentalParameters(frame: Frame): Warning[] {
  return effectsBelow(frame, fewRows).map(({ effect, levels, rowsPerLevel }) => ({
    code: "incidental-parameters",
    message:
      `The effects of ${effect.name} have ${rowsPerLevel.toPrecision(3)} rows per level: the coefficients are biased by about as ` +
      `much as 1 in ${rowsPerLevel.toPrecision(2)}, however many levels there are. ${remedy(rowsPerLevel)}`,
    effect: effect.name,
    levels,
    rowsPerLevel,
  }));
}

/**
 * Warns of a correction of order 1/T where it cannot be believed: few rows per level, or a correction that is larger than the
 * standard error and than half of what it corrects.
 */
export function unreliableCorrection(
  frame: Frame,
  changes: readonly { readonly name: string; readonly before: number; readonly after: number; readonly se: number }[],
): Warning[] {
  const few = effectsBelow(frame, tooFewToCorrect)[0];
  const large = changes.filter(
    ({ before, after, se }) => Math.abs(after - before) > Math.max(Math.abs(before) / 2, se),
  );
  if (few === undefined && large.length === 0) return [];
  const reasons = [
    ...(few === undefined ? [] : [`${few.effect.name} has ${few.rowsPerLevel.toPrecision(3)} rows per level`]),
    ...large.map(({ name, before, after }) => `${name} went from ${short(before)} to ${short(after)}`),
  ];
  return [
    {
      code: "bias-correction-unreliable",
      message:
        `The bias correction is the first term of an expansion in 1/T, and here it is not small (${reasons.join("; ")}): the ` +
        `corrected coefficients may be worse than the plain ones, even of the wrong sign. ${otherModel}`,
      ...(few === undefined ? {} : { effect: few.effect.name, rowsPerLevel: few.rowsPerLevel }),
      columns: large.map(({ name }) => name),
      before: large.map(({ before }) => before),
      after: large.map(({ after }) => after),
    },
  ];
}

function effectsBelow({ absorbed, rows }: Frame, limit: number): readonly Rows[] {
  return (absorbed?.effects ?? [])
    .map((effect) => ({ effect, levels: occupied(effect) }))
    .map((each) => ({ ...each, rowsPerLevel: rows / each.levels }))
    .filter(({ rowsPerLevel }) => rowsPerLevel < limit);
}

const otherModel =
  'Use correlated random effects, randomEffectsProbit(formula, data, { panel, correlated: "mundlak" }), or fewer effects.';

function remedy(rowsPerLevel: number): string {
  if (rowsPerLevel < tooFewToCorrect) return `That is too few for biasCorrection. ${otherModel}`;
  return (
    'Ask for biasCorrection: "analytic", which needs both dimensions to grow, or take fewer effects or correlated random ' +
    "effects."
  );
}

const short = (x: number): string => String(Number(x.toPrecision(3)));

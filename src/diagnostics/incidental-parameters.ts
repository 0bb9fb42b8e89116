import { occupied } from "../absorb/effect-degrees.ts";
import type { Warning } from "../fit/fit.ts";
import type { Frame } from "../formula/frame-types.ts";

const fewRows = 20;

/**
 * Warns of effects with few rows per level in a model that is not linear: the effects are estimated badly, and the
 * coefficients with them, by a bias of order 1/T that more levels do not cure.
 *
 * Source: Neyman and Scott (1948); Lancaster (2000).
 */
export function incidentalParameters({ absorbed, rows }: Frame, remedy: string): Warning[] {
  return (absorbed?.effects ?? []).flatMap((effect) => {
    const levels = occupied(effect);
    const mean = rows / levels;
    if (mean >= fewRows) return [];
    return [
      {
        code: "incidental-parameters",
        message:
          `The effects of ${effect.name} have ${mean.toPrecision(3)} rows per level: the coefficients are biased by about as ` +
          `much as 1 in ${mean.toPrecision(2)}, however many levels there are. ${remedy}`,
        effect: effect.name,
        levels,
        rowsPerLevel: mean,
      },
    ];
  });
}

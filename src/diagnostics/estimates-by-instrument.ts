import { dot } from "../linalg/matrix.ts";
import { coordinatesOf } from "../moments/instrument-space.ts";
import { excludedNames } from "../moments/linear-problem.ts";
import { excludedPart, type InstrumentalEstimate, instrumentMoments } from "./instrumental-estimate.ts";

/**
 * What each excluded instrument alone would give as the coefficient of the only endogenous column: z̃'y / z̃'x with the
 * exogenous columns partialled out of z. Where these disagree by more than chance, an instrument is invalid or effects
 * differ between those whom the instruments move.
 */
export function estimatesByInstrument(
  estimate: InstrumentalEstimate,
  center: number,
): Readonly<Record<string, number>> {
  const { problem, space } = estimate;
  const part = (coordinates: Float64Array): Float64Array => excludedPart(estimate, coordinates);
  const error = part(coordinatesOf(space, instrumentMoments(estimate)));
  const endogenous = part(space.coordinates[space.size]!);
  const names = excludedNames(problem);
  return Object.fromEntries(
    names.map((name, m) => {
      const instrument = part(space.coordinates[problem.exogenous + m]!);
      return [name, center + dot(instrument, error) / dot(instrument, endogenous)];
    }),
  );
}

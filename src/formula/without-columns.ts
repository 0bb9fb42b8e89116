import { dropCollinear, keepColumns, parameterName } from "./drop-collinear.ts";
import type { Frame } from "./frame-types.ts";

/**
 * The frame without some regressors of one equation.
 *
 * @param equation position of the equation in the frame
 * @param positions positions among its regressors
 * @param reason as it will be printed: "separated"
 * @throws EstimandError "constant-column" when no regressor is left
 */
export function withoutColumns(frame: Frame, equation: number, positions: readonly number[], reason: string): Frame {
  if (positions.length === 0) return frame;
  const { role, regressors, endogenous } = frame.equations[equation]!;
  const names = positions.map((position) => regressors.names[position]!);
  const staying = regressors.names.flatMap((_, position) => (positions.includes(position) ? [] : [position]));
  const reduced = dropCollinear({
    ...frame.equations[equation]!,
    regressors: keepColumns(regressors, staying),
    endogenous: endogenous.filter((name) => !names.includes(name)),
  });
  const gone = names.map((name) => ({ name: parameterName(role, name), reason }));
  return {
    ...frame,
    equations: frame.equations.map((each, position) => (position === equation ? reduced.equation : each)),
    droppedColumns: [...frame.droppedColumns, ...gone, ...reduced.dropped],
  };
}

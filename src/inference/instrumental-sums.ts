import type { FittedModel } from "../fit/model.ts";
import { type Combination, evaluated, residual } from "../moments/combination.ts";
import { coefficientsOf, coordinatesOf, instrumentSpace } from "../moments/instrument-space.ts";
import { firstStageResiduals } from "../moments/k-class.ts";
import { instrumentsOf, linearProblem } from "../moments/linear-problem.ts";
import { orthonormalInstruments } from "../moments/orthonormal-instruments.ts";
import { twoStage } from "../moments/two-stage.ts";
import type { Grouping } from "./grouping.ts";

/**
 * A model with one endogenous column Y by groups, in an orthonormal basis E = [C, Q] of its instruments: C spans the exogenous
 * columns, Q what these leave of the excluded instruments. With the residuals e of two-stage least squares in place of the
 * outcome it is all that a bootstrap of the model needs of the data.
 */
export interface InstrumentalSums {
  readonly groups: number;
  /** Columns of E and of C. */
  readonly size: number;
  readonly exogenous: number;
  /** E_g'WM_Ze and E_g'WM_ZY, group after group, `size` numbers each. */
  readonly error: Float64Array;
  readonly endogenous: Float64Array;
  /** Q_g'WE_g, group after group, a row for each column of Q. */
  readonly products: Float64Array;
  /** Q'We and Q'WY. */
  readonly errorOnQ: Float64Array;
  readonly endogenousOnQ: Float64Array;
  /** e'WM_Ze, e'WM_ZY and Y'WM_ZY. */
  readonly left: { readonly ee: number; readonly eY: number; readonly YY: number };
}

/** The sums of a model with one endogenous column over a partition of its rows. */
export function instrumentalSums({ frame }: FittedModel, way: Grouping): InstrumentalSums {
  const problem = linearProblem(frame);
  const space = instrumentSpace(problem);
  const first = twoStage(problem, space);
  const { size, coordinates } = space;
  const { exogenous, excluded } = problem;
  const errorCoordinates = coordinatesOf(space, first.moments.withColumns[0]!.slice(0, size));
  const instruments = instrumentsOf(problem);
  const written = (combination: Combination): Float64Array => evaluated(combination, frame.rows);
  const basis = orthonormalInstruments({ problem, space }, 0).map(written);
  const structural = written(first.residual);
  const error = written(residual(instruments, coefficientsOf(space, errorCoordinates), structural));
  const endogenous = written(firstStageResiduals(problem, first)[0]!);
  const left = { ee: 0, eY: 0, YY: 0 };
  const sums = [new Float64Array(way.count * size), new Float64Array(way.count * size)] as const;
  const products = new Float64Array(way.count * excluded * size);
  for (let i = 0; i < frame.rows; i++) {
    const g = way.codes[i]!;
    const weight = problem.weights?.[i] ?? 1;
    const [e, y] = [weight * error[i]!, weight * endogenous[i]!];
    left.ee += e * error[i]!;
    left.eY += e * endogenous[i]!;
    left.YY += y * endogenous[i]!;
    for (let j = 0; j < size; j++) {
      const z = basis[j]![i]!;
      sums[0][g * size + j]! += e * z;
      sums[1][g * size + j]! += y * z;
      for (let m = 0; m < excluded; m++) {
        products[(g * excluded + m) * size + j]! += weight * basis[exogenous + m]![i]! * z;
      }
    }
  }
  return {
    groups: way.count,
    size,
    exogenous,
    error: sums[0],
    endogenous: sums[1],
    products,
    errorOnQ: errorCoordinates.subarray(exogenous),
    endogenousOnQ: coordinates[size]!.subarray(exogenous),
    left,
  };
}

import type { FittedModel } from "../fit/model.ts";
import { linearResidual } from "../inference/linear-residual.ts";
import { kernels } from "../linalg/kernels.ts";

/** What the absorbed effects add to the fitted value of each row: y - Xb - e, with the columns as they were. */
export function absorbedPart({ frame, theta }: Pick<FittedModel, "frame" | "theta">): Float64Array {
  const { outcome } = frame.absorbed!;
  const fitted = linearResidual({ frame, theta });
  kernels.linear(frame.equations[0]!.regressors.basis.evaluate(frame.table), theta, 0, 0, frame.rows, fitted);
  return outcome.map((y, i) => y - fitted[i]!);
}

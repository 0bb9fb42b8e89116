import { EstimandError } from "../errors.ts";
import type { EffectsSubject } from "./effects-question.ts";
import type { AtOption } from "./evaluation-points.ts";
import type { GridOption } from "./grid-points.ts";
import type { PointSample } from "./point-sample.ts";
import { designSources } from "./predictor-design.ts";
import { modelWithData } from "./with-vcov.ts";

interface GivenValues {
  readonly at: AtOption | "rows" | undefined;
  readonly grid: GridOption | undefined;
}

/** For a fit without data: one row, every column of which `at` or `grid` must set. */
export function givenPoint(
  { fit, model, designs }: Omit<EffectsSubject, "sample">,
  { at, grid = {} }: GivenValues,
): PointSample {
  const set = [...Object.keys(grid), ...(typeof at === "object" && at !== null ? Object.keys(at) : [])];
  const open = designSources(designs).filter((name) => !set.includes(name));
  if (open.length > 0) {
    throw new EstimandError(
      "needs-data",
      `This fit came out of JSON and has no rows to average over: pass rows as newdata, or a value of ${open.join(", ")} too ` +
        "in at or grid.",
      { estimator: fit.estimator, columns: open },
    );
  }
  const table = model.frame.table.slice(0, 1);
  const column = (name: string): never => {
    modelWithData(fit, `A grouping by ${name}`);
    throw new Error("a fit with data has a sample");
  };
  return { table, weights: undefined, column, estimated: false };
}

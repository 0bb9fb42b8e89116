import { cluster, type ClusterSpec, type Fit } from "../../src/index.ts";
import { groupedRows, independentRows, type NormalColumns } from "./normal-columns.ts";
import type { Columns, Estimator, RecoveryCase } from "./recovery.ts";

/** A model with known parameters, whose rows may be independent or in groups. */
export interface Model extends Pick<Estimator, "truth" | "why"> {
  readonly draw: (columns: NormalColumns) => Columns;
  readonly fit: (data: Columns, options: ModelOptions) => Fit;
}

export interface ModelOptions {
  readonly vcov?: ClusterSpec<string, "CR1">;
}

type Numbers = Pick<RecoveryCase, "title" | "seed" | "share"> &
  Partial<Pick<RecoveryCase, "covariances" | "beside" | "called">>;

/** Independent rows: the fit's own covariance, and "robust" beside it. */
export function ofRows(model: Model, rows: number, numbers: Numbers): RecoveryCase {
  const { draw, fit, ...rest } = model;
  return {
    ...rest,
    covariances: { robust: "robust" },
    ...numbers,
    title: `${numbers.title}, n = ${rows}`,
    draw: (generator, times = 1) => draw(independentRows(generator, times * rows)),
    fit: (data) => fit(data, {}),
  };
}

/** Groups of 10 rows with what they share, under the covariance for it. */
export function ofGroups(model: Model, groups: number, numbers: Numbers): RecoveryCase {
  const { draw, fit, ...rest } = model;
  return {
    ...rest,
    ...numbers,
    title: `${numbers.title}, ${groups} clusters of 10 rows`,
    draw(generator, times = 1) {
      const columns = groupedRows(generator, times * groups);
      return { ...draw(columns), ...columns.beside };
    },
    fit: (data) => fit(data, { vcov: cluster("group") }),
  };
}

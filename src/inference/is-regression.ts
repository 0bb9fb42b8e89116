import type { FittedModel } from "../fit/model.ts";

/** Least squares without instruments; with absorbed effects it has no leverages by rows, but may have them by clusters. */
export function isRegression({ family, hats, frame: { absorbed, equations } }: FittedModel): boolean {
  const absorbs = absorbed !== undefined && equations[0]!.instruments === undefined;
  return family === "least-squares" && (hats !== undefined || absorbs);
}

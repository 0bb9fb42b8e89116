import type { Table } from "../../data/table.ts";
import type { Fit } from "../../fit/fit.ts";
import type { DeterminantSpecification } from "../specification.ts";
import { notSpecified, notYet, type Part } from "./part.ts";
import type { Progress } from "./progress.ts";
import type { AverageEffect } from "./support.ts";

/** Whether globalizing makes globalizing likelier later, apart from what firms are. */
export interface PersistenceResult {
  /** Dynamic random-effects probit, given the first outcome and the means of what changes. */
  readonly fit: Fit & { readonly sigmaU: number };
  /** Average effect of having globalized last period. */
  readonly stateDependence: AverageEffect;
  /** A probit on the last period's outcome, which takes what firms are for persistence. */
  readonly naive: Part<{ readonly fit: Fit; readonly effect: AverageEffect }>;
}

export function persistencePart(
  _firms: Table,
  { persistence }: DeterminantSpecification,
  _progress: Progress,
): Part<PersistenceResult> {
  return persistence === undefined ? notSpecified : notYet;
}

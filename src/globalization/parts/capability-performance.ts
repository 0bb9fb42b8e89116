import type { Table } from "../../data/table.ts";
import type { Fit } from "../../fit/fit.ts";
import type { CapabilitySpecification } from "../specification.ts";
import { notSpecified, notYet, type Part } from "./part.ts";

/** The capability in how well firms perform abroad. */
export interface CapabilityPerformance {
  /** As if exogenous: the two-step selection model. */
  readonly naive: Part<Fit>;
  readonly iv: Part<Fit>;
  readonly controlFunction: Part<Fit>;
}

export function capabilityPerformance(
  { performance }: CapabilitySpecification,
  _firms: Table,
): Part<CapabilityPerformance> {
  return performance === undefined ? notSpecified : notYet;
}

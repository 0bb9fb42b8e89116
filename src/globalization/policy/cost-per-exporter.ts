import type { Uncertain } from "./policy-change.ts";
import type { ScenarioResult } from "./policy-result.ts";

/** Cost over the gain; its interval is the gain's turned over, without end where the gain's reaches zero. */
export function costPerExporter(cost: number, { estimate, low, high }: Uncertain): ScenarioResult["costPerExporter"] {
  if (!(estimate > 0))
    return { estimate: Number.POSITIVE_INFINITY, low: cost / Math.max(high, 0), high: Number.POSITIVE_INFINITY };
  return { estimate: cost / estimate, low: cost / high, high: low > 0 ? cost / low : Number.POSITIVE_INFINITY };
}

import type { ChosenCovariance } from "../fit/model.ts";
import type { BootstrapFacts } from "./bootstrap-run.ts";
import type { HacFacts } from "./hac-covariance.ts";
import type { VcovOption } from "./vcov-option.ts";

/**
 * The option that gives another regression on the same rows the kind of covariance that a fit has: in place of a
 * bootstrap the sandwich that is its limit.
 */
export function sameCovariance({ label, facts }: Pick<ChosenCovariance, "label" | "facts">): VcovOption {
  const clusters = facts.clusters as readonly { readonly column: string }[] | undefined;
  if (clusters !== undefined) {
    return { cluster: clusters.map(({ column }) => column), ...(facts.perTerm === true ? { perTerm: true } : {}) };
  }
  const hac = facts.hac as HacFacts | undefined;
  if (hac !== undefined) {
    const { lags: _, rule: __, ...at } = hac;
    return { hac: at };
  }
  const drawn = facts.bootstrap as BootstrapFacts | undefined;
  if (drawn?.cluster !== undefined) return { cluster: [drawn.cluster] };
  if (label === "bekker") return "iid";
  return plain.find((option) => option === label) ?? "robust";
}

const plain = ["iid", "robust", "HC0", "HC1"] as const;

/** Whether a covariance holds only when errors are independent and of one variance. */
export function assumesHomoskedasticity({ label }: ChosenCovariance): boolean {
  return label === "iid" || label === "bekker";
}

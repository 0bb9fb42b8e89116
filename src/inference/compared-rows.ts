import { EstimandError } from "../errors.ts";
import type { Fit } from "../fit/fit.ts";
import { modelOf } from "../fit/model.ts";

/**
 * What there is to say of the rows of two fits that are compared: nothing where they are the same. A consistent fit with
 * absorbed effects may lack singletons, rows alone in a level: they leave its coefficients and its σ as they are.
 *
 * @throws EstimandError "bad-option" where rows differ in another way
 */
export function comparedRows(consistent: Fit, efficient: Fit): string | undefined {
  const more = efficient.nobs - consistent.nobs;
  if (more === 0) return undefined;
  const [few, many] = [consistent, efficient].map(singletonsOf);
  if (more < 0 || few!.count - many!.count !== more || !contains(efficient, consistent)) {
    throw otherRows(consistent, efficient);
  }
  const rows = more === 1 ? "1 row that is" : `${more} rows that are`;
  return (
    `The consistent estimate is without ${rows} alone in a level of ${few!.effects.join(", ")} (singletons), which would not ` +
    "change it; the efficient one has them."
  );
}

interface Singletons {
  readonly count: number;
  readonly effects: readonly string[];
}

function singletonsOf({ rows }: Fit): Singletons {
  const label = "singleton: ";
  const found = rows.dropped.filter(({ reason }) => reason.startsWith(label));
  return {
    count: found.reduce((sum, { count }) => sum + count, 0),
    effects: found.map(({ reason }) => reason.slice(label.length)),
  };
}

/** Whether the rows of one fit are among those of the other, as far as fits out of JSON can tell. */
function contains(large: Fit, small: Fit): boolean {
  const [all, some] = [modelOf(large)?.frame, modelOf(small)?.frame];
  if (all?.index === undefined || some === undefined) return true;
  const known = new Set(all.index);
  for (let i = 0; i < some.rows; i++) if (!known.has(some.index?.[i] ?? i)) return false;
  return true;
}

function otherRows(consistent: Fit, efficient: Fit): EstimandError {
  const nobs = [consistent.nobs, efficient.nobs];
  return new EstimandError(
    "bad-option",
    `The fits use different rows (${nobs.join(" and ")} observations). Leave out the rows that one of them lacks, then ` +
      "estimate both.",
    { nobs },
  );
}

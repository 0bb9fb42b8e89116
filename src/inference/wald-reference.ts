import type { Conventions, Fit } from "../fit/fit.ts";
import { modelOf } from "../fit/model.ts";
import { bellMcCaffrey, type BellMcCaffreyType } from "./bell-mccaffrey.ts";
import type { Estimates } from "./estimates.ts";
import type { Restriction } from "./linear-combination.ts";

/** An F distribution for scale·W/q with q and `df` degrees of freedom. */
export interface FReference {
  readonly scale: number;
  readonly df: number;
  readonly note?: string;
}

/**
 * The F distribution of q restrictions under a covariance with η degrees of freedom of Hotelling's T²:
 * W·(η - q + 1)/(ηq) with q and η - q + 1. NaN where the clusters are too few for so many restrictions.
 */
export function hotellingReference(degrees: number, q: number): FReference {
  const df = degrees - q + 1;
  return df > 0 ? { scale: df / degrees, df } : { scale: Number.NaN, df: Number.NaN, note: tooFew };
}

const tooFew = "Not computed: too few clusters for so many restrictions.";

/** The F distribution that a Wald statistic of a fit is compared with; undefined for chi-square. */
export function waldReference(fit: Estimates, restrictions: readonly Restriction[]): FReference | undefined {
  const { distribution, df } = fit.conventions;
  if (distribution !== "t" || df === null) return undefined;
  const { dfByCoefficient, clusterType, clusters } = fit.conventions as Conventions;
  if (dfByCoefficient === undefined) return { scale: 1, df };
  const model = modelOf(fit as Fit);
  const [facts] = clusters ?? [];
  const q = restrictions.length;
  if (model !== undefined && facts !== undefined) {
    const { degreesOf } = bellMcCaffrey(model, { cluster: [facts.column] }, clusterType as BellMcCaffreyType);
    const matrix = Float64Array.from(restrictions.flatMap(({ weights }) => [...weights]));
    return hotellingReference(degreesOf!(matrix, q), q);
  }
  const single = q === 1 ? onlyCoefficient(fit.vcov.names, restrictions[0]!) : undefined;
  if (single !== undefined) return { scale: 1, df: dfByCoefficient[single] ?? df };
  return {
    scale: 1,
    df,
    note: "Degrees of freedom: the smallest of the coefficients', since the data are not at hand.",
  };
}

function onlyCoefficient(names: readonly string[], { weights }: Restriction): string | undefined {
  const used = names.filter((_, j) => weights[j] !== 0);
  return used.length === 1 ? used[0] : undefined;
}

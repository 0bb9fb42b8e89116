import type { Fit } from "../fit/fit.ts";
import { normalQuantile } from "../special/normal-quantile.ts";
import type { DocumentBlock } from "./document.ts";
import { decimalsFor, formatFixed, intervalHeads } from "./format.ts";
import { labelOf } from "./label-of.ts";

/** The average partial effects that a fit with absorbed effects carries; nothing for other fits. */
export function averageEffectsBlock(fit: Fit, labels: Readonly<Record<string, string>>, level = 0.95): DocumentBlock[] {
  const { averagePartialEffects: effects = {} } = fit as Fit & {
    readonly averagePartialEffects?: Readonly<Record<string, { readonly estimate: number; readonly se: number }>>;
  };
  const z = normalQuantile((1 + level) / 2);
  const body = Object.entries(effects).map(([name, { estimate, se }]) => {
    const decimals = decimalsFor(se, estimate);
    const numbers = [estimate, se, estimate - z * se, estimate + z * se].map((x) => formatFixed(x, decimals));
    return [labelOf(labels, name, name), ...numbers];
  });
  if (body.length === 0) return [];
  return [
    {
      kind: "table",
      head: ["Average effect on Pr(y = 1)", "Estimate", "Std. error", ...intervalHeads(level)],
      align: ["left", "decimal", "decimal", "decimal", "decimal"],
      body,
    },
  ];
}

import type { RandomGenerator } from "../random/generator.ts";
import type { SimulationTruth } from "./simulate-firms.ts";

/** What is observed of a firm and given to it: medians of 18 employees, 8 years, 70 million a head. */
export function characteristics(source: RandomGenerator): Characteristics {
  const employees = Math.max(1, Math.min(300, Math.round(Math.exp(2.9 + source.normal()))));
  const graduateShare = round(1 / (1 + Math.exp(-(0.6 + source.normal()))), 3);
  const knowing = 1 / (1 + Math.exp(-(-1.6 + 0.35 * Math.log(employees))));
  return {
    employees,
    productivity: round(Math.exp(4.25 + 0.5 * source.normal()), 2),
    age: Math.max(1, Math.round(Math.exp(2.1 + 0.7 * source.normal()))),
    foreignOwned: happens(0.06, source),
    graduateShare,
    network: happens(0.35, source),
    knowsPromotion: happens(knowing, source),
    rdSubsidy: happens(0.3, source),
    regionalRd: round(3 + 1.2 * Math.abs(source.normal()), 3),
  };
}

type Characteristics = Readonly<
  Record<
    | "employees"
    | "productivity"
    | "age"
    | "foreignOwned"
    | "graduateShare"
    | "network"
    | "knowsPromotion"
    | "rdSubsidy"
    | "regionalRd",
    number
  >
>;

/** Standard normal draws: u of exporting, e of exports (corr ρ with u), v of R&D (corr `endogeneity` with u). */
export function unobservables(
  { rho, endogeneity }: Pick<SimulationTruth, "rho" | "endogeneity">,
  source: RandomGenerator,
): Readonly<Record<"u" | "e" | "v", number>> {
  const u = source.normal();
  const e = rho * u + Math.sqrt(1 - rho * rho) * source.normal();
  const v = endogeneity * u + Math.sqrt(1 - endogeneity * endogeneity) * source.normal();
  return { u, e, v };
}

function happens(probability: number, source: RandomGenerator): 0 | 1 {
  return source.uniform() < probability ? 1 : 0;
}

/** One of the items, with these shares. */
export function pick<T>(items: readonly T[], shares: readonly number[], source: RandomGenerator): T {
  let left = source.uniform() * shares.reduce((sum, share) => sum + share, 0);
  for (let i = 0; i < items.length - 1; i++) {
    left -= shares[i]!;
    if (left < 0) return items[i]!;
  }
  return items.at(-1)!;
}

export function round(x: number, decimals: number): number {
  return Number(x.toFixed(decimals));
}

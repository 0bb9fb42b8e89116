import { normalCdf, normalPdf, normalUpperQuantile } from "../../special/normal.ts";
import type { SimulatedYear } from "./firm-year.ts";
import type { SimulationTruth } from "./simulation-truth.ts";

/** Average effects of a programme on the probability of exporting. */
export interface SupportEffects {
  /** Of all firms. */
  readonly ate: number;
  /** Of the firms that used it, given that they chose to: NaN where none did. */
  readonly att: number;
}

/** Mean of β φ(index): what a percentage point of R&D does to the probability, others and the unobserved as they are. */
export function averageEffectOfRd(firms: readonly SimulatedYear[], { participation }: SimulationTruth): number {
  return (participation.rdIntensity ?? 0) * mean(firms, ({ index }) => normalPdf(index));
}

/** ATE: mean of Φ(index with) - Φ(index without); ATT: of the users, given what made them use it. */
export function supportEffects(firms: readonly SimulatedYear[], truth: SimulationTruth): SupportEffects {
  const effect = truth.participation.usedSupport ?? 0;
  const without = ({ index, usedSupport }: SimulatedYear): number => index - effect * usedSupport;
  const users = firms.filter(({ usedSupport }) => usedSupport === 1);
  const chance = (user: SimulatedYear, index: number): number =>
    chanceOfUser(index, user.supportIndex, truth.supportCorrelation);
  return {
    ate: mean(firms, (firm) => normalCdf(without(firm) + effect) - normalCdf(without(firm))),
    att: mean(users, (user) => chance(user, without(user) + effect) - chance(user, without(user))),
  };
}

const points = 100;

/** Pr(u > -index | s > -supportIndex) with corr(u, s) = ρ: the mean over s, which is normal above a bound, by midpoints. */
function chanceOfUser(index: number, supportIndex: number, rho: number): number {
  const using = normalCdf(supportIndex);
  const rest = Math.sqrt(1 - rho * rho);
  let sum = 0;
  for (let j = 0; j < points; j++) {
    const s = normalUpperQuantile(((j + 0.5) / points) * using);
    sum += normalCdf((index + rho * s) / rest);
  }
  return sum / points;
}

function mean(firms: readonly SimulatedYear[], of: (firm: SimulatedYear) => number): number {
  return firms.reduce((sum, firm) => sum + of(firm), 0) / firms.length;
}

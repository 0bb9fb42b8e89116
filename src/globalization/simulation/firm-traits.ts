import type { RandomGenerator } from "../../random/generator.ts";
import { logistic, naturalLog, pick, poisson, rounded, yes } from "./draws.ts";
import { reproducibleExp } from "../../random/reproducible-exp.ts";

const industries = ["J58", "J62", "J63", "M70", "M71", "M72", "M73"] as const;
const industryShares = [0.08, 0.34, 0.1, 0.06, 0.18, 0.16, 0.08] as const;
const regions = ["Seoul", "Gyeonggi", "Incheon", "Daejeon", "Busan", "Daegu", "Gwangju"] as const;
const regionShares = [0.42, 0.24, 0.05, 0.1, 0.08, 0.06, 0.05] as const;

/** What a firm keeps over the years. */
export interface FirmTraits {
  readonly industry: string;
  readonly region: string;
  readonly foundingYear: number;
  readonly foreignOwned: number;
  readonly groupMember: number;
  readonly graduateShare: number;
  readonly network: number;
  readonly knowsPromotion: number;
  readonly rdSubsidy: number;
  readonly regionalRd: number;
  readonly supportDistance: number;
  readonly website: number;
  readonly cloud: number;
  readonly patents: number;
}

/** What changes from year to year by itself. */
export interface FirmState {
  readonly employees: number;
  readonly productivity: number;
}

/** The first year of a firm: medians of 18 employees, 8 years and 70 million a head. */
export function firstState(source: RandomGenerator): FirmState {
  return {
    employees: bounded(reproducibleExp(2.9 + source.normal())),
    productivity: rounded(reproducibleExp(4.25 + 0.5 * source.normal()), 2),
  };
}

/** A year later: 1 percent more employees on average, productivity with some return to its mean. */
export function nextState({ employees, productivity }: FirmState, source: RandomGenerator): FirmState {
  const logged = 0.85 * naturalLog(productivity) + 0.15 * 4.25;
  return {
    employees: bounded(employees * reproducibleExp(0.01 + 0.12 * source.normal())),
    productivity: rounded(reproducibleExp(logged + 0.26 * source.normal()), 2),
  };
}

function bounded(employees: number): number {
  return Math.max(1, Math.min(300, Math.round(employees)));
}

export function firmTraits(firstYear: number, { employees }: FirmState, source: RandomGenerator): FirmTraits {
  const size = naturalLog(employees);
  return {
    industry: pick(industries, industryShares, source),
    region: pick(regions, regionShares, source),
    foundingYear: firstYear - Math.max(1, Math.min(60, Math.round(reproducibleExp(2.1 + 0.7 * source.normal())))),
    foreignOwned: yes(0.06, source),
    groupMember: yes(logistic(-3 + 0.5 * size), source),
    graduateShare: rounded(logistic(0.6 + source.normal()), 3),
    network: yes(0.35, source),
    knowsPromotion: yes(logistic(-1.6 + 0.35 * size), source),
    rdSubsidy: yes(0.3, source),
    regionalRd: rounded(3 + 1.2 * Math.abs(source.normal()), 3),
    supportDistance: rounded(20 * source.exponential(), 1),
    website: yes(logistic(-1.5 + 0.3 * size), source),
    cloud: yes(0.4, source),
    patents: poisson(reproducibleExp(-1.5 + 0.5 * size), source),
  };
}

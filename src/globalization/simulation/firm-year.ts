import type { RandomGenerator } from "../../random/generator.ts";
import { reproducibleExp } from "../../random/reproducible-exp.ts";
import { correlated, naturalLog, poisson, rounded, yes } from "./draws.ts";
import type { FirmState, FirmTraits } from "./firm-traits.ts";
import type { Coefficients, SimulationTruth } from "./simulation-truth.ts";

/** What a year's decisions start from: the firm, the year, and the index that its past adds to exporting. */
export interface YearOfFirm {
  readonly firmId: string;
  readonly year: number;
  readonly traits: FirmTraits;
  readonly state: FirmState;
  readonly past: number;
}

type Values = Readonly<Record<string, string | number>>;

/** A simulated row, as the groups of its columns in their order, and the indices before what is unobserved. */
export interface SimulatedYear {
  readonly record: readonly Values[];
  readonly employees: number;
  readonly exporter: 0 | 1;
  readonly usedSupport: number;
  readonly index: number;
  readonly supportIndex: number;
}

/** One firm in one year: the equations of `SimulationTruth`, in their order. */
export function firmYear(at: YearOfFirm, truth: SimulationTruth, source: RandomGenerator): SimulatedYear {
  const { traits, state, firmId, year } = at;
  const age = year - traits.foundingYear;
  const logs = { lnEmployees: naturalLog(state.employees), lnProductivity: naturalLog(state.productivity) };
  const given = [traits, state, { age, ...logs, lnAge: naturalLog(1 + age) }] as unknown as Values[];
  const u = source.normal();
  const v = correlated(u, truth.endogeneity, source);
  const s = correlated(u, truth.supportCorrelation, source);
  const rdIntensity = Math.max(0, linear(truth.capability, given) + truth.capabilitySigma * v);
  const supportIndex = linear(truth.support, [...given, { rdIntensity }]);
  const usedSupport = supportIndex + s > 0 ? 1 : 0;
  const terms = [...given, { rdIntensity, usedSupport }];
  const index = linear(truth.participation, terms) + at.past;
  const exporter = index + u > 0 ? 1 : 0;
  const logExports = linear(truth.performance, terms) + truth.sigma * correlated(u, truth.rho, source);
  const exports = exporter * Math.max(0.001, rounded(reproducibleExp(logExports), 3));
  const abroad = howAbroad(exporter === 0 ? 0 : index + u, terms, truth, source);
  const { graduateShare } = traits;
  const account = accounts({ ...state, exports, graduateShare, rdIntensity }, source);
  const record = [{ firmId, year, exporter, exports }, abroad, ...terms, account];
  return { record, employees: state.employees, exporter, usedSupport, index, supportIndex };
}

/** Stage, markets, affiliates and modes of supply; all of them none where the firm is at home only. */
function howAbroad(
  latent: number,
  terms: readonly Values[],
  { stages, markets }: SimulationTruth,
  source: RandomGenerator,
): Readonly<Record<string, number>> {
  const stage = latent <= 0 ? 0 : latent <= stages[0] ? 1 : latent <= stages[1] ? 2 : 3;
  const further = poisson(reproducibleExp(linear(markets, terms)), source);
  const affiliates = 1 + poisson(0.4, source);
  const [mode2, mode4] = [yes(0.15, source), yes(0.3, source)];
  const abroad = Number(stage > 0);
  return {
    stage,
    markets: abroad * (1 + further),
    affiliatesAbroad: stage === 3 ? affiliates : 0,
    mode1: abroad,
    mode2: abroad * mode2,
    mode3: Number(stage === 3),
    mode4: abroad * mode4,
  };
}

type Accounts = Readonly<Record<"employees" | "productivity" | "exports" | "graduateShare" | "rdIntensity", number>>;

/** The accounts that go with it: sales at home and abroad, assets, employees by education. */
function accounts(firm: Accounts, source: RandomGenerator): Readonly<Record<string, number>> {
  const domestic = firm.employees * firm.productivity * reproducibleExp(0.5 + 0.3 * source.normal());
  const sales = rounded(domestic + firm.exports, 3);
  const assets = rounded(sales * reproducibleExp(-0.1 + 0.4 * source.normal()), 3);
  const graduates = Math.round(firm.graduateShare * firm.employees);
  const employeesPostgraduate = Math.round(graduates * (0.1 + 0.2 * source.uniform()));
  const employeesCollege = Math.round((firm.employees - graduates) * source.uniform());
  return {
    sales,
    assets,
    intangibleAssets: rounded(assets * 0.25 * source.uniform(), 3),
    rdSpending: rounded((firm.rdIntensity * sales) / 100, 3),
    employeesSecondary: firm.employees - graduates - employeesCollege,
    employeesCollege,
    employeesBachelor: graduates - employeesPostgraduate,
    employeesPostgraduate,
  };
}

/** Σ coefficient · value, of columns in any of the groups. */
function linear(coefficients: Coefficients, groups: readonly Values[]): number {
  let sum = 0;
  for (const term of Object.keys(coefficients)) {
    const value = term === "(Intercept)" ? 1 : groups.find((group) => group[term] !== undefined)?.[term];
    sum += coefficients[term]! * (value as number);
  }
  return sum;
}

import type { Bilingual } from "./quality/quality-finding.ts";

/** The two equations of performance. Columns of the selection alone are the exclusion restrictions. */
export interface PerformanceSpecification {
  /** Whose performance is seen: "exporter ~ lnEmployees + rdIntensity + knowsPromotion". */
  readonly selection: string;
  /** "log(exports) ~ lnEmployees + rdIntensity". */
  readonly outcome: string;
  /** Performance as a share, zeros included (fractional probit): "exportIntensity ~ lnEmployees + rdIntensity". */
  readonly share?: string;
}

/** A capability that firms choose: endogenous in who globalizes and how well. */
export interface CapabilitySpecification {
  /** Who globalizes, with the capability and its instruments: "exporter ~ lnEmployees + [rdIntensity ~ rdSubsidy]". */
  readonly participation: string;
  /** How well: `selection` without the capability and with the instruments, `outcome` with the brackets. */
  readonly performance?: Pick<PerformanceSpecification, "selection" | "outcome">;
  /** How the capability is secured, its own equation; the instruments and the other columns unless given. */
  readonly equation?: string;
}

/** Use of a support programme and what it does, with programme use chosen by the firm. */
export interface SupportSpecification {
  /** Who uses it: "usedSupport ~ lnEmployees + supportDistance". Columns that `outcome` lacks are the exclusion. */
  readonly use: string;
  /** Who globalizes, with the use among the columns: "exporter ~ lnEmployees + usedSupport". */
  readonly outcome: string;
  /** A continuous outcome with the use among the columns: "log(sales) ~ lnEmployees + usedSupport". */
  readonly sales?: string;
}

/** Persistence of globalization in a panel. */
export interface PersistenceSpecification {
  /** Without the lag, which is added: "exporter ~ lnEmployees + lnProductivity". */
  readonly formula: string;
  readonly panel: string;
  readonly time: string;
}

/** A count of foreign markets, and of which firms. */
export interface MarketsSpecification {
  /** "I(markets - 1) ~ lnEmployees": with markets beyond the first, of exporters, the count starts at 0. */
  readonly formula: string;
  /** A condition: "exporter = 1". */
  readonly where?: string;
}

/** Who globalizes, described. */
export interface CharacteristicsSpecification {
  /** Columns of groups; industry, region and classes of size and age unless given. */
  readonly by?: readonly string[];
  /** Columns whose means are compared. */
  readonly columns?: readonly string[];
  /** Column of sampling weights of the description alone; the specification's unless given. */
  readonly weights?: string;
  readonly strata?: string;
}

export type CurveEstimator = "probit" | "logit" | "cloglog" | "ols";

/** The choices over which a specification curve of who globalizes runs, in every combination. */
export interface RobustnessSpecification {
  /** The column whose average effect is followed. */
  readonly of: string;
  /** Terms beside it, by name of the set. */
  readonly controls?: Readonly<Record<string, readonly string[]>>;
  /** Firms, by name of the sample: "employees < 50"; "" for all. */
  readonly samples?: Readonly<Record<string, string>>;
  readonly estimators?: readonly CurveEstimator[];
  /** "iid", "HC1", or the column of clusters. */
  readonly vcov?: readonly ("iid" | "HC1" | { readonly cluster: string })[];
}

/**
 * The equations of the determinant analysis, as formulas in the fields of the firm record or the user's own columns. Every
 * part is optional; plain JSON.
 */
export interface DeterminantSpecification {
  /**
   * Column of sampling weights: firms are described with them, and every equation is estimated with them as probability
   * weights and with covariances robust to them. Each firm counts as one where it is not given.
   */
  readonly weights?: string;
  /** Who globalizes, described: by group, size, age, with differences and concentration. */
  readonly characteristics?: CharacteristicsSpecification;
  /** Who globalizes: a 0/1 outcome (probit). */
  readonly participation?: string;
  /** How well: selection and outcome (Heckman), two parts and shares beside it. */
  readonly performance?: PerformanceSpecification;
  /** What an endogenous capability causes; a formula alone is its `participation`. */
  readonly capability?: string | CapabilitySpecification;
  /** How far: ordered stages of globalization. */
  readonly stages?: string;
  /** How wide: the number of markets. */
  readonly markets?: MarketsSpecification;
  /** What a support programme does to those who choose it. */
  readonly support?: SupportSpecification;
  /** Whether globalizing itself makes globalizing likelier later. */
  readonly persistence?: PersistenceSpecification;
  /** Whether the conclusion hangs on choices of the analyst. */
  readonly robustness?: RobustnessSpecification;
  /** A category by which characteristics and effects are shown. */
  readonly group?: string;
  /** What the reader of these equations must know of the data and the assumptions: printed in the report; a text, or one in each language. */
  readonly cautions?: readonly (string | Bilingual)[];
}

/** The capability's equations where the specification names them by one formula or by several. */
export function capabilityEquations({ capability }: DeterminantSpecification): CapabilitySpecification | undefined {
  return typeof capability === "string" ? { participation: capability } : capability;
}

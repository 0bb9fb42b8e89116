/** What a column is for in the analysis. */
export type FieldRole = "identity" | "outcome" | "firm" | "capability" | "market" | "policy" | "instrument" | "weight";

/** One field of the firm record. Money is in the unit of the survey that the mapping states. */
export interface FirmField {
  readonly kind: "number" | "binary" | "category";
  readonly role: FieldRole;
  readonly unit: string;
  /** Values outside are impossible (an error) or only unusual (a remark in the data report). */
  readonly possible?: readonly [low: number, high: number];
  readonly usual?: readonly [low: number, high: number];
  readonly label: { readonly en: string; readonly ko: string };
}

type CategoryName = "firmId" | "industry" | "region";
type YesNoName =
  | "exporter"
  | "foreignOwned"
  | "rdPerformer"
  | "ipProtection"
  | "network"
  | "knowsPromotion"
  | "usedPromotion"
  | "rdSubsidy";
type NumberName =
  | "year"
  | "exports"
  | "sales"
  | "employees"
  | "productivity"
  | "age"
  | "rdIntensity"
  | "graduateShare"
  | "regionalRd"
  | "lnEmployees"
  | "lnProductivity"
  | "lnAge"
  | "weight";

export type FirmFieldName = CategoryName | YesNoName | NumberName;

/** One firm in one year, as the analysis reads it; what a survey lacks stays out. */
export type FirmRecord = Readonly<
  Partial<Record<CategoryName, string> & Record<YesNoName, 0 | 1 | boolean> & Record<NumberName, number>>
>;

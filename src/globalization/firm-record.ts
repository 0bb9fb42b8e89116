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
  /** Whether it counts things: fractions are a remark in the data report. */
  readonly whole?: boolean;
  readonly label: { readonly en: string; readonly ko: string };
  /** Words by which surveys call it: for suggesting a mapping. */
  readonly also?: readonly string[];
}

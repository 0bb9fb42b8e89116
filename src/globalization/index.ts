/** The globalization of knowledge-based service SMEs: the `estimand/globalization` entry point. */
export {
  type AnalysisOptions,
  type CapabilityResult,
  type DeterminantAnalysis,
  determinantAnalysis,
  type ParticipationResult,
  type PerformanceResult,
} from "./analysis.ts"; // the three equations, with their reading
export { characteristics, type GroupCharacteristics } from "./characteristics.ts"; // who globalizes, by group
export { deriveFields } from "./derive-fields.ts"; // fields that follow from others
export { fieldLabels, type FirmFieldName, firmFields, type FirmRecord } from "./firm-fields.ts"; // the data dictionary
export type { FieldRole, FirmField } from "./firm-record.ts"; // its types
export type { FieldSource } from "./field-column.ts"; // where a field is read
export { type FirmMapping, mapFirms } from "./firm-mapping.ts"; // from a survey's columns to firm records
export type { AnalysisReport, ReportOptions } from "./report.ts"; // the report
export { isKnowledgeBasedService, knowledgeBasedServices, type ServiceIndustry } from "./service-industries.ts"; // the classification
export {
  defaultTruth,
  simulateFirms,
  type SimulatedFirms,
  type SimulationOptions,
  type SimulationTruth,
} from "./simulate-firms.ts"; // firms with known truth
export { defaultSpecification, type DeterminantSpecification } from "./specification.ts"; // the equations

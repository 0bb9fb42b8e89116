/** The globalization of knowledge-based service SMEs: the `estimand/globalization` entry point. */
export { type AnalysisOptions, determinantAnalysis } from "./analysis.ts"; // all parts, each optional
export type {
  AnalysisParts,
  DataSource,
  DeterminantAnalysis,
  IdentificationFinding,
  LeftOut,
  PartName,
} from "./analysis-result.ts"; // what it returns
export { isSkipped, type Part, resultOf, type Skipped } from "./parts/part.ts"; // a part, or why there is none
export type { EquationResult } from "./parts/equation-result.ts"; // an equation with its effects
export type { ParticipationResult } from "./parts/participation.ts"; // who globalizes
export type { EffectsByGroup, GroupEffects } from "./parts/effects-by-group.ts"; // in each group
export type { PerformanceResult } from "./parts/performance.ts"; // how well
export type { ExclusionRestrictions } from "./parts/exclusion-restrictions.ts"; // what it assumes
export type { CapabilityResult } from "./parts/capability.ts"; // what a capability causes
export type { CapabilityEquation } from "./parts/capability-equation.ts"; // how it is secured
export type { CapabilityPerformance } from "./parts/capability-performance.ts"; // in how well
export type { InstrumentedProbits } from "./parts/instrumented-probits.ts"; // in who
export type { MarketsResult, StagesResult } from "./parts/reach.ts"; // how far and wide
export type { AverageEffect, SupportResult } from "./parts/support.ts"; // programmes
export type { PersistenceResult } from "./parts/persistence.ts"; // panels
export type { CurveGap, CurvePoint, RobustnessResult } from "./parts/robustness.ts"; // choices
export { characteristics, type GroupCharacteristics } from "./characteristics.ts"; // who globalizes, by group
export { deriveFields } from "./derive-fields.ts"; // fields that follow from others
export { fieldLabels, type FirmFieldName, firmFields, type FirmRecord } from "./firm-fields.ts"; // the data dictionary
export type { FieldRole, FirmField } from "./firm-record.ts"; // its types
export type { FieldSource } from "./field-column.ts"; // where a field is read
export { type FirmMapping, mapFirms } from "./firm-mapping.ts"; // from a survey's columns to firm records
export type { AnalysisReport, ReportFormat, ReportOptions } from "./report.ts"; // the report
export {
  knowledgeBasedServices,
  knowledgeIntensiveServices,
  type IndustryClassification,
  type IndustryStanding,
  type ServiceGroup,
  type ServiceIndustry,
} from "./service-industries.ts"; // the classification
export {
  correspondingDivisions,
  type IndustryOptions,
  isKnowledgeBasedService,
  serviceIndustry,
} from "./service-industry.ts"; // codes of it
export { type SmeBand, smeBands, type SmeCandidate, type SmeResult, smeTest } from "./sme-test.ts"; // who is an SME
export { type GatsMode, gatsModes } from "./gats-modes.ts"; // modes of supply
export { type DataQuality, dataQuality, type DataQualityOptions } from "./data-quality.ts"; // before any estimate
export type { MissingPattern } from "./quality/missing-patterns.ts"; // what is missing together
export type { QualityFinding, Severity } from "./quality/quality-finding.ts"; // what it found
export { ageClasses, type ClassBounds, inClasses, sizeClasses } from "./firm-classes.ts"; // classes of size and age
export { type ExportConcentration, exportConcentration } from "./export-concentration.ts"; // on how few firms
export { simulateFirms, type SimulatedFirms, type SimulationOptions } from "./simulate-firms.ts"; // firms with known truth
export type { SupportEffects } from "./simulation/average-effects.ts"; // true effects of support
export { type Coefficients, defaultTruth, type SimulationTruth, truthFor } from "./simulation/simulation-truth.ts"; // it
export {
  globalizationProfile,
  type GlobalizationProfile,
  type ProfileOptions,
  type SharesBy,
} from "./globalization-profile.ts"; // who globalizes: shares, differences, concentration
export type { GroupShare } from "./survey/survey-shares.ts"; // a group's share with its standard error
export type { SurveyOptions } from "./survey/survey-rows.ts"; // weights and strata
export { type CaseOptions, type CasePrediction, type FirmCase, firmCase } from "./firm-case.ts"; // a firm's profile
export type { CaseChange } from "./cases/case-changes.ts"; // what its values change
export type { Peer } from "./cases/peers.ts"; // firms like it
export { policyScenarios } from "./policy-scenarios.ts"; // what policies would change
export type { PolicyOptions, PolicyResult, PolicyRow, ScenarioResult } from "./policy/policy-result.ts"; // its record
export type { PolicyScenario } from "./policy/scenario.ts"; // changes of columns
export type { TotalChange, Uncertain } from "./policy/policy-change.ts"; // totals with their uncertainty
export type { LeverEffect } from "./policy/lever-effects.ts"; // what a lever moves
export type { PolicyWarning } from "./policy/support.ts"; // what to know of a scenario
export { suggestMapping } from "./suggest-mapping.ts"; // a draft of a mapping
export { defaultSpecification } from "./default-specification.ts"; // the equations of the literature
export type {
  CapabilitySpecification,
  CharacteristicsSpecification,
  CurveEstimator,
  DeterminantSpecification,
  MarketsSpecification,
  PerformanceSpecification,
  PersistenceSpecification,
  RobustnessSpecification,
  SupportSpecification,
} from "./specification.ts"; // the equations

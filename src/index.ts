/** Econometrics in TypeScript: a catalogue of what the package exports. */

// Data
export type { ColumnName, TableInput } from "./data/input.ts"; // what may be passed as data
export type { CsvOptions } from "./data/csv-layout.ts"; // how to read CSV text
export { parseCsv } from "./data/parse-csv.ts"; // CSV text → table (files: estimand/node)
export type { BooleanColumn, CategoryColumn, Column, NumberColumn, Table } from "./data/table.ts"; // what a table is
export { table } from "./data/to-table.ts"; // rows, columns, Arrow, Arquero, DuckDB → table
export { type ErrorCode, EstimandError, type Facts } from "./errors.ts"; // every fault of input
export type { Checked } from "./formula/check.ts"; // a formula checked at compile time
export type { CoefficientNames } from "./formula/coefficient-names.ts"; // the names of a formula's coefficients
export type { ColumnDrop, RowDrop, WeightKind, WeightOption } from "./formula/frame-types.ts"; // samples and weights

// Estimators
export { between, type PanelModelOptions } from "./estimators/between.ts"; // linear panels: means of units
export { cloglog } from "./estimators/cloglog.ts"; // binary outcome, complementary log-log
export type { PenalizableOptions } from "./estimators/penalized-where-separated.ts"; // options of probit and logit
export { firth, type FirthOptions } from "./estimators/firth.ts"; // binary outcome, penalized: exists under separation
export { fractionalLogit } from "./estimators/fractional-logit.ts"; // shares, logistic
export { fractionalProbit } from "./estimators/fractional-probit.ts"; // shares, normal
export { dynamicProbit, type DynamicProbitOptions } from "./estimators/dynamic-probit.ts"; // persistence and heterogeneity
export {
  bivariateProbit,
  type BivariateProbitFit,
  type BivariateProbitNames,
  type BivariateProbitOptions,
} from "./estimators/bivariate-probit.ts"; // two 0/1 outcomes, recursive or not
export { type TreatmentEffects, treatmentEffects } from "./estimators/treatment-effects.ts"; // of a recursive one: ATE, ATT, ATU
export {
  heckprobit,
  type HeckprobitFit,
  type HeckprobitNames,
  type HeckprobitOptions,
} from "./estimators/heckprobit.ts"; // selection, 0/1 outcome
export { heckman, type HeckmanFit, type HeckmanOptions, type SelectionFormulas } from "./estimators/heckman.ts"; // selection
export { interval, type IntervalFit } from "./estimators/interval.ts"; // outcome known to lie in an interval
export { iv } from "./estimators/iv.ts"; // instrumental variables
export type { ExactIvFit, IvFit, OverIvFit } from "./estimators/iv-fit.ts"; // their fits, just and over-identified
export type { IvMethod, IvOptions } from "./estimators/iv-options.ts"; // their methods
export { hetProbit, type HetProbitFormulas } from "./estimators/het-probit.ts"; // binary outcome, variance by regressors
export {
  linearRandomEffects,
  type LinearRandomEffectsFit,
  type LinearRandomEffectsOptions,
} from "./estimators/linear-random-effects.ts"; // linear panels: random and correlated effects
export { ivProbit, type InstrumentedFit, type InstrumentedOptions } from "./estimators/iv-probit.ts"; // binary outcome, endogenous columns
export { ivTobit, type InstrumentedTobitOptions } from "./estimators/iv-tobit.ts"; // censored outcome, endogenous columns
export { ivHeckman, type IvHeckmanFit, type IvHeckmanOptions } from "./estimators/iv-heckman.ts"; // selection, endogenous columns
export { switching, type SwitchingFit, type SwitchingFormulas, type SwitchingOptions } from "./estimators/switching.ts"; // two regimes
export { type RegimeOptions, treatment, type TreatmentFit, type TreatmentFormulas } from "./estimators/treatment.ts"; // endogenous treatment
export type { LikelihoodOptions } from "./estimators/likelihood-definition.ts"; // options of likelihood estimators
export type { AbsorbingOptions } from "./estimators/absorbing.ts"; // options with absorbed effects
export { logit } from "./estimators/logit.ts"; // binary outcome, logistic
export { negativeBinomial, type NegativeBinomialFit } from "./estimators/negative-binomial.ts"; // overdispersed counts
export { ols, type OlsFit } from "./estimators/ols.ts"; // least squares
export type { OrderedFit, OrderedOptions } from "./estimators/ordered-definition.ts"; // of the ordered models
export { orderedLogit } from "./estimators/ordered-logit.ts"; // ordered categories, logistic
export { orderedProbit } from "./estimators/ordered-probit.ts"; // ordered categories, normal
export { poisson } from "./estimators/poisson.ts"; // counts and other non-negative outcomes
export { probit } from "./estimators/probit.ts"; // binary outcome, normal
export { tobit, type LimitedOptions, type NormalFit, type NormalOptions, type TobitFit } from "./estimators/tobit.ts"; // censored outcome
export { truncated } from "./estimators/truncated.ts"; // outcome seen only within limits
export type { PanelOptions, RandomEffectsFit } from "./estimators/random-effects-fit.ts"; // panels with effects of units
export { randomEffectsProbit, type RandomEffectsProbitOptions } from "./estimators/random-effects-probit.ts"; // panel, 0/1
export { reviveFit } from "./estimators/revive-fit.ts"; // a fit out of its JSON
export { twoPart, type TwoPartFit, type TwoPartOptions } from "./estimators/two-part.ts"; // participation, then amount

// The record
export type { Conventions, CovarianceMatrix, CovarianceWord, DerivedParameter, Fit, Like, Warning } from "./fit/fit.ts"; // what every estimator returns
export type { TestResult } from "./fit/test-result.ts"; // what every test returns

// After the fit
export {
  bootstrap,
  type BootstrapOptions,
  type BootstrapProgress,
  type BootstrapSpec,
} from "./inference/bootstrap-spec.ts"; // covariance by resampling
export { bootstrapIntervals, type BootstrapIntervals } from "./inference/bootstrap-intervals.ts"; // percentile, basic, studentized
export type { BootstrapTestOptions } from "./inference/bootstrap-setting.ts"; // options of the two bootstrap tests
export type { BootstrapTest } from "./inference/bootstrap-test.ts"; // what they return
export { hac, type HacOptions, type HacSpec } from "./inference/hac-spec.ts"; // covariance over time
export { scoreBootstrapTest } from "./inference/score-bootstrap-test.ts"; // few clusters, likelihood models
export { wildBootstrapTest } from "./inference/wild-bootstrap-test.ts"; // few clusters, least squares
export type { CellValue } from "./inference/cell-value.ts"; // a value as written in options
export type { Change } from "./inference/column-contrast.ts"; // what to compare of a column
export type { SlopeWord } from "./inference/column-effects.ts"; // dy/dx and elasticities
export type { ComparisonWord } from "./inference/comparing.ts"; // differences and ratios
export {
  type Changes,
  comparisons,
  type ComparisonsByRowOptions,
  type ComparisonsOptions,
} from "./inference/comparisons.ts"; // under changes of the data
export { confint, type ConfidenceIntervals } from "./inference/confint.ts"; // intervals
export { deltaMethod } from "./inference/delta-method.ts"; // functions of coefficients
export type { EffectsByRow, RowEffect } from "./inference/effects-by-row.ts"; // effects at every row
export type { EffectsByRowOptions, EffectsOptions } from "./inference/effects-question.ts"; // options of effects
export type { EffectRow, Effects } from "./inference/effects-record.ts"; // averages of effects
export type { EquivalenceBounds, EquivalenceTest } from "./inference/equivalence.ts"; // two one-sided tests
export type { AtOption } from "./inference/evaluation-points.ts"; // where effects are evaluated
export type { GridOption } from "./inference/grid-points.ts"; // values in every combination
export { fitted, residuals } from "./inference/fitted.ts"; // in the sample
export { scores } from "./inference/scores.ts"; // what each row adds to the estimating equations
export { hausman, type HausmanOptions } from "./inference/hausman.ts"; // two estimates of the same
export { informationMatrixTest, type InformationMatrixOptions } from "./inference/information-matrix-test.ts"; // White's
export { lmTest, type LmTestOptions } from "./inference/lm-test.ts"; // scores of omitted terms
export { lrTest } from "./inference/lr-test.ts"; // likelihood ratio
export {
  marginalEffects,
  type MarginalEffects,
  type MarginalEffectsByRowOptions,
  type MarginalEffectsOptions,
} from "./inference/marginal-effects.ts"; // slopes and contrasts
export { nonlinearWald } from "./inference/nonlinear-wald.ts"; // nonlinear hypotheses in code (text: estimand/nlcom)
export { fixedEffects, type FixedEffects } from "./inference/fixed-effects.ts"; // the coefficients of absorbed effects
export { predict, type Prediction, type PredictOptions } from "./inference/predict.ts"; // every quantity, also for new data
export { predictions, type PredictionsByRowOptions, type PredictionsOptions } from "./inference/predictions.ts"; // averages of a quantity
export { cluster, type ClusterOptions, type ClusterSpec, type VcovOption } from "./inference/vcov-option.ts"; // covariances by name
export { wald, type RestrictionMatrix } from "./inference/wald.ts"; // linear hypotheses as text
export { withVcov } from "./inference/with-vcov.ts"; // another covariance after the fit

// Instruments
export { ivDiagnostics, type IvDiagnosticsOptions } from "./diagnostics/iv-diagnostics.ts"; // all that is known of them
export type { ExactDiagnostics, IvDiagnostics, OverDiagnostics } from "./diagnostics/instrument-diagnostics.ts";
export {
  weakInstrumentInference,
  type WeakInstrumentInference,
  type WeakInstrumentOptions,
  type WeakInstrumentTest,
} from "./diagnostics/weak-instrument-inference.ts"; // Anderson-Rubin, K, conditional likelihood ratio
export {
  weakInstrumentTests,
  type WeakInstrumentTests,
  type WeakInstrumentTestsOptions,
} from "./diagnostics/weak-instrument-tests.ts"; // the same of several coefficients at once

// Specification
export { breuschGodfrey, type BreuschGodfreyOptions } from "./diagnostics/breusch-godfrey.ts"; // serial correlation
export { breuschPagan, type BreuschPaganOptions } from "./diagnostics/breusch-pagan.ts"; // heteroskedasticity
export { classification, type Classification } from "./diagnostics/classification.ts"; // predicted against seen
export { conditionIndices, type ConditionIndices, type ConditionRow } from "./diagnostics/condition-indices.ts"; // collinearity
export { durbinWatson, type DurbinWatsonOptions } from "./diagnostics/durbin-watson.ts"; // serial correlation
export { heteroskedasticityTest } from "./diagnostics/heteroskedasticity-test.ts"; // of binary models
export { hosmerLemeshow, type HosmerLemeshowGroup, type HosmerLemeshowTest } from "./diagnostics/hosmer-lemeshow.ts"; // calibration
export { influence, type Influence } from "./diagnostics/influence.ts"; // what each row does
export { linkTest, type LinkTest } from "./diagnostics/link-test.ts"; // form of the index
export { normalityTest } from "./diagnostics/normality-test.ts"; // of a probit's errors
export { pseudoR2, type PseudoR2 } from "./diagnostics/pseudo-r2.ts"; // the whole family
export { reset, type ResetOptions } from "./diagnostics/reset.ts"; // form of a regression
export { roc, type Roc } from "./diagnostics/roc.ts"; // discrimination
export { vif, type VarianceInflation, type VifRow } from "./diagnostics/vif.ts"; // variance inflation
export { whiteTest, type WhiteTestOptions } from "./diagnostics/white-test.ts"; // heteroskedasticity

// Tables and pictures
export { balanceTable, type BalanceOptions, type BalanceTable } from "./report/balance-table.ts"; // means of two groups
export { describe, type DescribeOptions, type Description } from "./report/describe.ts"; // descriptive statistics
export type { Comparable } from "./report/comparable.ts"; // what can be compared
export { compare, type CompareOptions, type Comparison } from "./report/compare.ts"; // side by side
export { type Displayed, toCsv, toHtml, toLatex, toMarkdown } from "./report/displayed.ts"; // printed forms
export type { BandPlotOptions, BandPoint, GridTable } from "./report/band-plot.ts"; // what effectPlot and predictionPlot take
export { effectPlot } from "./report/effect-plot.ts"; // effects over a variable
export { forestPlot, type ForestPlotOptions } from "./report/forest-plot.ts"; // estimates with intervals
export type { PlotOptions, VegaLiteSpecification } from "./report/plot-frame.ts"; // what pictures are
export { predictionPlot } from "./report/prediction-plot.ts"; // a quantity over a variable
export { profilePlot, type ProfilePlotOptions } from "./report/profile-plot.ts"; // profile likelihood of ρ
export { rocPlot, type RocPlotOptions } from "./report/roc-plot.ts"; // ROC curves
export { summary, type Summary, type SummaryOptions } from "./report/summary.ts"; // one fit

/** Tables of fits in every form: the `estimand/report` entry point. */
export { balanceTable, type BalanceOptions, type BalanceRow, type BalanceTable } from "./balance-table.ts"; // means of two groups
export { describe, type DescribeOptions, type Description, type DescriptionRow } from "./describe.ts"; // descriptive statistics
export { compare, type CompareOptions, type Comparison, type OwnRow } from "./compare.ts"; // fits side by side
export type { Comparable, EstimateRow, EstimateTable, ListedEstimate } from "./comparable.ts"; // what can be compared
export { displayed, type Displayed, toCsv, toHtml, toLatex, toMarkdown } from "./displayed.ts"; // printed forms of a record
export type { Align, Document, DocumentBlock, TableRow } from "./document.ts"; // what a result says, before it is set
export { formatCount, formatFixed, formatNumber, formatP } from "./format.ts"; // numbers as printed
export { barFigure } from "./bar-figure.ts"; // bars as SVG
export type { Bar } from "./svg-bars.ts"; // what bars are made of
export type { SvgFigure } from "./svg-figure.ts"; // a picture that notebooks show
export type { BandPlotOptions, BandPoint, GridTable } from "./band-plot.ts"; // what effectPlot and predictionPlot take
export { effectPlot } from "./effect-plot.ts"; // effects over a variable
export { forestPlot, type ForestPlotOptions } from "./forest-plot.ts"; // estimates with intervals
export type { PlotOptions, VegaLiteSpecification } from "./plot-frame.ts"; // what pictures are
export { predictionPlot } from "./prediction-plot.ts"; // a quantity over a variable
export { profilePlot, type Profiled, type ProfiledPoint, type ProfilePlotOptions } from "./profile-plot.ts"; // profile of ρ
export { type RocCurve, rocPlot, type RocPlotOptions } from "./roc-plot.ts"; // ROC curves
export { summary, type Summary, type SummaryOptions } from "./summary.ts"; // one fit
export { type CsvRow, writeCsv } from "./write-csv.ts"; // rows as CSV
export { writeHtml } from "./write-html.ts"; // a document as HTML
export { writeLatex } from "./write-latex.ts"; // a document as LaTeX
export { writeMarkdown } from "./write-markdown.ts"; // a document as Markdown
export { writeText } from "./write-text.ts"; // a document as text

import type { AndersonRubinSet } from "../diagnostics/anderson-rubin.ts";
import type { EffectiveF } from "../diagnostics/effective-f.ts";
import type { StockYogoValue } from "../diagnostics/stock-yogo.ts";
import type { FirstStage } from "../diagnostics/first-stage.ts";
import type { Fit, PlainCovariance } from "../fit/fit.ts";
import type { TestResult } from "../fit/test-result.ts";
import type { Identification } from "../formula/identification.ts";
import type { IvMethod } from "./iv-options.ts";
import type { LeastSquaresFields } from "./least-squares-record.ts";

/** What every fit by instrumental variables has. */
interface InstrumentedFields<Name extends string>
  extends Fit<Name, PlainCovariance | "bekker" | "efficient">,
    LeastSquaresFields {
  readonly method: IvMethod;
  /** Of the k-class: LIML's λ, Fuller's λ - α/(N - L), or as given. */
  readonly k?: number;
  /** Of the GMM methods: how the moments were weighted. */
  readonly weightMatrix?: string;
  /** By endogenous column. */
  readonly firstStage: Readonly<Record<string, FirstStage>>;
  /** Cragg and Donald's F: the first-stage F (for homoskedastic errors) when there is one endogenous column. */
  readonly craggDonald: number;
  /** With several endogenous columns: Stock and Yogo's critical value for it, and what that guards against. */
  readonly craggDonaldBound?: StockYogoValue;
  /** With one endogenous column: Montiel Olea and Pflueger's F in the fit's covariance. */
  readonly effectiveF?: EffectiveF;
  /** With one endogenous column: the values of its coefficient that no weakness of instruments can invalidate. */
  readonly andersonRubin?: AndersonRubinSet;
}

/** The tests of a fit by instrumental variables. */
type IvTests = {
  readonly model?: TestResult;
  /** That no endogenous column has an effect. Absent where the covariance has too few clusters for so many instruments. */
  readonly andersonRubin?: TestResult;
  readonly wuHausman: TestResult;
};

/** As many instruments as endogenous columns: nothing tells whether they are valid, so there is no such test. */
export interface ExactIvFit<Name extends string = string> extends InstrumentedFields<Name> {
  readonly identification: "exact";
  readonly tests: IvTests;
}

/** More instruments than endogenous columns: Sargan's test, or Hansen's J in any covariance but "iid" and after GMM. */
export interface OverIvFit<Name extends string = string> extends InstrumentedFields<Name> {
  readonly identification: "over";
  readonly tests: IvTests & { readonly sargan?: TestResult; readonly hansenJ?: TestResult };
}

/** A fit by instrumental variables; ask its `identification` before a test of overidentifying restrictions. */
export type IvFit<Name extends string = string, I extends Identification = Identification> = I extends "exact"
  ? ExactIvFit<Name>
  : OverIvFit<Name>;

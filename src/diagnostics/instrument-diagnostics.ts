import type { TestResult } from "../fit/test-result.ts";
import type { Identification } from "../formula/identification.ts";
import type { Displayed } from "../report/displayed.ts";
import type { EffectiveF } from "./effective-f.ts";
import type { EndogeneityTests } from "./endogeneity-tests.ts";
import type { FirstStage } from "./first-stage.ts";
import type { KleibergenPaap } from "./kleibergen-paap.ts";
import type { OveridentificationTests } from "./overidentification-tests.ts";
import type { ConditionalStrength } from "./sanderson-windmeijer.ts";
import type { StockYogoValue } from "./stock-yogo.ts";

/** The first stage of an endogenous column with every measure of its strength. */
export interface FirstStageDiagnostics extends FirstStage, ConditionalStrength {
  /** The F of homoskedastic errors; `partialF` is of the fit's kind. */
  readonly classicalF: TestResult;
}

/** What is known of the instruments of every fit. */
interface InstrumentDiagnostics extends EndogeneityTests, Displayed {
  readonly vcov: string;
  /** By endogenous column. */
  readonly firstStage: Readonly<Record<string, FirstStageDiagnostics>>;
  /** The outcome on all instruments; `partialF` is Anderson and Rubin's test that no endogenous column has an effect. */
  readonly reducedForm: FirstStage;
  readonly craggDonald: number;
  /** Stock and Yogo's critical values for Cragg and Donald's F, by what they guard against; none beyond their tables. */
  readonly stockYogo: readonly StockYogoValue[];
  /** Anderson's canonical correlations test, for homoskedastic errors. */
  readonly anderson: TestResult;
  readonly kleibergenPaap: KleibergenPaap;
  /** With one endogenous column: for a bias of 5, 10, 20 and 30% of the worst case. */
  readonly effectiveF?: readonly EffectiveF[];
  readonly stockWright: TestResult;
  readonly wuHausman: TestResult;
}

/** Of as many instruments as endogenous columns: there is nothing to test them by. */
export interface ExactDiagnostics extends InstrumentDiagnostics {
  readonly identification: "exact";
}

/** Of more instruments than endogenous columns. */
export interface OverDiagnostics extends InstrumentDiagnostics {
  readonly identification: "over";
  readonly overidentification: OveridentificationTests;
  /** Of the instruments named. */
  readonly orthogonality?: TestResult;
}

/**
 * What is known of the instruments of a fit, each statistic under its own name. A record that prints itself. Ask its
 * `identification` before a test of overidentifying restrictions: a just-identified model has none.
 */
export type IvDiagnostics<I extends Identification = Identification> = I extends "exact"
  ? ExactDiagnostics
  : OverDiagnostics;

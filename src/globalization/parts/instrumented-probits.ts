import { isZeroOne } from "../../data/is-zero-one.ts";
import type { Table } from "../../data/table.ts";
import { type InstrumentedFit, ivProbit } from "../../estimators/iv-probit.ts";
import type { TestResult } from "../../fit/test-result.ts";
import { type EquationResult, equationResult } from "./equation-result.ts";
import { bracketsOf } from "../formula-terms.ts";
import type { Sampled } from "./sampling-weights.ts";
import { attempt, found, type Part, type Skipped, skipped } from "./part.ts";

/** Participation by probit with the capability endogenous; effects on the probability at given columns. */
export interface InstrumentedProbits {
  /** Jointly with the capability's equation by maximum likelihood. */
  readonly ivProbit: Part<EquationResult<InstrumentedFit>>;
  /** With the residuals of the capability's equation as columns. */
  readonly controlFunction: Part<EquationResult<InstrumentedFit>>;
  /** Tests of exogeneity: `ivProbitWald`, `residuals`. */
  readonly tests: Readonly<Record<string, TestResult>>;
}

export function instrumentedProbits(formula: string, firms: Table, weighting: Sampled): InstrumentedProbits {
  const { endogenous } = bracketsOf(formula);
  const by = (method: "ml" | "control-function"): Part<EquationResult<InstrumentedFit>> =>
    attempt(() => {
      const zeroOne = endogenous.find((name) => firms.has(name) && isZeroOne(firms.numbers(name)));
      if (zeroOne !== undefined) return binaryColumn(zeroOne);
      return equationResult(ivProbit(formula, firms, { method, ...weighting }) as InstrumentedFit);
    });
  const [joint, controlFunction] = [by("ml"), by("control-function")];
  const wald = found(joint)?.fit.tests.waldRho;
  const residuals = found(controlFunction)?.fit.tests.residuals;
  return {
    ivProbit: joint,
    controlFunction,
    tests: {
      ...(wald === undefined ? {} : { ivProbitWald: wald }),
      ...(residuals === undefined ? {} : { residuals }),
    },
  };
}

/** A 0/1 column has no normal error that a probit could share. */
function binaryColumn(name: string): Skipped {
  const en = `'${name}' is 0/1, and a probit with endogenous columns takes them to be continuous: specify it as \`support\`, whose recursive bivariate probit is made for it.`;
  const ko = `'${name}'은(는) 0/1 변수이므로 연속형 내생변수를 전제하는 도구변수 프로빗을 쓸 수 없습니다. 축차적 이변량 프로빗(support)으로 분석해야 합니다.`;
  return skipped("endogenous-binary", en, ko);
}

import type { Fit } from "../../fit/fit.ts";
import { knownDesign } from "../../inference/known-design.ts";
import type { DeterminantAnalysis } from "../analysis-result.ts";
import type { Bilingual } from "../quality/quality-finding.ts";
import type { PredictedOutcome } from "./outcome-before.ts";
import { performanceFits } from "./readable-fits.ts";

/** The estimate that sales abroad are predicted from, and what it is, or why there is none. */
export interface SalesOutcome {
  readonly sales: PredictedOutcome | undefined;
  readonly note: Bilingual;
}

const type = "unconditionalExp";

/**
 * Expected sales abroad, 0 where a firm does not globalize: of the selection model where its likelihood has a maximum, else
 * of a two-part model of the same equations, which says nothing of selection. Both take the errors of the logarithm as normal.
 */
export function salesOutcome(analysis: DeterminantAnalysis): SalesOutcome {
  const { selection, parts } = performanceFits(analysis);
  if (selection !== undefined && predicts(selection)) return { sales: { fit: selection, type }, note: ofSelection };
  if (parts !== undefined && predicts(parts)) return { sales: { fit: parts, type }, note: ofParts };
  return { sales: undefined, note: none };
}

const predicts = (fit: Fit): boolean => Object.hasOwn(knownDesign(fit, "A scenario").quantities, type);

const none: Bilingual = {
  en: "Sales abroad are left out: the analysis has no model of their logarithm that can be read.",
  ko: "해석할 수 있는 해외매출(로그) 모형이 없어 해외매출은 제시하지 않습니다.",
};
const ofSelection: Bilingual = {
  en: "Sales abroad: expected values of the selection model (maximum likelihood), with normal errors of the logarithm.",
  ko: "해외매출은 표본선택모형(최우추정)의 기댓값이며, 로그 오차의 정규분포를 가정합니다.",
};
const ofParts: Bilingual = {
  en: "Sales abroad: expected values of a two-part model, since the selection model has no maximum; it takes firms that start to globalize for firms like those that do.",
  ko: "표본선택모형의 우도에 최댓값이 없어 해외매출은 투파트(two-part) 모형의 기댓값으로 계산하였습니다. 새로 글로벌화하는 기업이 기존 글로벌화 기업과 같다고 가정하는 셈입니다.",
};

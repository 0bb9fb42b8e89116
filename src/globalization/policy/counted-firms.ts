import { formatCount } from "../../report/format.ts";
import type { Bilingual } from "../quality/quality-finding.ts";
import type { PolicyResult } from "./policy-result.ts";

type Base = Pick<PolicyResult, "firms" | "sample" | "weights">;

/** Which firms the numbers of a scenario are out of: "of the 13,928 firms that the sample stands for". */
export function ofWhichFirms({ firms, sample, weights }: Base): Bilingual {
  if (weights === undefined)
    return { en: `of the ${formatCount(sample)} firms of the sample`, ko: `표본 ${formatCount(sample)}개 기업 중` };
  const whole = formatCount(Math.round(firms));
  return { en: `of the ${whole} firms that the sample stands for`, ko: `표본이 대표하는 ${whole}개 기업 중` };
}

/** The same as a note to a table. */
export function countedNote({ firms, sample, weights }: Base): Bilingual {
  const size = formatCount(sample);
  if (weights === undefined)
    return {
      en: `Numbers of firms and sales are of the ${size} firms of the sample.`,
      ko: `기업 수와 금액은 표본 ${size}개 기업 기준입니다.`,
    };
  const whole = formatCount(Math.round(firms));
  return {
    en: `Numbers of firms and sales are of the ${whole} firms that the ${size} firms of the sample stand for, by the sampling weights '${weights}'.`,
    ko: `기업 수와 금액은 표본 ${size}개 기업이 가중치('${weights}')로 대표하는 ${whole}개 기업 기준입니다.`,
  };
}

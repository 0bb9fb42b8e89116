/** A mode in which a service is supplied abroad. */
export interface GatsMode {
  readonly mode: 1 | 2 | 3 | 4;
  /** The field of the firm record that says whether a firm uses it. */
  readonly field: "mode1" | "mode2" | "mode3" | "mode4";
  readonly label: { readonly en: string; readonly ko: string };
  readonly example: { readonly en: string; readonly ko: string };
}

/**
 * The four modes of supply of the General Agreement on Trade in Services, Article I:2.
 *
 * @example
 * gatsModes.map(({ mode, label }) => `${mode}: ${label.ko}`);
 */
export const gatsModes: readonly GatsMode[] = [
  {
    mode: 1,
    field: "mode1",
    label: { en: "Cross-border supply", ko: "국경 간 공급" },
    example: { en: "Software delivered online to a client abroad", ko: "해외 고객에게 온라인으로 소프트웨어 제공" },
  },
  {
    mode: 2,
    field: "mode2",
    label: { en: "Consumption abroad", ko: "해외 소비" },
    example: { en: "A client from abroad takes part in training here", ko: "외국 고객이 국내에서 교육을 수강" },
  },
  {
    mode: 3,
    field: "mode3",
    label: { en: "Commercial presence", ko: "상업적 주재" },
    example: { en: "A branch or affiliate abroad", ko: "해외 지사·법인 설립" },
  },
  {
    mode: 4,
    field: "mode4",
    label: { en: "Presence of natural persons", ko: "자연인의 이동" },
    example: { en: "Engineers sent to the client's country", ko: "현지에 엔지니어 파견" },
  },
];

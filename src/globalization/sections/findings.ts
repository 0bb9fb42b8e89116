import type { ReportBlock, ReportSection } from "../written/content.ts";
import { capabilityFindings } from "./capability-findings.ts";
import type { ReportContext } from "./context.ts";
import { participationFindings, shareFindings } from "./participation-findings.ts";
import { partTitle } from "./part-titles.ts";
import { performanceFindings } from "./performance-findings.ts";
import { persistenceFindings } from "./persistence-findings.ts";
import { policyFindings } from "./policy-findings.ts";
import { reachFindings } from "./reach-findings.ts";
import { repeatedFirmsFindings } from "./repeated-firms.ts";
import { resultName } from "./result-name.ts";
import { robustnessFindings } from "./robustness-findings.ts";
import { specificationFindings } from "./specification-findings.ts";
import { supportFindings } from "./support-findings.ts";
import { warningText } from "./warning-words.ts";

const words = {
  en: {
    title: "Findings",
    share: "How many globalize",
    reach: "How far and how wide",
    policy: "What policy could change",
    unknown: "What these data cannot tell",
  },
  ko: {
    title: "주요 결과",
    share: "글로벌화 기업의 비중",
    reach: "글로벌화 단계와 진출 시장",
    policy: "정책으로 바꿀 수 있는 것",
    unknown: "이 자료로 알 수 없는 것",
  },
} as const;

/** The findings in sentences made from the numbers, with their uncertainty; what the data cannot tell is one of them. */
export function findingsSection(context: ReportContext): ReportSection {
  const { language, analysis } = context;
  const say = words[language];
  const groups: readonly (readonly [title: string, items: readonly string[]])[] = [
    [say.share, shareFindings(context)],
    [partTitle("participation", language), participationFindings(context)],
    [partTitle("performance", language), performanceFindings(context)],
    [partTitle("capability", language), capabilityFindings(context)],
    [say.reach, reachFindings(context)],
    [partTitle("support", language), supportFindings(context)],
    [partTitle("persistence", language), persistenceFindings(context)],
    [partTitle("robustness", language), robustnessFindings(context)],
    [say.policy, policyFindings(context)],
  ];
  const blocks = groups.flatMap(([title, items]): ReportBlock[] =>
    items.length === 0
      ? []
      : [
          { kind: "title", text: title },
          { kind: "bullets", items },
        ],
  );
  const warnings = [
    ...specificationFindings(context),
    ...identification(context),
    ...repeatedFirmsFindings(context),
    ...(analysis.specification.cautions ?? []).map((one) => inLanguage(one, language)),
  ];
  return {
    id: "findings",
    title: say.title,
    blocks: [
      ...blocks,
      ...(warnings.length === 0
        ? []
        : [{ kind: "title", text: say.unknown } as const, { kind: "warnings", warnings } as const]),
    ],
  };
}

/** What the data cannot tell: each once in a part, under the first of its estimates that says so. */
function identification(context: ReportContext): readonly string[] {
  const said = new Map<string, string>();
  for (const warning of context.analysis.warnings) {
    const text = warningText(warning, context.language);
    const key = `${warning.part} ${text}`;
    if (!said.has(key)) said.set(key, `${resultName(warning, context)}: ${text}`);
  }
  return [...said.values()];
}

const inLanguage = (caution: string | Readonly<Record<"en" | "ko", string>>, language: "en" | "ko"): string =>
  typeof caution === "string" ? caution : caution[language];

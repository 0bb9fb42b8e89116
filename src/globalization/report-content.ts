import type { Table } from "../data/table.ts";
import type { DeterminantAnalysis } from "./analysis-result.ts";
import { fieldLabels } from "./firm-fields.ts";
import type { Language } from "./quality/quality-finding.ts";
import type { ReportOptions } from "./report.ts";
import { capabilitySection } from "./sections/capability.ts";
import { casesSection } from "./sections/cases.ts";
import type { ReportContext, WriteSection } from "./sections/context.ts";
import { dataSection } from "./sections/data.ts";
import { findingsSection } from "./sections/findings.ts";
import { leftOutSection } from "./sections/left-out.ts";
import { methodSection } from "./sections/method.ts";
import { participationSection } from "./sections/participation.ts";
import { performanceSection } from "./sections/performance.ts";
import { persistenceSection } from "./sections/persistence.ts";
import { repeatedFirms } from "./sections/repeated-firms.ts";
import { instrumentedPolicy, policySection, reportedPolicy } from "./sections/policy.ts";
import { reachSection } from "./sections/reach.ts";
import { reproductionSection } from "./sections/reproduction.ts";
import { robustnessSection } from "./sections/robustness.ts";
import { supportSection } from "./sections/support.ts";
import { truthSection } from "./sections/truth.ts";
import type { ReportContent } from "./written/content.ts";

const words = {
  en: {
    title: "Who globalizes, how well, and why",
    reconstruction:
      "This is a reconstruction of the method of a 2019 study of the Korea Institute for Industrial Economics and Trade on the globalization of knowledge-based service SMEs. The study's microdata and tables are not public; nothing here is its result.",
    simulated: (seed: number): string =>
      `The firms are simulated (seed ${seed}) and describe no real firm; what is true of them is known and set beside the estimates.`,
    stamp: "Reconstruction of a study's method, not its result",
    stampSimulated: "simulated firms",
    page: { contents: "Contents", copy: "Copy", copied: "Copied", warning: "Warning." },
  },
  ko: {
    title: "누가, 얼마나, 왜 글로벌화하는가",
    reconstruction:
      "이 보고서는 지식기반서비스 중소기업의 글로벌화에 관한 산업연구원(KIET)의 2019년 연구의 방법론을 재구성한 것입니다. 원 연구의 원자료와 결과표는 공개되어 있지 않으며, 여기에 실린 수치는 원 연구의 결과가 아닙니다.",
    simulated: (seed: number): string =>
      `분석 대상 기업은 모의실험으로 생성한 가상의 기업(시드 ${seed})으로, 실제 기업이 아닙니다. 참값을 알고 있으므로 추정치와 나란히 제시합니다.`,
    stamp: "선행연구 방법론의 재구성이며 해당 연구의 결과가 아님",
    stampSimulated: "가상(모의) 기업 자료",
    page: { contents: "차례", copy: "복사", copied: "복사됨", warning: "주의." },
  },
} as const;

/** In the order in which a reader wants them: findings first; then tables; then assumptions; then what makes it again. */
const sections: readonly (readonly [name: string, write: WriteSection])[] = [
  ["findings", findingsSection],
  ["data and sample", dataSection],
  ["participation", participationSection],
  ["performance", performanceSection],
  ["capability", capabilitySection],
  ["stages and markets", reachSection],
  ["support", supportSection],
  ["persistence", persistenceSection],
  ["robustness", robustnessSection],
  ["policy scenarios", policySection],
  ["cases", casesSection],
  ["what is true of the simulated firms", truthSection],
  ["what was left out", leftOutSection],
  ["assumptions and method", methodSection],
  ["hash of the data", reproductionSection],
];

/** What the report says, section by section. */
export function reportContent(
  analysis: DeterminantAnalysis,
  firms: Table,
  options: ReportOptions & { readonly language: Language },
): ReportContent {
  const { language, onProgress = (): void => {} } = options;
  const { source, simulated } = analysis;
  const say = words[language];
  const labels = fieldLabels(language, source.labels);
  onProgress("report: what policies would change");
  const policy = reportedPolicy(analysis, options, language);
  const instrumented = instrumentedPolicy(analysis, options, policy, language);
  const repeated = repeatedFirms(firms, analysis);
  const context: ReportContext = { analysis, firms, language, labels, options, policy, instrumented, repeated };
  return {
    language,
    title: source.name === undefined ? say.title : `${say.title}: ${source.name}`,
    notices: [say.reconstruction, ...(simulated === undefined ? [] : [say.simulated(simulated.seed)])],
    stamp: simulated === undefined ? say.stamp : `${say.stamp} · ${say.stampSimulated}`,
    page: say.page,
    sections: sections.flatMap(([name, write]) => {
      onProgress(`report: ${name}`);
      return write(context) ?? [];
    }),
  };
}

import type { DeterminantAnalysis } from "./analysis-result.ts";
import type { ReportContent } from "./report-content.ts";
import { capabilitySection } from "./sections/capability.ts";
import { dataSection } from "./sections/data.ts";
import { findingsSection } from "./sections/findings.ts";
import { methodSection } from "./sections/method.ts";
import { participationSection } from "./sections/participation.ts";
import { performanceSection } from "./sections/performance.ts";
import { truthSection } from "./sections/truth.ts";

const reconstruction =
  "This is a reconstruction of the method of a 2019 study of the Korea Institute for Industrial Economics and Trade on the " +
  "globalization of knowledge-based service SMEs. The study's microdata and tables are not public; nothing here is its result.";

/** What the report says, section by section: findings first, then data, equations, assumptions. */
export function reportContent(analysis: DeterminantAnalysis): ReportContent {
  const { source, simulated } = analysis;
  const of = source.name === undefined ? "" : `: ${source.name}`;
  return {
    title: `Who globalizes, how well, and why${of}`,
    notices: [
      reconstruction,
      ...(simulated === undefined
        ? []
        : [
            `The firms are simulated (seed ${simulated.seed}) and describe no real firm; what is true of them is known and set beside the estimates.`,
          ]),
    ],
    sections: [
      findingsSection(analysis),
      dataSection(analysis),
      participationSection(analysis),
      performanceSection(analysis),
      capabilitySection(analysis),
      truthSection(analysis),
      methodSection(analysis),
    ].filter((section) => section !== undefined),
  };
}

import { tableHash } from "../../data/table-hash.ts";
import { formatCount } from "../../report/format.ts";
import { version } from "../version.ts";
import type { ReportSection } from "../written/content.ts";
import type { ReportContext } from "./context.ts";

const words = {
  en: {
    title: "Reproduction",
    hash: "SHA-256 of the analysed table",
    table: "Table",
    size: (rows: string, columns: string): string => `${rows} rows, ${columns} columns`,
    version: "Version",
    seed: "Seed of the simulated firms",
    how: "The same data, version and specification give this report again, byte for byte.",
    command: "Save the JSON below as study.json and run:",
    program: "Save the JSON below as study.json and run, with the analysed table as `firms`:",
    json: "Specification",
  },
  ko: {
    title: "재현 정보",
    hash: "분석 자료의 SHA-256",
    table: "분석 자료",
    size: (rows: string, columns: string): string => `${rows}행, ${columns}열`,
    version: "버전",
    seed: "가상 기업 생성 시드",
    how: "같은 자료, 버전, 분석 설정이면 이 보고서와 한 바이트도 다르지 않은 결과가 나옵니다.",
    command: "아래 JSON을 study.json으로 저장하고 다음을 실행하십시오.",
    program: "아래 JSON을 study.json으로 저장하고, 분석 자료를 firms로 하여 다음을 실행하십시오.",
    json: "분석 설정",
  },
} as const;

/** What makes the analysis again: the data's hash, the version, and a specification that runs. */
export function reproductionSection(context: ReportContext): ReportSection {
  const { analysis, firms, language } = context;
  const say = words[language];
  const { simulated, source } = analysis;
  const mapped = "fields" in source;
  const run = simulated === undefined && !mapped ? program(language) : command(mapped, language);
  return {
    id: "reproduction",
    title: say.title,
    blocks: [
      {
        kind: "facts",
        facts: [
          [say.version, `estimand ${version}`],
          [say.table, say.size(formatCount(firms.rows), formatCount(firms.names.length))],
          [say.hash, tableHash(firms)],
          ...(simulated === undefined ? [] : [[say.seed, String(simulated.seed)] as const]),
        ],
      },
      { kind: "paragraph", text: `${say.how} ${simulated === undefined && !mapped ? say.program : say.command}` },
      { kind: "listing", text: run },
      { kind: "title", text: say.json },
      { kind: "listing", text: JSON.stringify(studyOf(context), null, 2) },
    ],
  };
}

/** Everything that the report was made from but the data: plain JSON. */
function studyOf({ analysis, options }: ReportContext): Readonly<Record<string, unknown>> {
  const { source, specification, simulated } = analysis;
  const { scenarios, cases, policy } = options;
  return {
    ...source,
    ...(simulated === undefined ? {} : { simulate: simulated.options }),
    specification,
    ...(scenarios === undefined ? {} : { scenarios }),
    ...(policy === undefined ? {} : { policy }),
    ...(cases === undefined ? {} : { cases }),
  };
}

const command = (mapped: boolean, language: string): string =>
  `npx estimand study${mapped ? " --data DATA" : ""} --map study.json --language ${language}`;

function program(language: string): string {
  return [
    'import { readFileSync, writeFileSync } from "node:fs";',
    'import { determinantAnalysis } from "estimand/globalization";',
    'const { specification, scenarios, policy, cases, ...source } = JSON.parse(readFileSync("study.json", "utf8"));',
    "const analysis = determinantAnalysis(firms, { specification, source });",
    `const report = analysis.report({ language: "${language}", scenarios, policy, cases });`,
    'writeFileSync("report.html", report.text);',
  ].join("\n");
}

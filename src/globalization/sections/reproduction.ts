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
    language: "Report",
    seed: "Seed of the simulated firms",
    how: "The same data, version and specification give this report again, byte for byte. With your data, save the JSON below as map.json and run:",
    simulated: "The same seed and version give this report again, byte for byte:",
    json: "Specification",
  },
  ko: {
    title: "재현 정보",
    hash: "분석 자료의 SHA-256",
    table: "분석 자료",
    size: (rows: string, columns: string): string => `${rows}행, ${columns}열`,
    version: "버전",
    language: "보고서",
    seed: "가상 기업 생성 시드",
    how: "같은 자료, 버전, 분석 설정이면 이 보고서와 한 바이트도 다르지 않은 결과가 나옵니다. 아래 JSON을 map.json으로 저장하고 다음을 실행하십시오.",
    simulated: "같은 시드와 버전이면 이 보고서와 한 바이트도 다르지 않은 결과가 나옵니다.",
    json: "분석 설정",
  },
} as const;

/** What makes the analysis again. */
export function reproductionSection({ analysis, firms, language, options }: ReportContext): ReportSection {
  const say = words[language];
  const { simulated, source, specification } = analysis;
  const { scenarios, cases } = options;
  const json = {
    ...source,
    specification,
    ...(scenarios === undefined ? {} : { scenarios }),
    ...(cases === undefined ? {} : { cases }),
  };
  const command =
    simulated === undefined
      ? `npx estimand study DATA --map map.json --language ${language}`
      : `npx estimand study --seed ${simulated.seed} --language ${language}`;
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
      { kind: "paragraph", text: simulated === undefined ? say.how : say.simulated },
      { kind: "listing", text: command },
      { kind: "title", text: say.json },
      { kind: "listing", text: JSON.stringify(json, null, 2) },
    ],
  };
}

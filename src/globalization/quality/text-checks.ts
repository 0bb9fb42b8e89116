import type { CategoryColumn, Table } from "../../data/table.ts";
import { firmFields, type FirmFieldName } from "../firm-fields.ts";
import { findingOf, type QualityFinding } from "./quality-finding.ts";

/** What UTF-8 or EUC-KR becomes when it is read as another encoding. */
const garbled = /\uFFFD|ï¿½|占쏙옙|Ã[\u0080-\u00BF]|[ìëêí][\u0080-\u00BF]{2}|(?:[°-È][¡-þ]){3}/;

/** Text where numbers should be, garbled characters, and spellings that differ in spaces or capitals only. */
export function textChecks(firms: Table): readonly QualityFinding[] {
  const categories = firms.names.flatMap((name): [string, CategoryColumn][] => {
    const column = firms.column(name);
    return column.kind === "category" ? [[name, column]] : [];
  });
  return [
    ...garbledNames(firms),
    ...categories.flatMap(([name, column]) => [
      ...textInNumbers(name, column),
      ...garbledValues(name, column),
      ...spellings(name, column),
    ]),
  ];
}

function textInNumbers(name: string, { codes, levels }: CategoryColumn): QualityFinding[] {
  if (!Object.hasOwn(firmFields, name)) return [];
  const { kind, label } = firmFields[name as FirmFieldName];
  if (kind === "category") return [];
  const bad = levels.map((level) => !Number.isFinite(Number(level.trim() === "" ? Number.NaN : level)));
  const examples = levels.filter((_, code) => bad[code]).slice(0, 4);
  const about = { severity: "error", code: "text-in-numbers", fields: [name], rows: codes.length } as const;
  return findingOf(
    about,
    (i) => codes[i]! >= 0 && bad[codes[i]!]!,
    (count) => ({
      en: `${label.en} should be numbers, but ${count} cell(s) hold text: ${examples.map((text) => `"${text}"`).join(", ")}. It is checked no further.`,
      ko: `${label.ko}: 숫자여야 하는데 문자가 들어 있는 칸이 ${count}건 있습니다(${examples.map((text) => `"${text}"`).join(", ")}). 이 항목은 더 점검하지 않았습니다.`,
    }),
  );
}

function garbledNames(firms: Table): QualityFinding[] {
  const names = firms.names.filter((name) => garbled.test(name));
  if (names.length === 0) return [];
  const message = {
    en: `Garbled column names (${names.slice(0, 3).join(", ")}): the file was read in another encoding than it was written in.`,
    ko: `열 이름이 깨져 있습니다(${names.slice(0, 3).join(", ")}). 파일의 인코딩을 확인하십시오.`,
  };
  return [{ severity: "error", code: "encoding", fields: names, count: names.length, rows: [], message }];
}

function garbledValues(name: string, { codes, levels }: CategoryColumn): QualityFinding[] {
  const bad = levels.map((level) => garbled.test(level));
  const example = levels.find((_, code) => bad[code]);
  const about = { severity: "warning", code: "encoding", fields: [name], rows: codes.length } as const;
  return findingOf(
    about,
    (i) => codes[i]! >= 0 && bad[codes[i]!]!,
    (count) => ({
      en: `${name}: ${count} garbled text(s), such as "${example}": part of the file is in another encoding.`,
      ko: `${name}: 글자가 깨진 칸이 ${count}건 있습니다(예: "${example}"). 파일 일부의 인코딩이 다릅니다.`,
    }),
  );
}

function spellings(name: string, { levels }: CategoryColumn): QualityFinding[] {
  if (name === "firmId" || levels.length > 10_000) return [];
  const byPlain = new Map<string, string[]>();
  for (const level of levels) {
    const plain = level.normalize("NFKC").toLowerCase().replace(/\s+/g, "");
    byPlain.set(plain, [...(byPlain.get(plain) ?? []), level]);
  }
  const twice = [...byPlain.values()].filter((texts) => texts.length > 1);
  if (twice.length === 0) return [];
  const shown = twice.slice(0, 3).map((texts) => texts.map((text) => `"${text}"`).join(" / "));
  const message = {
    en: `${name}: spellings that differ in spaces, capitals or width only count as different values: ${shown.join("; ")}.`,
    ko: `${name}: 띄어쓰기·대소문자·전각 여부만 다른 표기가 서로 다른 값으로 처리됩니다: ${shown.join("; ")}.`,
  };
  return [{ severity: "warning", code: "spelling", fields: [name], count: twice.length, rows: [], message }];
}

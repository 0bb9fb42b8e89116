import type { Table } from "../../data/table.ts";
import { firmFields } from "../firm-fields.ts";
import { findingOf, type QualityFinding } from "./quality-finding.ts";
import { knownIn } from "./identity-checks.ts";

const fewRows = 100;

/** Too few firms, nobody or everybody who globalizes, groups without exporters, columns that do not vary, weights. */
export function sampleChecks(firms: Table): readonly QualityFinding[] {
  return [
    ...size(firms),
    ...exporters(firms),
    ...groupsWithoutExporters(firms),
    ...constants(firms),
    ...weights(firms),
  ];
}

function size({ rows }: Table): QualityFinding[] {
  if (rows >= fewRows) return [];
  const message = {
    en: `Only ${rows} row(s): estimates of several equations need hundreds.`,
    ko: `행이 ${rows}개뿐입니다. 여러 방정식을 추정하려면 수백 개가 필요합니다.`,
  };
  return [{ severity: "warning", code: "few-rows", fields: [], count: rows, rows: [], message }];
}

function exporters(firms: Table): QualityFinding[] {
  if (!firms.has("exporter") || firms.column("exporter").kind === "category") return [];
  const values = firms.numbers("exporter").filter((x) => !Number.isNaN(x));
  const exporting = values.filter((x) => x === 1).length;
  if (exporting > 0 && exporting < values.length) return [];
  const [en, ko] =
    exporting === 0 ? ["No firm exports", "수출 기업이 없습니다"] : ["Every firm exports", "모든 기업이 수출합니다"];
  const message = {
    en: `${en}: who globalizes cannot be estimated.`,
    ko: `${ko}. 글로벌화 여부의 결정요인을 추정할 수 없습니다.`,
  };
  return [{ severity: "error", code: "no-variation", fields: ["exporter"], count: values.length, rows: [], message }];
}

/** Their indicator would predict the outcome perfectly: the probit has no estimate of it. */
function groupsWithoutExporters(firms: Table): QualityFinding[] {
  return ["industry", "region"].flatMap((name): QualityFinding[] => {
    if (!firms.has(name) || !firms.has("exporter") || firms.column("exporter").kind === "category") return [];
    const column = firms.column(name);
    if (column.kind !== "category") return [];
    const exporter = firms.numbers("exporter");
    const [no, yes] = [0, 1].map((wanted) => {
      const count = new Int32Array(column.levels.length);
      column.codes.forEach((code, i) => {
        if (code >= 0 && exporter[i] === wanted) count[code]!++;
      });
      return count;
    }) as [Int32Array, Int32Array];
    const alike = column.levels.filter((_, code) => no[code]! + yes[code]! > 0 && (no[code] === 0 || yes[code] === 0));
    if (alike.length === 0 || alike.length > 200) return [];
    const label = firmFields[name as "industry" | "region"].label;
    const list = alike.slice(0, 8).join(", ") + (alike.length > 8 ? ", …" : "");
    const message = {
      en: `${label.en}: in ${alike.length} group(s) nobody exports, or everybody does (${list}): an indicator of such a group cannot be estimated in a probit.`,
      ko: `${label.ko}: 수출 기업이 전혀 없거나 모두 수출하는 집단이 ${alike.length}개 있습니다(${list}). 프로빗에서 해당 집단의 더미는 추정할 수 없습니다.`,
    };
    return [
      {
        severity: "warning",
        code: "group-without-exporters",
        fields: [name, "exporter"],
        count: alike.length,
        rows: [],
        message,
      },
    ];
  });
}

function constants(firms: Table): QualityFinding[] {
  return Object.entries(firmFields).flatMap(([name, { label }]): QualityFinding[] => {
    if (name === "year" || name === "exporter" || !firms.has(name)) return [];
    const column = firms.column(name);
    const values = column.kind === "category" ? column.codes : column.values;
    const known = knownIn(firms, name);
    const first = values.findIndex((_, i) => known(i));
    if (first < 0 || values.some((value, i) => known(i) && value !== values[first])) return [];
    const message = {
      en: `${label.en} is the same in every row: it explains nothing.`,
      ko: `${label.ko}: 모든 행의 값이 같아 설명력이 없습니다.`,
    };
    return [{ severity: "warning", code: "constant", fields: [name], count: firms.rows, rows: [], message }];
  });
}

function weights(firms: Table): QualityFinding[] {
  if (!firms.has("weight") || firms.column("weight").kind === "category") return [];
  const values = firms.numbers("weight");
  const about = { severity: "warning", fields: ["weight"], rows: firms.rows } as const;
  return [
    ...findingOf(
      { ...about, code: "zero-weight" },
      (i) => values[i] === 0,
      (count) => ({
        en: `${count} row(s) have a weight of zero: they leave every weighted estimate.`,
        ko: `가중치가 0인 행이 ${count}건 있습니다. 가중 추정에서 제외됩니다.`,
      }),
    ),
    ...findingOf(
      { ...about, code: "missing-weight" },
      (i) => Number.isNaN(values[i]!),
      (count) => ({
        en: `${count} row(s) have no weight: they leave every weighted estimate.`,
        ko: `가중치가 없는 행이 ${count}건 있습니다. 가중 추정에서 제외됩니다.`,
      }),
    ),
  ];
}

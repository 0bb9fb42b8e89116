import { distributionText } from "../fit/make-test-result.ts";
import type { TestResult } from "../fit/test-result.ts";
import type { Displayed } from "../report/displayed.ts";
import type { Document } from "../report/document.ts";
import { formatNumber, formatP, formatPercent } from "../report/format.ts";
import type { OverDiagnostics } from "./instrument-diagnostics.ts";

type Found = Omit<OverDiagnostics, keyof Displayed | "identification" | "overidentification"> &
  Partial<Pick<OverDiagnostics, "overidentification">>;

const number = (x: number): string => formatNumber(x, 5);

/** What diagnostics of instruments say, before it is set in a format. */
export function ivDiagnosticsDocument(found: Found): Document {
  const { overidentification, orthogonality } = found;
  return [
    { kind: "title", text: "Diagnostics of instruments" },
    { kind: "paragraph", text: `Covariance: ${found.vcov}` },
    {
      kind: "table",
      head: ["First stage", "Partial F", "Classical F", "Sanderson-Windmeijer F", "Partial R²", "Shea R²"],
      align: ["left", "decimal", "decimal", "decimal", "decimal", "decimal"],
      body: Object.entries(found.firstStage).map(([name, stage]) => [
        name,
        number(stage.partialF.statistic),
        number(stage.classicalF.statistic),
        number(stage.sandersonWindmeijer.statistic),
        number(stage.partialR2),
        number(stage.sheaR2),
      ]),
    },
    {
      kind: "table",
      head: ["Strength", "F", "Critical value", "guards against"],
      align: ["left", "decimal", "decimal", "left"],
      body: strengths(found),
    },
    ...tests("Underidentification", [found.anderson, found.kleibergenPaap.lm]),
    ...tests("Overidentifying restrictions", [...Object.values(overidentification ?? {}), orthogonality]),
    ...tests("Endogeneity", [found.wuHausman, found.durbin, found.endogeneityC, found.robustScore]),
    ...tests("No effect, however weak the instruments", [found.reducedForm.partialF, found.stockWright]),
  ];
}

/** Each statistic of strength, with the critical values that it has, one below the other. */
function strengths({ kleibergenPaap, craggDonald, stockYogo, effectiveF = [] }: Found): readonly (readonly string[])[] {
  const group = (name: string, statistic: number, values: readonly (readonly [number, string])[]) =>
    (values.length === 0 ? [undefined] : values).map((value, i) => [
      i === 0 ? name : "",
      i === 0 ? number(statistic) : "",
      value === undefined ? "" : formatNumber(value[0], 4),
      value === undefined ? "" : value[1],
    ]);
  const ofEffective = effectiveF.map(
    ({ criticalValue, tau }) => [criticalValue, `a bias above ${formatPercent(tau)} of the worst case`] as const,
  );
  return [
    ...group(
      "Cragg-Donald",
      craggDonald,
      stockYogo.map(({ value, guards }) => [value, guards] as const),
    ),
    ...group("Kleibergen-Paap rk Wald", kleibergenPaap.waldF, []),
    ...effectiveF
      .slice(0, 1)
      .flatMap(({ statistic }) => group("Effective (Montiel Olea-Pflueger)", statistic, ofEffective)),
  ];
}

/** What the heading of a group of tests says already. */
const said = /( test)?( of overidentifying restrictions| of endogeneity| \(underidentification\))$/;

/** A group of tests as a table, and each hypothesis once. */
function tests(title: string, given: readonly (TestResult | undefined)[]): Document {
  const found = given.filter((test) => test !== undefined);
  if (found.length === 0) return [];
  const nulls = new Set(found.map((test) => `Null: ${test.null}`));
  const notes = found.flatMap(({ name, note }) => (note === undefined ? [] : [`${name}: ${note}`]));
  return [
    {
      kind: "table",
      head: [title, "Statistic", "Distribution", "p"],
      align: ["left", "decimal", "left", "decimal"],
      body: found.map(({ name, statistic, p, ...law }) => [
        name.replace(said, ""),
        number(statistic),
        distributionText(law),
        formatP(p),
      ]),
    },
    { kind: "notes", notes: [...nulls, ...notes] },
  ];
}

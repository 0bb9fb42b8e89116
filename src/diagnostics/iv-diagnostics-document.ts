import { testSentence } from "../fit/make-test-result.ts";
import type { TestResult } from "../fit/test-result.ts";
import type { Displayed } from "../report/displayed.ts";
import type { Document } from "../report/document.ts";
import { formatNumber, formatPercent } from "../report/format.ts";
import type { OverDiagnostics } from "./instrument-diagnostics.ts";

type Found = Omit<OverDiagnostics, keyof Displayed | "identification" | "overidentification"> &
  Partial<Pick<OverDiagnostics, "overidentification">>;

/** What diagnostics of instruments say, before it is set in a format. */
export function ivDiagnosticsDocument(found: Found): Document {
  const { kleibergenPaap, craggDonald, stockYogo, effectiveF = [], overidentification, orthogonality } = found;
  const number = (x: number): string => formatNumber(x, 5);
  const notes = (title: string, tests: readonly (TestResult | undefined)[]): Document => {
    const sentences = tests.filter((test) => test !== undefined).map(testSentence);
    return sentences.length === 0
      ? []
      : [
          { kind: "paragraph", text: title },
          { kind: "notes", notes: sentences },
        ];
  };
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
      kind: "facts",
      facts: [
        ["Cragg-Donald F", number(craggDonald)],
        ["Kleibergen-Paap rk Wald F", number(kleibergenPaap.waldF)],
        ...stockYogo.map(({ value, guards }) => ["Stock-Yogo", `${number(value)} guards against ${guards}`] as const),
        ...effectiveF.map(
          ({ statistic, criticalValue, tau }) =>
            [
              "Effective F",
              `${number(statistic)}; critical value ${number(criticalValue)} for a bias above ${formatPercent(tau)} of the worst case`,
            ] as const,
        ),
      ],
    },
    ...notes("Underidentification", [found.anderson, kleibergenPaap.lm]),
    ...notes("Overidentifying restrictions", [...Object.values(overidentification ?? {}), orthogonality]),
    ...notes("Endogeneity", [found.wuHausman, found.durbin, found.endogeneityC, found.robustScore]),
    ...notes("No effect of the endogenous columns, whatever the strength of the instruments", [
      found.reducedForm.partialF,
      found.stockWright,
    ]),
  ];
}

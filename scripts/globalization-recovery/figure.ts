import { horizontalAxis, linearScale, palette, pixel, svgFrame, svgLine, svgText } from "../../src/report/svg-axis.ts";
import type { Recovered } from "../recovery-cases/recovery.ts";
import type { PartRecovery } from "./part-recovery.ts";

const [width, left, height, top] = [860, 410, 46, 30];

/** For each part how far estimates are from the truth, model above naive: dots at means, lines of 1.96 standard deviations. */
export function recoveryFigure(rows: readonly PartRecovery[]): string {
  const shown = rows.map(({ part, question, models, naive }) => ({
    part,
    question,
    pair: [models[0]![0]!, naive[0]!].map((row) => ends(row, models[0]![0]!.deviation)),
  }));
  const spans = shown.flatMap(({ pair }) => pair.flat());
  const bottom = top + height * shown.length;
  const scale = linearScale([0, ...spans], left, width - 20);
  const marks = shown.flatMap(({ part, question, pair }, i) => [
    svgText(left - 12, top + height * (i + 0.36) + 3, part, "end", 'font-weight="bold"'),
    svgText(left - 12, top + height * (i + 0.64) + 5, question, "end"),
    ...pair.flatMap(([low, at, high], j) => {
      const y = top + height * (i + 0.36 + 0.28 * j);
      return [
        svgLine(scale(low), y, scale(high), y, palette[j]!, 'stroke-width="2"'),
        `<circle cx="${pixel(scale(at))}" cy="${pixel(y)}" r="4.5" fill="${palette[j]!}"/>`,
      ];
    }),
  ]);
  const legend = ["model", "naive"].flatMap((text, j) => [
    `<circle cx="${left + 90 * j + 6}" cy="14" r="4.5" fill="${palette[j]!}"/>`,
    svgText(left + 90 * j + 16, 18, text, "start"),
  ]);
  return svgFrame(
    width,
    bottom + 48,
    "Distance of estimates from the truth, by part of the analysis: model and naive.",
    [
      ...horizontalAxis(scale, top, bottom, "Estimate less truth, in standard deviations of the model's estimates"),
      svgLine(scale(0), top, scale(0), bottom, "#555", 'stroke-dasharray="4 3"'),
      ...legend,
      ...marks,
    ],
  );
}

/** The mean and 1.96 standard deviations around it, as distances from the truth in standard deviations of the model's estimate. */
function ends({ mean, deviation, truth }: Recovered, unit: number): [number, number, number] {
  return [(mean - 1.96 * deviation - truth) / unit, (mean - truth) / unit, (mean + 1.96 * deviation - truth) / unit];
}

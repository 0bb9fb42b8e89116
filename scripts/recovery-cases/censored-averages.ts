import { ivTobit, tobit } from "../../src/index.ts";
import { inverseMills, normalCdf, normalPdf } from "../../src/special/normal.ts";
import { averages, effect, meanCdf, meanPdf, ofFit, rowsOf } from "./averages.ts";
import { drawLatent } from "./instrumented.ts";
import type { NormalColumns } from "./normal-columns.ts";
import { normalMean } from "./normal-mean.ts";
import type { Columns, RecoveryCase } from "./recovery.ts";

/** y* = 0.5 + x + 1.2u, held at 0 or above; `Y` = exp of it. */
function drawCensored({ normal }: NormalColumns): Columns {
  const [x, u] = [normal(), normal()];
  const y = x.map((value, i) => Math.max(0, 0.5 + value + 1.2 * u[i]!));
  return { x, y, Y: y.map(Math.exp) };
}

/** Averages after censored outcomes. */
export const censoredAverageCases: readonly RecoveryCase[] = [
  {
    title: "average effects of a tobit with an endogenous column, n = 1000",
    seed: 952,
    share: 0.5,
    called: "control function",
    truth: { "w on unconditional": 0.5 * meanCdf(0.2, 1.125), "w on probability": 0.5 * meanPdf(0.2, 1.125) },
    draw: rowsOf(1000, drawLatent),
    fit(data) {
      const fit = ivTobit("held ~ x + [w ~ z1 + z2]", data, { lower: 0, method: "control-function" });
      return ofFit(fit, effect(fit, "w", "unconditional"), effect(fit, "w", "probability"));
    },
    beside: [
      {
        title: "maximum likelihood",
        truth: { "w on unconditional": 0.5 * meanCdf(0.2, 1.125), "w on probability": 0.5 * meanPdf(0.2, 1.125) },
        fit(data) {
          const fit = ivTobit("held ~ x + [w ~ z1 + z2]", data, { lower: 0 });
          return ofFit(fit, effect(fit, "w", "unconditional"), effect(fit, "w", "probability"));
        },
      },
    ],
  },
  {
    title: "averages of a tobit, n = 400",
    seed: 953,
    truth: {
      unconditional: normalMean((m) => m * normalCdf(m / 1.2) + 1.2 * normalPdf(m / 1.2), 0.5, 1),
      conditional: normalMean((m) => m + 1.2 * inverseMills(m / 1.2), 0.5, 1),
      "x on unconditional": meanCdf(0.5 / 1.2, 1 / 1.44),
    },
    draw: rowsOf(400, drawCensored),
    fit(data) {
      const fit = tobit("y ~ x", data, { lower: 0 });
      return ofFit(fit, averages(fit, ["unconditional", "conditional"]), effect(fit, "x", "unconditional"));
    },
  },
  {
    title: "averages of a tobit of a logarithm, n = 400",
    seed: 954,
    truth: {
      meanExp: Math.exp(0.5 + 0.5 + 0.72),
      unconditionalExp: normalMean((m) => normalCdf(-m / 1.2) + Math.exp(m + 0.72) * normalCdf(m / 1.2 + 1.2), 0.5, 1),
    },
    draw: rowsOf(400, drawCensored),
    fit(data) {
      const fit = tobit("log(Y) ~ x", data, { lower: 0 });
      return ofFit(fit, averages(fit, ["meanExp", "unconditionalExp"]));
    },
  },
];

import { heckman, treatment, twoPart } from "../../src/index.ts";
import { inverseMills, normalCdf, normalLogCdf, normalPdf } from "../../src/special/normal.ts";
import { averages, effect, meanCdf, meanPdf, ofFit, rowsOf } from "./averages.ts";
import type { NormalColumns } from "./normal-columns.ts";
import { normalMean } from "./normal-mean.ts";
import type { Columns, RecoveryCase } from "./recovery.ts";
import { drawRegimes } from "./regimes.ts";

/** ln Y = 1 + 0.5x + 0.6u where 0.2 + 0.6x + z + v > 0; u with Corr(u, v) = ρ, or 1 less an exponential. */
function drawLogs({ normal }: NormalColumns, rho: number, skewed = false): Columns {
  const [x, z, v, e] = [normal(), normal(), normal(), normal()];
  const seen = x.map((value, i) => Number(0.2 + 0.6 * value + z[i]! + v[i]! > 0));
  const Y = x.map((value, i) => {
    const error = skewed ? 1 + Math.log(normalCdf(e[i]!)) : rho * v[i]! + Math.sqrt(1 - rho * rho) * e[i]!;
    return seen[i] === 1 ? Math.exp(1 + 0.5 * value + 0.6 * error) : Number.NaN;
  });
  return { x, z, seen, Y };
}

const logs = { selection: "seen ~ x + z", outcome: "log(Y) ~ x" } as const;
/** E exp(1 + 0.5x), which moves the selection's index 0.2 + 0.6x + z, of variance 1.36, by 0.5 · 0.6. */
const level = Math.exp(1 + 0.125);
const [moved, indexVariance] = [0.2 + 0.3, 1.36];
/** E exp(0.6u) for u 1 less an exponential, and for normal u. */
const smearing = Math.exp(0.6) / 1.6;
const lognormal = Math.exp(0.18);
/** ρσ of the selection model of logs: ρ = 0.5. */
const lambda = 0.3;

/** Averages of what is seen in logarithms only, and where selected only. */
export const logAverageCases: readonly RecoveryCase[] = [
  {
    title: "averages of a two-part model of a logarithm, skewed errors, n = 400",
    seed: 955,
    called: "smeared",
    truth: {
      smearing,
      conditionalSmeared: level * smearing,
      unconditionalSmeared: level * smearing * meanCdf(moved, indexVariance),
    },
    draw: rowsOf(400, (columns) => drawLogs(columns, 0, true)),
    fit(data) {
      const fit = twoPart(logs, data);
      return ofFit(
        fit,
        { smearing: fit.derived!.smearing! },
        averages(fit, ["conditionalSmeared", "unconditionalSmeared"]),
      );
    },
    beside: [
      {
        title: "as if errors were normal",
        truth: {
          conditionalExp: level * smearing,
          unconditionalExp: level * smearing * meanCdf(moved, indexVariance),
        },
        fit(data) {
          const fit = twoPart(logs, data);
          return ofFit(fit, averages(fit, ["conditionalExp", "unconditionalExp"]));
        },
        naive: true,
      },
    ],
  },
  {
    title: "averages of a two-part model of a logarithm, normal errors, n = 400",
    seed: 956,
    truth: {
      conditionalExp: level * lognormal,
      unconditionalExp: level * lognormal * meanCdf(moved, indexVariance),
      unconditionalSmeared: level * lognormal * meanCdf(moved, indexVariance),
    },
    draw: rowsOf(400, (columns) => drawLogs(columns, 0)),
    fit(data) {
      const fit = twoPart(logs, data);
      return ofFit(fit, averages(fit, ["conditionalExp", "unconditionalExp", "unconditionalSmeared"]));
    },
  },
  {
    title: "averages of a selection model of a logarithm, n = 1000",
    seed: 957,
    share: 0.25,
    truth: {
      meanExp: level * lognormal,
      unconditionalExp: level * lognormal * meanCdf(moved + lambda, indexVariance),
      conditionalExp:
        level *
        lognormal *
        normalMean((s) => Math.exp(normalLogCdf(s + lambda) - normalLogCdf(s)), moved, indexVariance),
      "x on unconditionalExp":
        level *
        lognormal *
        (0.5 * meanCdf(moved + lambda, indexVariance) + 0.6 * meanPdf(moved + lambda, indexVariance)),
    },
    draw: rowsOf(1000, (columns) => drawLogs(columns, 0.5)),
    fit(data) {
      const fit = heckman(logs, data);
      return ofFit(
        fit,
        averages(fit, ["meanExp", "unconditionalExp", "conditionalExp"]),
        effect(fit, "x", "unconditionalExp"),
      );
    },
  },
  {
    title: "averages of a selection model, n = 1000",
    seed: 958,
    share: 0.5,
    called: "two steps",
    truth: {
      conditional: 1 + lambda * normalMean(inverseMills, 0.2, indexVariance),
      unconditional:
        normalMean((s) => 1 * normalCdf(s) + lambda * normalPdf(s), 0.2, indexVariance) +
        0.5 * 0.6 * meanPdf(0.2, indexVariance),
      "x on conditional":
        0.5 + 0.6 * lambda * normalMean((s) => -inverseMills(s) * (s + inverseMills(s)), 0.2, indexVariance),
    },
    draw: rowsOf(1000, (columns) => drawLogs(columns, 0.5)),
    fit(data) {
      const fit = heckman(logs, data, { method: "two-step" });
      return ofFit(fit, averages(fit, ["conditional", "unconditional"]), effect(fit, "x", "conditional"));
    },
  },
  {
    title: "averages of an endogenous treatment's logarithm, n = 1000",
    seed: 961,
    share: 0.5,
    truth: { meanExp: Math.exp(1 + 0.32 + 0.72) * (1 + Math.expm1(0.7) * normalCdf(0.6 / 1.5)) },
    draw: rowsOf(1000, (columns) => {
      const data = drawRegimes(columns);
      return { ...data, Y: data.y!.map(Math.exp) };
    }),
    fit(data) {
      const fit = treatment({ treatment: "d ~ x + z1", outcome: "log(Y) ~ x + d" }, data);
      return ofFit(fit, averages(fit, ["meanExp"]));
    },
  },
];

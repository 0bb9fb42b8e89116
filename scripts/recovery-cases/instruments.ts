import { type Fit, iv } from "../../src/index.ts";
import type { RandomGenerator } from "../../src/random/generator.ts";
import { independentRows } from "./normal-columns.ts";
import type { Columns, Estimator, RecoveryCase } from "./recovery.ts";

const n = 400;

/** Instruments z0, z1, ...: x = π Σ z + v, y = 1 + x + spread · (0.7v + 0.714e), spread² = 0.5 + 0.5z₀² if heteroskedastic. */
function drawInstruments(
  generator: RandomGenerator,
  rows: number,
  { instruments, pi, heteroskedastic }: { instruments: number; pi: number; heteroskedastic: boolean },
): Columns {
  const { normal } = independentRows(generator, rows);
  const z = Array.from({ length: instruments }, normal);
  const [v, e] = [normal(), normal()];
  const x = v.map((value, i) => pi * z.reduce((sum, column) => sum + column[i]!, 0) + value);
  const y = x.map((value, i) => {
    const spread = heteroskedastic ? Math.sqrt(0.5 + 0.5 * z[0]![i]! ** 2) : 1;
    return 1 + value + spread * (0.7 * v[i]! + Math.sqrt(0.51) * e[i]!);
  });
  return { ...Object.fromEntries(z.map((column, j) => [`z${j}`, column])), x, y };
}

const formula = (instruments: number): string =>
  `y ~ [x ~ ${Array.from({ length: instruments }, (_, j) => `z${j}`).join(" + ")}]`;

const few = formula(4);
const many = formula(20);
const truth = { x: 1 };

const gmm = (title: string, method: "gmm-iterated" | "gmm-cue"): Estimator => ({
  title,
  truth,
  covariances: { efficient: "efficient" },
  fit: (data) => iv(few, data, { method }) as Fit,
});

/** Linear regression with an endogenous column, by every method. */
export const instrumentCases: readonly RecoveryCase[] = [
  {
    title: "four instruments, heteroskedastic errors, n = 400",
    seed: 921,
    share: 0.25,
    called: "2SLS, robust",
    truth,
    draw: (generator, times = 1) =>
      drawInstruments(generator, times * n, { instruments: 4, pi: 0.5, heteroskedastic: true }),
    fit: (data) => iv(few, data, { vcov: "robust" }) as Fit,
    beside: [
      {
        title: "k-class (Nagar's k), robust",
        truth,
        fit: (data) => iv(few, data, { method: "kclass", k: 1 + 2 / n, vcov: "robust" }) as Fit,
      },
      {
        title: "two-step GMM",
        truth,
        covariances: { efficient: "efficient" },
        fit: (data) => iv(few, data, { method: "gmm" }) as Fit,
      },
      gmm("iterated GMM", "gmm-iterated"),
      gmm("continuously updated GMM", "gmm-cue"),
    ],
  },
  {
    title: "twenty instruments, n = 400",
    seed: 922,
    called: "LIML",
    truth,
    covariances: { bekker: "bekker" },
    why: {
      x: "standard errors of the k-class are for few instruments: Bekker's count that there are many.",
    },
    draw: (generator, times = 1) =>
      drawInstruments(generator, times * n, { instruments: 20, pi: 0.1, heteroskedastic: false }),
    fit: (data) => iv(many, data, { method: "liml" }) as Fit,
    beside: [
      {
        title: "Fuller's estimator, α = 1",
        truth,
        covariances: { bekker: "bekker" },
        why: {
          x: "standard errors of the k-class are for few instruments: Bekker's count that there are many.",
        },
        fit: (data) => iv(many, data, { method: "fuller" }) as Fit,
      },
      { title: "2SLS", truth, fit: (data) => iv(many, data) as Fit, naive: true },
    ],
  },
];

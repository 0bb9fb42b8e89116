import { interval, tobit, truncated } from "../../src/index.ts";
import type { Model } from "./model.ts";
import { ofRows } from "./model.ts";
import type { NormalColumns } from "./normal-columns.ts";
import type { Columns, RecoveryCase } from "./recovery.ts";

const n = 400;
const truth = { "(Intercept)": 0.5, x: 1, d: -0.7, sigma: 1.2 } as const;

/** y* = 0.5 + x - 0.7 d + 1.2 u. */
function drawLatent({ normal, bernoulli }: NormalColumns): Columns & { readonly latent: Float64Array } {
  const [x, u, d] = [normal(), normal(), bernoulli(0.4)];
  return { x, d, latent: x.map((value, i) => 0.5 + value - 0.7 * d[i]! + 1.2 * u[i]!) };
}

const why = {
  sigma: "the maximum-likelihood σ is too small by a share of about k/(2n), as in a linear regression.",
} as const;

/** The tobit model. */
export const tobitModel: Model = {
  truth,
  why,
  draw(columns) {
    const { latent, ...rest } = drawLatent(columns);
    return { ...rest, y: latent.map((value) => Math.max(0, value)) };
  },
  fit: (data, options) => tobit("y ~ x + d", data, { lower: 0, ...options }),
};

const limitsByRow: Model = {
  truth,
  why,
  draw(columns) {
    const { latent, ...rest } = drawLatent(columns);
    const floor = columns.normal().map((value) => -0.5 + 0.3 * value);
    const ceiling = columns.normal().map((value) => 1.5 + 0.3 * value);
    const y = latent.map((value, i) => Math.min(ceiling[i]!, Math.max(floor[i]!, value)));
    return { ...rest, floor, ceiling, y };
  },
  fit: (data, options) => tobit("y ~ x + d", data, { lower: "floor", upper: "ceiling", ...options }),
};

const intervals: Model = {
  truth,
  why,
  draw(columns) {
    const { latent, ...rest } = drawLatent(columns);
    const low = latent.map((value) => (value < -2 ? Number.NaN : Math.min(4, 2 * Math.floor(value / 2))));
    const high = latent.map((value) => (value >= 4 ? Number.NaN : Math.max(-2, 2 * Math.floor(value / 2) + 2)));
    return { ...rest, low, high };
  },
  fit: (data, options) => interval("[low, high] ~ x + d", data, options),
};

/** Outcomes that are not always seen as they are. */
export const censoredCases: readonly RecoveryCase[] = [
  ofRows(tobitModel, n, { title: "tobit, censored at 0", seed: 711 }),
  ofRows(limitsByRow, n, { title: "tobit, limits varying by row", seed: 702 }),
  {
    title: "truncated at 0, n = 400",
    seed: 703,
    truth: { "(Intercept)": 2, x: 1, d: -0.7, sigma: 1.2 },
    why,
    covariances: { robust: "robust" },
    draw(generator, times = 1) {
      const rows = times * n;
      const [x, d, y] = [new Float64Array(rows), new Float64Array(rows), new Float64Array(rows)];
      for (let i = 0; i < rows; ) {
        x[i] = generator.normal();
        d[i] = Number(generator.bernoulli(0.4));
        y[i] = 2 + x[i]! - 0.7 * d[i]! + 1.2 * generator.normal();
        if (y[i]! > 0) i++;
      }
      return { x, d, y };
    },
    fit: (data) => truncated("y ~ x + d", data, { lower: 0 }),
  },
  ofRows(intervals, n, { title: "interval regression, bands of width 2, open below -2 and above 4", seed: 704 }),
];

import { iv, type IvFit } from "../../src/index.ts";
import { confint } from "../../src/inference/confint.ts";
import type { RandomGenerator } from "../../src/random/generator.ts";
import { normals } from "./draws.ts";
import { type Columns, type Method, type Study, study } from "./study.ts";

const slope = 1;
const rows = 200;

const unequal = "it takes the error's variance to be the same at every row; here it is largest where an instrument is.";
const small =
  "squared residuals are a little smaller than squared errors; the samples are those of the iid row, also low by chance.";
const weak =
  "the estimate is pulled towards least squares and its t statistic is far from normal: the set of " +
  "Anderson and Rubin is right.";

/** Two instruments; the equations' errors correlate by 0.8, the outcome's may spread with the first instrument. */
function drawInstruments(generator: RandomGenerator, strength: number, heteroskedastic: boolean): Columns {
  const [a, b, v] = [normals(generator, rows), normals(generator, rows), normals(generator, rows)];
  const x = v.map((value, i) => strength * (a[i]! + b[i]!) + value);
  const y = x.map((value, i) => {
    const spread = heteroskedastic ? Math.sqrt((0.5 + a[i]! ** 2) / 1.5) : 1;
    return 1 + slope * value + spread * (0.8 * v[i]! + 0.6 * generator.normal());
  });
  return { a, b, x, y };
}

interface InstrumentFits {
  readonly iid: IvFit<string>;
  readonly robust: IvFit<string>;
}

type Kind = keyof InstrumentFits;

function methods(reasons: Readonly<Record<string, string>>): readonly Method<InstrumentFits>[] {
  const kinds: readonly Kind[] = ["iid", "robust"];
  return [
    ...kinds.map((kind) => ({
      name: `2SLS, ${kind}`,
      of: (fits: InstrumentFits) => [confint(fits[kind]).coef.x!],
      ...(reasons[kind] === undefined ? {} : { why: reasons[kind] }),
    })),
    ...kinds.map((kind) => ({
      name: `Anderson-Rubin set, ${kind}`,
      of: (fits: InstrumentFits) => fits[kind].andersonRubin!.stretches,
      ...(reasons[`ar-${kind}`] === undefined ? {} : { why: reasons[`ar-${kind}`]! }),
    })),
  ];
}

function instrumentStudy(
  design: string,
  seed: number,
  [strength, heteroskedastic]: readonly [number, boolean],
  reasons: Readonly<Record<string, string>>,
): Study {
  return study({
    design,
    seed,
    truth: slope,
    draw: (generator) => drawInstruments(generator, strength, heteroskedastic),
    fit: (data): InstrumentFits => ({
      iid: iv("y ~ [x ~ a + b]", data),
      robust: iv("y ~ [x ~ a + b]", data, { vcov: "robust" }),
    }),
    methods: methods(reasons),
  });
}

/** Two-stage least squares and the Anderson-Rubin set. */
export const instrumentStudies: readonly Study[] = [
  instrumentStudy("strong instruments (mean F 51), n = 200", 701, [0.5, false], { robust: small }),
  instrumentStudy("strong instruments, heteroskedastic, n = 200", 702, [0.5, true], {
    iid: unequal,
    "ar-iid": unequal,
  }),
  instrumentStudy("weak instruments (mean F 2), n = 200", 703, [0.07, false], {
    iid: weak,
    robust: weak,
    "ar-robust": small,
  }),
];

import { expect, it } from "vitest";
import { cloglog } from "../../src/estimators/cloglog.ts";
import { fractionalLogit } from "../../src/estimators/fractional-logit.ts";
import { interval } from "../../src/estimators/interval.ts";
import { negativeBinomial } from "../../src/estimators/negative-binomial.ts";
import { tobit } from "../../src/estimators/tobit.ts";
import { truncated } from "../../src/estimators/truncated.ts";
import { codes, rows, warningOf } from "./made-data.ts";

const data = rows(1, 300, (draw) => {
  const [x, u, part] = [draw.normal(), draw.normal(), draw.normal()];
  const y = 1 + x + u;
  return {
    ...{ x, part, copy: x + 1e-8 * part, y: Math.max(0, y), above: y > 0 ? y : null },
    ...{ low: Math.floor(y), high: Math.floor(y) + 1, b: Number(y > 0.8), share: 1 / (1 + Math.exp(-y)) },
    count: Math.floor(Math.exp(0.3 + 0.4 * x + 0.9 * u)),
  };
});

it.each([
  ["cloglog", () => cloglog("b ~ x + copy", data), () => cloglog("b ~ x + part", data)],
  ["fractionalLogit", () => fractionalLogit("share ~ x + copy", data), () => fractionalLogit("share ~ x + part", data)],
  [
    "negativeBinomial",
    () => negativeBinomial("count ~ x + copy", data),
    () => negativeBinomial("count ~ x + part", data),
  ],
  ["tobit", () => tobit("y ~ x + copy", data, { lower: 0 }), () => tobit("y ~ x + part", data, { lower: 0 })],
  [
    "truncated",
    () => truncated("above ~ x + copy", data, { lower: 0 }),
    () => truncated("above ~ x + part", data, { lower: 0 }),
  ],
  ["interval", () => interval("[low, high] ~ x + copy", data), () => interval("[low, high] ~ x + part", data)],
])(
  "4: %s converges beside a copy with noise of 1e-8, to the fit of the noise itself, and names both",
  (_, beside, apart) => {
    const [found, plain] = [beside(), apart()];
    expect([found.converged, codes(found)]).toEqual([true, ["near-collinear"]]);
    expect(warningOf(found, "near-collinear").message).toContain("x and copy");
    expect(found.logLik! / plain.logLik!).toBeCloseTo(1, 8);
    // The copy's coefficient is that of its noise, to the digits that the data have.
    expect((1e-8 * found.coef.copy) / (plain.coef as { part: number }).part).toBeCloseTo(1, 5);
  },
);

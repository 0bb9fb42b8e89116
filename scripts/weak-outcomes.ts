/**
 * Size under weak instruments after `ivProbit` and `ivTobit`: how often the truth is rejected at 5% by the Wald test of maximum
 * likelihood and of two steps, and by Anderson and Rubin's, Kleibergen's and the conditional likelihood ratio test. Writes
 * docs/weak-outcomes.md: `npx tsx scripts/weak-outcomes.ts [--replications 1000]`.
 */
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { covarianceOf } from "../src/diagnostics/remembered-estimate.ts";
import { rememberedForm } from "../src/diagnostics/remembered-form.ts";
import { conditionalLikelihoodRatioP } from "../src/diagnostics/conditional-likelihood-ratio.ts";
import { weakInstrumentStatistics } from "../src/diagnostics/weak-instrument-statistics.ts";
import { type Fit, ivProbit, ivTobit } from "../src/index.ts";
import { modelOf } from "../src/fit/model.ts";
import { type RandomGenerator, random } from "../src/random/generator.ts";
import { chiSquareSf } from "../src/special/chi-square.ts";
import { unlessRefused } from "./unless-refused.ts";

const [rows, instruments, truth, correlation] = [400, 3, 0.5, 0.8];
const strengths = [0, 1, 4, 16, 64] as const;
const tests = ["Wald, two steps", "Anderson-Rubin", "Kleibergen K", "Conditional LR"] as const;
const right = `[w ~ ${Array.from({ length: instruments }, (_, j) => `z${j + 1}`).join(" + ")}]`;

/** w = π Σ z + v with N·m·π²/m the mean of the first-stage F less one; y* = 0.2 + 0.5w + u, Corr(u, v) = 0.8. */
function sample(draw: RandomGenerator, strength: number): Record<string, Float64Array> {
  const normals = (): Float64Array => Float64Array.from({ length: rows }, () => draw.normal());
  const z = Array.from({ length: instruments }, normals);
  const [v, other] = [normals(), normals()];
  const first = Math.sqrt(strength / rows);
  const w = v.map((value, i) => value + first * z.reduce((sum, column) => sum + column[i]!, 0));
  // Given v the error has variance 1, as the tests take it.
  const effect = correlation / Math.sqrt(1 - correlation ** 2);
  const latent = w.map((value, i) => 0.2 + truth * value + effect * v[i]! + other[i]!);
  const columns = Object.fromEntries(z.map((column, j) => [`z${j + 1}`, column]));
  return { y: latent.map((x) => Number(x > 0)), held: latent.map((x) => Math.max(0, x)), w, ...columns };
}

/** Which tests reject the truth. */
function rejections(fit: Fit): readonly boolean[] {
  const { form, center } = rememberedForm(modelOf(fit)!)!(covarianceOf(fit, "size"));
  const { ar, k, lr, rank } = weakInstrumentStatistics(form, 1, truth - center);
  const p = [
    chiSquareSf(((fit.coef.w! - truth) / fit.se.w!) ** 2, 1),
    chiSquareSf(ar, instruments),
    chiSquareSf(k, 1),
    conditionalLikelihoodRatioP(lr, rank, instruments, null),
  ];
  return p.map((value) => value < 0.05);
}

const { values } = parseArgs({ options: { replications: { type: "string", default: "1000" } } });
const replications = Number(values.replications);
const models = {
  ivProbit: (data: Record<string, Float64Array>) => ivProbit(`y ~ ${right}`, data, { method: "two-step" }),
  ivTobit: (data: Record<string, Float64Array>) => ivTobit(`held ~ ${right}`, data, { method: "two-step", lower: 0 }),
} as const;

const body = Object.entries(models).flatMap(([name, estimate], position) =>
  strengths.map((strength, s) => {
    const draw = random(1200 + 10 * position + s);
    const counts = tests.map(() => 0);
    let made = 0;
    while (made < replications) {
      const fit = unlessRefused(() => estimate(sample(draw, strength)));
      if (fit === undefined) continue;
      made++;
      rejections(fit).forEach((rejects, t) => {
        counts[t]! += Number(rejects);
      });
    }
    const shares = counts.map((count) => (count / replications).toFixed(3));
    return `| \`${name}\` | ${strength} | ${shares.join(" | ")} |`;
  }),
);

const error = Math.sqrt((0.05 * 0.95) / replications).toFixed(3);
writeFileSync(
  new URL("../docs/weak-outcomes.md", import.meta.url),
  `---
title: Weak instruments beside a probit or a tobit
---

# Weak instruments beside a probit or a tobit

How often tests of the coefficient of an endogenous column reject the truth at 5%, in ${replications} samples of ${rows} rows with
${instruments} instruments: \`w = π(z1 + ... + z${instruments}) + v\`, \`y* = 0.2 + 0.5w + u\`, Corr(u, v) = ${correlation}, and of y* the sign
(\`ivProbit\`) or what is above 0 (\`ivTobit\`) is seen. The strength is the mean of the first-stage F less one. The Monte Carlo error of
a share of 0.05 is ${error}. The last three tests are those of \`weakInstrumentInference(fit)\`; Wald is the estimate in two steps over
its standard error.

| | strength | ${tests.join(" | ")} |
|---|---|${tests.map(() => "---|").join("")}
${body.join("\n")}

Made by \`npx tsx scripts/weak-outcomes.ts\`.
`,
);

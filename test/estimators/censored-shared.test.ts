import { expect, it } from "vitest";
import { interval } from "../../src/estimators/interval.ts";
import { tobit } from "../../src/estimators/tobit.ts";
import { truncated } from "../../src/estimators/truncated.ts";
import type { Fit } from "../../src/fit/fit.ts";
import { marginalEffects } from "../../src/inference/marginal-effects.ts";
import { describeShared, readCase, readSharedCsv } from "../shared.ts";
import { expectNumbers } from "./binary-reference.ts";

type Estimate = (options?: Readonly<Record<string, unknown>>) => Fit;

const ourName = (name: string): string => (name === "logSigma" ? "lnSigma" : name);

// biome-ignore lint/suspicious/noExplicitAny: formulas as values, which the compiler cannot check against columns
const estimators: Readonly<Record<string, any>> = { tobit, truncreg: truncated };

function caseOf(name: string): { readonly reference: ReturnType<typeof readCase>; readonly fit: Estimate } {
  const reference = readCase(name);
  const data = readSharedCsv("reference", ...(reference.data as string).split("/"));
  const estimate = estimators[name.slice(0, name.indexOf("_"))];
  return { reference, fit: (options = {}) => estimate(reference.formula, data, { lower: 0, ...options }) };
}

describeShared("interval on the reference case", () => {
  it("agrees with survreg: intreg_wage", () => {
    const reference = readCase("intreg_wage");
    const data = readSharedCsv("reference", ...(reference.data as string).split("/"));
    const fit = interval("[lo, hi] ~ educ + exper + tenure + female", data as Record<string, Float64Array>);
    expectNumbers(fit.coef, reference.coefficients, 1e-8, ourName);
    expectNumbers(fit.se, reference.se.observed, 1e-6, ourName);
    expect(fit.logLik / reference.loglik).toBeCloseTo(1, 10);
    expect(fit.nobs).toBe(reference.n);
  });
});

describeShared("tobit and truncated on the reference cases", () => {
  it.each(["tobit_affairs", "tobit_mroz_hours", "truncreg_mroz_hours"])(
    "agree with 50-digit arithmetic: %s",
    (name) => {
      const { fit, reference } = caseOf(name);
      const gold = readCase(`gold_${name}`);
      expectNumbers({ ...fit().coef, sigma: fit().derived!.sigma!.estimate }, gold.coefficients, 1e-10, ourName);
      const errors = { observed: {}, opg: { information: "opg" }, robust: { vcov: "HC0" } };
      for (const [kind, options] of Object.entries(errors)) {
        const { se, derived } = fit(options);
        expectNumbers({ ...se, sigma: derived!.sigma!.se }, gold.se[kind], 1e-9, ourName);
      }
      expect(Math.abs(fit().logLik! / Number(gold.loglik) - 1)).toBeLessThan(1e-12);
      expect(fit().nobs).toBe(reference.n);
    },
  );

  it("agree with censReg where the data are few: tobit_tobin", () => {
    const { fit, reference } = caseOf("tobit_tobin");
    expectNumbers(fit().coef, reference.coefficients, 1e-8, ourName);
    expectNumbers(fit().se, reference.se.observed, 1e-6, ourName);
    expect(fit().derived!.sigma!.se / reference.se_sigma_observed).toBeCloseTo(1, 6);
  });

  it.each(["tobit_affairs", "tobit_mroz_hours", "tobit_tobin"])(
    "have the effects of McDonald and Moffitt: %s",
    (name) => {
      const { fit, reference } = caseOf(name);
      const words: Readonly<Record<string, string>> = {
        unconditional: "unconditional",
        conditional: "conditional",
        prob: "probability",
      };
      let compared = 0;
      for (const [key, { estimate, se_observed }] of Object.entries<Record<string, Record<string, number>>>(
        reference.margins,
      )) {
        const [average, word] = key.split("_") as [string, string];
        if (words[word] === undefined || estimate === undefined) continue;
        const effects = marginalEffects(fit(), {
          type: words[word]!,
          slope: "dydx",
          ...(average === "MEM" ? { at: "means" } : {}),
        } as object);
        expectNumbers(effects.coef, estimate, 1e-7);
        expectNumbers(effects.se, se_observed!, 1e-5);
        compared++;
      }
      expect(compared).toBeGreaterThan(3);
    },
  );
});

import { readFileSync } from "node:fs";
import { expect } from "vitest";

/** Numbers by name, as the reference files hold them. */
export type Numbers = Readonly<Record<string, number>>;
// biome-ignore lint/suspicious/noExplicitAny: a reference file has many shapes
export const linearReference: any = JSON.parse(
  readFileSync(new URL("../reference/linear-models.json", import.meta.url), "utf8"),
);

/** Every number of `expected` is there under its name, within the relative tolerance. */
export function expectNumbers(actual: Readonly<Record<string, unknown>>, expected: Numbers, tolerance: number): void {
  for (const [name, value] of Object.entries(expected)) {
    const ours = actual[name];
    expect(ours, `${name} is there`).toBeTypeOf("number");
    const error = Math.abs(Number(ours) - Number(value));
    expect(error, `${name}: ${ours} against ${value}`).toBeLessThanOrEqual(tolerance * Math.abs(Number(value)));
  }
}

/** "y ~ a + x | a + z" (R's ivreg) as our "y ~ a + [x ~ z]", terms in the same order. */
export function bracketed(formula: string): string {
  const [outcome, right] = formula.split("~").map((part) => part.trim()) as [string, string];
  const [regressors, instruments] = right.split("|").map((side) => side.split("+").map((term) => term.trim()));
  const endogenous = regressors!.filter((term) => !instruments!.includes(term));
  const excluded = instruments!.filter((term) => !regressors!.includes(term));
  const exogenous = regressors!.filter((term) => instruments!.includes(term));
  return `${outcome} ~ ${[...exogenous, `[${endogenous.join(" + ")} ~ ${excluded.join(" + ")}]`].join(" + ")}`;
}

import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { MomentsBetween } from "../../src/likelihood/moments-between.ts";

interface Row {
  readonly a: number;
  readonly b: number;
  /** The mean, its distances from a and b, and the central moments 2 to 5. */
  readonly moments: readonly number[];
}

const rows = JSON.parse(
  readFileSync(new URL("../reference/moments-between.json", import.meta.url), "utf8"),
) as readonly Row[];

it.each(rows)("the moments of a normal between $a and $b agree with 60 digits", ({ a, b, moments }) => {
  const found = new MomentsBetween().at(a, b);
  const { mean, beyond, beneath, variance, third, fourth, fifth } = found;
  const spread = Math.sqrt(moments[3]!);
  const scales = [
    Math.max(Math.abs(moments[0]!), spread),
    moments[1]!,
    moments[2]!,
    ...[2, 3, 4, 5].map((k) => spread ** k),
  ];
  [mean, beyond, beneath, variance, third, fourth, fifth].forEach((moment, k) => {
    expect(Math.abs(moment - moments[k]!) / scales[k]!).toBeLessThan(1e-12);
  });
});

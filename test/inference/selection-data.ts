import { random } from "../../src/random/generator.ts";

/** 400 rows of a selection model with ρ = 0.5: s = 1 where y is seen. */
export function selectionData(): Record<string, readonly unknown[]> {
  const generator = random(11);
  const rows = Array.from({ length: 400 }, () => {
    const a = 0.5 + 4 * generator.uniform();
    const rd = Number(generator.uniform() < 0.4);
    const z = generator.normal();
    const u = generator.normal();
    const e = 0.5 * u + Math.sqrt(0.75) * generator.normal();
    const s = Number(-1.2 + 0.9 * a - 0.12 * a * a + 0.5 * rd + 0.8 * z + u > 0);
    return { a, rd, z, s, y: s === 1 ? 1 + 0.8 * Math.log(a) + 0.6 * rd - 0.2 * a * rd + 1.3 * e : null };
  });
  const names = ["a", "rd", "z", "s", "y"] as const;
  return Object.fromEntries(names.map((name) => [name, rows.map((row) => row[name])]));
}

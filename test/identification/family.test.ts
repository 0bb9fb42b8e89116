import { describe, expect, it } from "vitest";
import type { Fit } from "../../src/fit/fit.ts";
import { cluster } from "../../src/inference/vcov-option.ts";
import { family, familyRows } from "./family.ts";
import { codes, refusal, warningOf } from "./made-data.ts";

const data = familyRows(4);

type Cell = Readonly<Record<string, number | null>>;
const withTerm = (q: (row: Cell, i: number) => number | null): Cell[] =>
  data.map((row, i) => ({ ...row, q: q(row, i) }));

/** Every outcome the same in all rows. */
const constants: Cell = {
  ...{ b: 1, b2: 1, d: 1, bPanel: 1, bSeen: 1, seen: 1, y: 1, y0: 1, above: 1 },
  ...{ positive: 1, level: 1, count: 1, share: 1, low: 1, high: 2 },
};

/** The coefficient's name of the further term, in each of its equations. */
const named = (roles: readonly string[] = [""]): string[] => roles.map((role) => (role === "" ? "q" : `${role}:q`));
const noise = withTerm(({ noise: value }) => value!);
const close = (a: number, b: number): boolean => Math.abs(a / b - 1) < 1e-6;

/** A test where there is something to test. */
const itWhere =
  (meets: boolean) =>
  (title: string, test: () => void): void => {
    if (meets) it(title, test);
  };

describe.each(Object.entries(family))("%s", (_, { fit, outcome, separated, roles }) => {
  it("converges without a warning on healthy data", () => {
    for (const found of [fit(data), fit(noise, " + q")]) {
      expect([codes(found), found.converged, found.droppedColumns]).toEqual([[], true, []]);
    }
  });

  itWhere(separated === "both")("1: refuses an outcome that a column decides, by its name and threshold", () => {
    const error = refusal(() =>
      fit(
        withTerm((row) => (row[outcome!] === 1 ? 1 : -1) * (1 + Math.abs(row.noise!))),
        " + q",
      ),
    );
    expect(error.code).toBe("complete-separation");
    expect(error.message).toContain(`'${outcome}' is 1 in all`);
    expect(error.message).toMatch(/with q > -?0.*'([a-z0-9]+:)?q'/);
  });

  itWhere(separated !== undefined)("2: leaves out a dummy that decides some rows, with these, and names both", () => {
    const sides = separated === "both" ? [0, 1] : [0];
    for (const side of sides) {
      const found = fit(
        withTerm((row, i) => Number(row[outcome!] === side && i % 3 === 0)),
        " + q",
      );
      const { message, rows } = warningOf(found, "quasi-separation");
      expect(message).toMatch(/'([a-zA-Z0-9]+:)?q'/);
      expect(rows).toBeGreaterThan(0);
      expect(found.droppedColumns.map(({ name }) => name).toSorted()).toEqual(named(roles).toSorted());
      expect(found.rows.dropped.map(({ reason }) => reason).join()).toMatch(/separated: .*q/);
      expect(found.converged).toBe(true);
    }
  });

  it("4: drops a combination of other columns, and names what it is made of", () => {
    const found = fit(
      withTerm(({ x }) => 2 * x! + 3),
      " + q",
    );
    expect(found.droppedColumns).toEqual(
      expect.arrayContaining(named(roles).map((name) => ({ name, reason: "collinear with (Intercept), x" }))),
    );
    expect(codes(found)).toEqual([]);
  });

  it("4: converges beside a copy with noise of 1e-8, with both named", () => {
    const found = fit(
      withTerm(({ x, noise: part }) => x! + 1e-8 * part!),
      " + q",
    );
    expect([found.converged, new Set(codes(found))]).toEqual([true, new Set(["near-collinear"])]);
    expect(warningOf(found, "near-collinear").message).toMatch(/x(,| and) ([a-z0-9]+:)?q/);
    if (found.logLik !== undefined) expect(found.logLik).toBeCloseTo(fit(noise, " + q").logLik!, 3);
  });

  it("13: warns of few clusters, and refuses one", () => {
    const grouped = (groups: number) =>
      fit(
        withTerm(({ firm }) => firm! % groups),
        "",
        { vcov: cluster("q") },
      );
    expect(codes(grouped(6))).toEqual(["few-clusters"]);
    expect(refusal(() => grouped(1)).code).toBe("one-cluster");
  });

  it("14: drops rows without a cluster and counts them", () => {
    const gaps = withTerm((row) => (row.firm! < 3 ? null : row.firm!));
    const found = fit(gaps, "", { vcov: cluster("q") });
    expect(found.rows.dropped.find(({ reason }) => reason === "missing: q")?.count).toBeGreaterThan(0);
    expect(codes(found)).toEqual([]);
  });

  it("20: refuses an outcome that is the same in every row", () => {
    const columns = Object.keys(constants);
    const same = data.map((row: Cell) => ({
      ...row,
      ...Object.fromEntries(columns.map((name) => [name, row[name] === null ? null : constants[name]!])),
    }));
    expect(refusal(() => fit(same)).code).toMatch(/^(constant-outcome|no-selection|unbounded-likelihood)$/);
  });

  it("19: is the same in columns of scale 1e10 and 1e-8", () => {
    const plain = fit(noise, " + q");
    for (const scale of [1e10, 1e-8]) {
      const scaled = fit(
        withTerm(({ noise: value }) => scale * value!),
        " + q",
      );
      expect([codes(scaled), scaled.converged, scaled.droppedColumns]).toEqual([[], true, []]);
      for (const name of named(roles)) {
        const of = ({ coef, se }: Fit) => [coef[name]!, se[name]!] as const;
        const [[b, s], [scaledB, scaledS]] = [of(plain), of(scaled)];
        expect([close(scaledB * scale, b), close(scaledS * scale, s)], `${name} times ${scale}`).toEqual([true, true]);
      }
    }
  });
});

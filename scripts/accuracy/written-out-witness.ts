import { readFileSync } from "node:fs";
import * as estimand from "../../src/index.ts";
import { type Numbers, renamed, type Untyped, type Witness } from "./witness.ts";

const folder = new URL("../../test/reference/", import.meta.url);

/** A file of test/reference. */
export const readReference = (name: string): Untyped =>
  JSON.parse(readFileSync(new URL(`${name}.json`, folder), "utf8"));

const iid = { vcov: "iid" };
const HC0 = { vcov: "HC0" };

export const same = (name: string): string => name;

/** An estimate, against numbers under `coefficients` or `coef` and `se`. */
export function writtenOutWitness(
  name: string,
  by: string,
  estimator: string,
  call: readonly [unknown, unknown, object?],
  found: Untyped,
  ours = same,
): Witness {
  const [formula, data, options] = call;
  const { observed, expected, HC0: robust, iid: own, classical } = found.se;
  const plain = observed ?? own ?? classical ?? (expected === undefined ? found.se : undefined);
  const errors: [object, Numbers | undefined][] = [
    [iid, plain],
    [{ vcov: "iid", information: "expected" }, found.expected ?? (observed === undefined ? expected : undefined)],
    [HC0, robust ?? found.HC0 ?? found.robust],
  ];
  return {
    name,
    by,
    fit: (more) => (estimand as Untyped)[estimator](formula, data, { ...more, ...options }),
    coef: renamed(found.coefficients ?? found.coef, ours),
    se: errors.flatMap(([asked, theirs]) =>
      theirs === undefined ? [] : [[asked as never, renamed(theirs, ours)] as const],
    ),
    statistics: (fit) => [[fit.logLik, found.logLik ?? found.loglik]],
  };
}

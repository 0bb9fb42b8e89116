import {
  askedFor,
  fitOf,
  isThere,
  type PeerCase,
  type PeerFamily,
  peerFamilies,
  peersOf,
} from "../../test/estimators/peer-cases.ts";
import { atTheirs } from "../../test/estimators/peer-cases.ts";
import type { Witness } from "./witness.ts";

function witness(peer: PeerCase, family: PeerFamily): Witness {
  const { name, coef, logLik, se = {}, stops } = peer;
  const early =
    stops === undefined
      ? ""
      : `; it stops ${atTheirs(fitOf(peer, family), peer).distance.toExponential(0)} standard errors short`;
  return {
    name,
    by: `${peer.by}${early}`,
    coef,
    se: Object.entries(se).map(([kind, errors]) => [askedFor[kind]!, errors]),
    fit: (options) => fitOf(peer, family, options),
    statistics: (fit) => [[fit.logLik, logLik]],
  };
}

/** Published packages on real data: test/reference/peers-*.R. */
export const peerWitnesses = (): readonly Witness[] =>
  peerFamilies.flatMap((name) => {
    const family = peersOf(name);
    return family.cases.filter(isThere).map((peer) => witness(peer, family));
  });

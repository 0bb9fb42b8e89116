import { describe, expect, it } from "vitest";
import { askedFor, atTheirs, farthest, fitOf, isThere, type PeerCase, type PeerFamily, peersOf } from "./peer-cases.ts";

type Numbers = Readonly<Record<string, number>>;

/** Tests of every case of these programs whose data are there. */
export function expectPeers(names: readonly string[]): void {
  describe.each(names)("estimates by published packages: %s", (name) => {
    const family = peersOf(name);
    const there = family.cases.filter(isThere);
    if (there.length < family.cases.length) it.skip("of data in ../shared, which is not there", () => {});
    it.each(there.map((peer) => [`${peer.estimator} on ${peer.name} agrees with ${peer.by}`, peer] as const))(
      "%s",
      (_, peer) => expectPeer(peer, family),
    );
  });
}

/** Coefficients to 1e-8 of their size, or of their standard error where that is larger; standard errors to 1e-6. */
function expectPeer(peer: PeerCase, family: PeerFamily): void {
  const fit = fitOf(peer, family);
  const coef: Numbers = fit.coef;
  const se: Numbers = fit.se;
  expect(fit.converged).toBe(true);
  if (peer.stops === undefined) {
    expect(farthest(coef, peer.coef, se)).toBeLessThan(1e-8);
  } else {
    // The package ends before the maximum. Our gradient at its estimates says how far from it, in standard errors.
    const { distance } = atTheirs(fit, peer);
    expect(distance).toBeLessThan(peer.stops);
    for (const [parameter, value] of Object.entries(peer.coef))
      expect(Math.abs(coef[parameter]! - value) / se[parameter]!, parameter).toBeLessThan(1.01 * distance + 1e-9);
  }
  for (const [kind, errors] of Object.entries(peer.se ?? {})) {
    const ours = kind === "iid" ? fit : fitOf(peer, family, askedFor[kind]);
    expect(farthest(ours.se, errors), kind).toBeLessThan(peer.seTolerance ?? 1e-6);
  }
  if (peer.logLik === undefined) return;
  expect(fit.logLik! - peer.logLik).toBeGreaterThan(-1e-9);
  // The same function: ours at the package's estimates is what the package says. Of a penalized likelihood that is the part
  // without the penalty, and of two parts there is no joint problem.
  const ours = ["firth", "twoPart"].includes(peer.estimator) ? fit.logLik! : atTheirs(fit, peer).logLik;
  expect(Math.abs(ours / peer.logLik - 1)).toBeLessThan(1e-10);
}

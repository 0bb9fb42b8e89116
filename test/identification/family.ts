import * as all from "../../src/index.ts";
import type { Fit } from "../../src/fit/fit.ts";
import { rows } from "./made-data.ts";

// biome-ignore lint/suspicious/noExplicitAny: formulas that are put together, which the compiler cannot check
type Untyped = any;
const e = all as Untyped;

type Options = Readonly<Record<string, unknown>>;

/** An estimator of the family on the data below, with a further term in its equations (" + q"). */
export interface Member {
  fit(data: Untyped, more?: string, options?: Options): Fit;
  /** The outcome that a term may separate: 0/1, or a count or censored outcome from below. */
  readonly outcome?: string;
  /** Whether each of the outcome's two values can be predicted perfectly, or the lower one only. */
  readonly separated?: "both" | "below";
  /** Equations that have the term. */
  readonly roles?: readonly string[];
}

const one = (name: string, outcome: string, separated: Member["separated"], own: Options = {}): Member => ({
  fit: (data, more = "", options = {}) => e[name](`${outcome} ~ x${more}`, data, { ...own, ...options }),
  outcome,
  ...(separated && { separated }),
});

const withInstruments = (name: string, outcome: string, separated: "both" | "below", own: Options): Member => ({
  fit: (data, more = "", options = {}) => e[name](`${outcome} ~ x${more} + [w ~ z + z2]`, data, { ...own, ...options }),
  outcome,
  separated,
});

const selected = (name: string, outcome: string, own: Options = {}): Member => ({
  fit: (data, more = "", options = {}) =>
    e[name]({ selection: `d ~ x + z${more}`, outcome: `${outcome} ~ x${more}` }, data, { ...own, ...options }),
  outcome: "d",
  separated: "both",
  roles: ["selection", "outcome"],
});

const treated = (own: Options): Member => ({
  fit: (data, more = "", options = {}) =>
    e.treatment({ treatment: `d ~ x + z${more}`, outcome: `y ~ x + d${more}` }, data, { ...own, ...options }),
  outcome: "d",
  separated: "both",
  roles: ["treatment", "outcome"],
});

/** The family of limited outcomes and selection, by a name for titles. */
export const family: Readonly<Record<string, Member>> = {
  probit: one("probit", "b", "both"),
  logit: one("logit", "b", "both"),
  cloglog: one("cloglog", "b", "both"),
  firth: one("firth", "b", undefined),
  hetProbit: {
    fit: (data, more = "", options = {}) => e.hetProbit({ outcome: `b ~ x${more}`, variance: "~ z" }, data, options),
    outcome: "b",
    separated: "both",
    roles: ["outcome"],
  },
  orderedProbit: one("orderedProbit", "level", undefined),
  orderedLogit: one("orderedLogit", "level", undefined),
  fractionalProbit: one("fractionalProbit", "share", undefined),
  fractionalLogit: one("fractionalLogit", "share", undefined),
  poisson: one("poisson", "count", "below"),
  negativeBinomial: one("negativeBinomial", "count", "below"),
  tobit: one("tobit", "y0", "below", { lower: 0 }),
  truncated: one("truncated", "above", undefined, { lower: 0 }),
  interval: one("interval", "[low, high]", undefined),
  twoPart: {
    fit: (data, more = "", options = {}) =>
      e.twoPart({ selection: `d ~ x + z${more}`, outcome: `log(positive) ~ x${more}` }, data, options),
    outcome: "d",
    separated: "both",
    roles: ["selection", "outcome"],
  },
  bivariateProbit: {
    fit: (data, more = "", options = {}) => e.bivariateProbit([`b ~ x${more}`, "b2 ~ x + z"], data, options),
    outcome: "b",
    separated: "both",
    roles: ["b"],
  },
  heckman: selected("heckman", "seen"),
  "heckman in two steps": selected("heckman", "seen", { method: "two-step" }),
  heckprobit: selected("heckprobit", "bSeen"),
  "switching in two steps": {
    fit: (data, more = "", options = {}) =>
      e.switching({ selection: `d ~ x + z${more}`, outcome0: `y ~ x${more}`, outcome1: `y ~ x${more}` }, data, {
        method: "two-step",
        ...options,
      }),
    outcome: "d",
    separated: "both",
    roles: ["selection", "outcome0", "outcome1"],
  },
  treatment: treated({}),
  "treatment in two steps": treated({ method: "two-step" }),
  ivProbit: withInstruments("ivProbit", "b", "both", {}),
  "ivProbit in two steps": withInstruments("ivProbit", "b", "both", { method: "two-step" }),
  "ivProbit by control function": withInstruments("ivProbit", "b", "both", { method: "control-function" }),
  ivTobit: withInstruments("ivTobit", "y0", "below", { lower: 0 }),
  "ivTobit in two steps": withInstruments("ivTobit", "y0", "below", { lower: 0, method: "two-step" }),
  randomEffectsProbit: one("randomEffectsProbit", "bPanel", "both", { panel: "firm" }),
  dynamicProbit: one("dynamicProbit", "bPanel", "both", { panel: "firm", time: "year" }),
};

/** 400 rows, of firms over five years: an outcome of every kind, `w` endogenous with instruments z and z2, `noise` for a further term. */
export function familyRows(seed: number) {
  const effects: number[] = [];
  return rows(seed, 400, (draw, i) => {
    const firm = Math.floor(i / 5);
    effects[firm] ??= draw.normal();
    const [x, z, z2, v, u, h] = [
      draw.normal(),
      draw.normal(),
      draw.normal(),
      draw.normal(),
      draw.normal(),
      draw.normal(),
    ];
    const d = Number(0.2 + 0.5 * x + z + v > 0);
    const y = 1 + x + 0.5 * v + u;
    const b = Number(0.3 + 0.6 * x + 0.4 * v + 0.5 * u + 0.7 * h > 0);
    return {
      ...{ firm, year: 2000 + (i % 5), x, z, z2, d, y, b, noise: draw.normal() },
      w: 0.5 * x + 0.8 * z + 0.7 * z2 + v,
      b2: Number(0.1 + 0.5 * x + 0.4 * u + 0.8 * h > 0),
      seen: d === 1 ? y : null,
      bSeen: d === 1 ? b : null,
      y0: Math.max(0, y),
      above: y > 0 ? y : null,
      low: Math.floor(y),
      high: Math.floor(y) + 1,
      positive: Math.exp(0.3 * y),
      share: 1 / (1 + Math.exp(-0.3 * x - 0.5 * u)),
      level: Math.min(2, Math.max(0, Math.floor(1.2 + 0.7 * x + u))),
      count: Math.max(0, Math.floor(Math.exp(0.3 + 0.4 * x + 0.9 * u))),
      bPanel: Number(0.2 + 0.5 * x + effects[firm]! + u > 0),
    };
  });
}

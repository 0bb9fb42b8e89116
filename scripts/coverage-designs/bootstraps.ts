import { cluster, type Fit, ols } from "../../src/index.ts";
import { type BootstrapIntervals, bootstrapIntervals } from "../../src/inference/bootstrap-intervals.ts";
import { bootstrap } from "../../src/inference/bootstrap-spec.ts";
import { confint } from "../../src/inference/confint.ts";
import { withVcov } from "../../src/inference/with-vcov.ts";
import { clustered } from "./clusters.ts";
import { clustersOf, numbers } from "./draws.ts";
import { type Method, type Study, study } from "./study.ts";

const slope = 1;
const replications = 399;

const reasons = {
  rows:
    "the spread of the draws is near HC0's standard error: too small with rows of leverage, and without " +
    "regard to its own variability.",
  skewed: "it mirrors the skewness of the draws, and their spread is near HC0's: too small with rows of leverage.",
  clusters:
    "the spread of the draws is near that of CR0, too small with 20 clusters, and the variability of a " +
    "spread made of 20 clusters is left out.",
  studentized:
    "samples that draw the same rows or clusters often have small standard errors, hence long tails of " +
    "t*: wide in small samples.",
} as const;

/** A fit with its bootstrap intervals, so that a replication draws once. */
interface Bootstrapped {
  readonly fit: Fit;
  readonly intervals: BootstrapIntervals;
}

function ofKind(kind: "percentile" | "basic" | "studentized", why: string): Method<Bootstrapped> {
  return { name: `${kind} (${replications} draws)`, of: ({ intervals }) => [intervals[kind].x!], why };
}

/** Bootstraps of rows and of clusters. */
export const bootstrapStudies: readonly Study[] = [
  study({
    design: "rows drawn: heteroskedastic, exponential errors, n = 60",
    seed: 401,
    share: 0.25,
    truth: slope,
    draw: (generator) => {
      const x = numbers(60, () => generator.normal());
      return { x, y: x.map((value) => 1 + slope * value + (0.5 + Math.abs(value)) * (generator.exponential() - 1)) };
    },
    fit: (data): Bootstrapped => {
      const fit = ols("y ~ x", data);
      return { fit, intervals: bootstrapIntervals(fit, { replications, seed: 1 }) };
    },
    methods: [
      {
        name: "pairs, normal (199 draws)",
        of: ({ fit }) => [confint(withVcov(fit, bootstrap({ replications: 199, seed: 1 }))).coef.x!],
        why: reasons.rows,
      },
      ofKind("percentile", reasons.rows),
      ofKind("basic", reasons.skewed),
      ofKind("studentized", reasons.studentized),
      { name: "HC1, for comparison", of: ({ fit }) => [confint(withVcov(fit, "HC1")).coef.x!], why: reasons.rows },
    ],
  }),
  study({
    design: "clusters drawn: 20 clusters of 10 rows",
    seed: 402,
    share: 0.25,
    truth: slope,
    draw: (generator) => clustered(generator, clustersOf(20, 10, 0)),
    fit: (data): Bootstrapped => {
      const fit = ols("y ~ x", data);
      return { fit, intervals: bootstrapIntervals(fit, { replications, seed: 1, cluster: "group" }) };
    },
    methods: [
      {
        name: "cluster pairs, normal (199 draws)",
        of: ({ fit }) => [confint(withVcov(fit, bootstrap({ replications: 199, seed: 1, cluster: "group" }))).coef.x!],
        why: reasons.clusters,
      },
      ofKind("percentile", reasons.clusters),
      ofKind("basic", reasons.clusters),
      ofKind("studentized", reasons.studentized),
      {
        name: "CR1, t(19), for comparison",
        of: ({ fit }) => [confint(withVcov(fit, cluster("group"))).coef.x!],
        why: reasons.clusters,
      },
    ],
  }),
];

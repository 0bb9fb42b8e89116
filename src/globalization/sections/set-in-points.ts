import type { RealSet } from "../../diagnostics/real-set.ts";
import { formatFixed } from "../../report/format.ts";
import { changeOfCapability } from "./capability-findings.ts";
import type { ReportContext } from "./context.ts";

const words = {
  en: {
    empty: "none",
    line: "any number (unbounded)",
    below: (high: string): string => `below ${high}`,
    above: (low: string): string => `above ${low}`,
    between: (low: string, high: string): string => `${low} to ${high}`,
    or: " or ",
    unbounded: " (unbounded)",
  },
  ko: {
    empty: "없음",
    line: "모든 수(유계가 아님)",
    below: (high: string): string => `${high} 이하`,
    above: (low: string): string => `${low} 이상`,
    between: (low: string, high: string): string => `${low} ~ ${high}`,
    or: " 또는 ",
    unbounded: "(유계가 아님)",
  },
} as const;

/** A set of coefficients of a capability as effects on a probability, of the change and in the unit of the findings. */
export function setInPoints(
  { name, shape, stretches }: RealSet & { readonly name: string },
  context: ReportContext,
): { readonly change: string; readonly set: string } {
  const say = words[context.language];
  const { text: change, scale } = changeOfCapability(name, context);
  if (shape === "empty" || shape === "line") return { change, set: say[shape] };
  const points = (x: number): string => formatFixed(100 * scale * x, 2);
  const parts = stretches.map(({ low, high }) => {
    if (low === null) return say.below(points(high!));
    return high === null ? say.above(points(low)) : say.between(points(low), points(high));
  });
  const open = stretches.some(({ low, high }) => low === null || high === null);
  return { change, set: parts.join(say.or) + (open ? say.unbounded : "") };
}

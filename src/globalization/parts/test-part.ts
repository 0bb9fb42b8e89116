import type { TestResult } from "../../fit/test-result.ts";
import { attempt, type Part, skipped } from "./part.ts";

/** A test, or why it says nothing: one without a p-value is none. */
export function testPart<T extends TestResult>(make: () => T): Part<T> {
  return attempt((): Part<T> => {
    const test = make();
    if (Number.isFinite(test.p)) return test;
    const why = test.note ?? "The statistic is not defined in this sample.";
    return skipped("undefined-test", `${test.name}: ${why}`, "이 표본에서는 검정통계량을 계산할 수 없습니다.");
  });
}

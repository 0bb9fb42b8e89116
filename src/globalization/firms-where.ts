import type { Table } from "../data/table.ts";
import { parseCondition, rowsMeeting } from "../formula/condition.ts";

/** The firms of which a condition holds, all without one: "employees < 50 and exporter = 1". */
export function firmsWhere(firms: Table, condition = ""): Table {
  if (condition.trim() === "") return firms;
  const meeting = rowsMeeting(parseCondition(condition), firms);
  return firms.take(Int32Array.from(meeting.keys()).filter((i) => meeting[i] === 1));
}

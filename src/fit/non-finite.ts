/** Numbers that JSON cannot write, by their place: `{ "/se/rd": "NaN", "/rhoSet/0/high": "Infinity" }`. */
export type NonFinite = Readonly<Record<string, string>>;

/** Finds NaN and the infinities in plain data. */
export function findNonFinite(value: unknown, place = ""): NonFinite {
  if (typeof value === "number") return Number.isFinite(value) ? {} : { [place]: String(value) };
  if (typeof value !== "object" || value === null) return {};
  const found = Object.entries(value).map(([key, part]) => findNonFinite(part, `${place}/${escapeKey(key)}`));
  return Object.assign({}, ...found) as NonFinite;
}

/** Plain data with those numbers put back in place of JSON's null. */
export function withNonFinite(value: unknown, places: NonFinite, place = ""): unknown {
  if (value === null && Object.hasOwn(places, place)) return Number(places[place]);
  if (typeof value !== "object" || value === null) return value;
  const at = (key: string): string => `${place}/${escapeKey(key)}`;
  if (Array.isArray(value)) return value.map((part, i) => withNonFinite(part, places, at(String(i))));
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, withNonFinite(part, places, at(key))]));
}

/** As in a JSON pointer (RFC 6901). */
function escapeKey(key: string): string {
  return key.replaceAll("~", "~0").replaceAll("/", "~1");
}

/**
 * The record with a field that is computed when it is first read, printed or saved, and kept from then on: for what costs
 * much and is not always looked at.
 *
 * @example
 * withLateField({ a: 1 }, "b", () => 2).b; // 2
 */
export function withLateField<R extends object, Key extends string, Value extends object>(
  record: R,
  key: Key,
  compute: () => Value,
): R & Readonly<Record<Key, Value>> {
  let known: Value | undefined;
  const get = (): Value => {
    known ??= Object.freeze(compute());
    return known;
  };
  return Object.defineProperty(record, key, { get, enumerable: true }) as R & Readonly<Record<Key, Value>>;
}

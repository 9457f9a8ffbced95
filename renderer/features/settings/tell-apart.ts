/**
 * What each of several is called: by its short words, and by its long ones only where the short ones
 * would be those of another as well.
 */
export function tellApart<Key>(
  keys: readonly Key[],
  short: (key: Key) => string,
  long: (key: Key) => string,
): Map<Key, string> {
  const counts = new Map<string, number>()
  for (const key of keys) counts.set(short(key), (counts.get(short(key)) ?? 0) + 1)
  return new Map(keys.map((key) => [key, counts.get(short(key)) === 1 ? short(key) : long(key)]))
}

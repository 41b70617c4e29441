/**
 * Reads something of an object once and keeps it as long as the object lives. For what only some
 * rules need of an analysis: a cache, made again at any time.
 */
export function cached<Key extends object, Value extends object>(
  read: (key: Key) => Value,
): (key: Key) => Value {
  const known = new WeakMap<Key, Value>();
  return (key) => {
    const before = known.get(key);
    if (before) return before;
    const value = read(key);
    known.set(key, value);
    return value;
  };
}

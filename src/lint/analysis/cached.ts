/**
 * Reads something of an object once and keeps it as long as the object lives. For what only some
 * rules need of an analysis: a cache, made again at any time.
 */
export function cached<Key extends object, Value extends object>(
  read: (key: Key) => Value,
): (key: Key) => Value {
  const known = new WeakMap<Key, Value>();
  // Rules look at one piece of writing after another, so most ask for the same one as the rule before.
  let lastKey: Key | null = null;
  let lastValue: Value | null = null;
  return (key) => {
    if (key === lastKey && lastValue) return lastValue;
    let value = known.get(key);
    if (!value) known.set(key, (value = read(key)));
    lastKey = key;
    lastValue = value;
    return value;
  };
}

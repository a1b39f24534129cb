/**
 * A pure function of one object, worked out once for each: thresholds are moved by hand, and what does not depend on them need not be
 * found again in a million rows. Forgotten together with the object, and never another answer than without.
 */
export function oncePer<K extends object, T>(compute: (key: K) => T): (key: K) => T {
  const known = new WeakMap<K, { value: T }>();
  return key => {
    let found = known.get(key);
    if (!found) {
      found = { value: compute(key) };
      known.set(key, found);
    }
    return found.value;
  };
}

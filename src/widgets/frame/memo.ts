/** Makes a thing again only when one of its keys is another: a figure is not drawn anew because a menu was opened. */
export function memo<T>(): (keys: readonly unknown[], make: () => T) => T {
  let last: { keys: readonly unknown[]; made: T } | undefined;
  return (keys, make) => {
    if (!last || keys.length !== last.keys.length || keys.some((key, i) => !Object.is(key, last!.keys[i]))) {
      last = { keys, made: make() };
    }
    return last.made;
  };
}

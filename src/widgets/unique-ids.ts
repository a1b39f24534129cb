/** Seeds that share an id, as from one widget shown twice, are told apart by their order; what comes later never renames. */
export function uniqueIds(ids: readonly string[]): string[] {
  const used = new Set<string>();
  return ids.map(id => {
    let unique = id;
    for (let n = 2; used.has(unique); n++) unique = `${id}-${n}`;
    used.add(unique);
    return unique;
  });
}

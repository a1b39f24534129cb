/** The collection with a member set, or taken out where `value` is `undefined`. */
export function withMember<T>(
  members: Record<string, T>,
  name: string,
  value: T | undefined
): Record<string, T> {
  const others = Object.fromEntries(Object.entries(members).filter(([other]) => other !== name));
  return value === undefined ? others : { ...others, [name]: value };
}

import type { NyquistSettings } from '../../impedance/settings.js';
import type { Circuit } from '../../impedance/types.js';

/** Fixed values, start values, limits and ties without those of parameters that the circuit does not have. */
export function keepKnown(
  { fixed, initial, bounds, ties, profile, quantity }: NyquistSettings,
  circuit: Circuit
): Pick<NyquistSettings, 'fixed' | 'initial' | 'bounds' | 'ties' | 'profile' | 'quantity'> {
  const names = new Set(circuit.parameters.map(({ name }) => name));
  const keep = <T>(members: Record<string, T>): Record<string, T> =>
    Object.fromEntries(Object.entries(members).filter(([name]) => names.has(name)));
  return {
    fixed: keep(fixed),
    initial: keep(initial),
    bounds: keep(bounds),
    ties: Object.fromEntries(Object.entries(keep(ties)).filter(([, { to }]) => names.has(to))),
    profile: names.has(profile) ? profile : 'none',
    quantity: names.has(quantity) || quantity === 'total' ? quantity : 'auto'
  };
}

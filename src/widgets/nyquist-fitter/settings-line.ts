import type { NyquistSettings } from '../../impedance/settings.js';
import { formatQuantity } from '../../numeric/format.js';

/** The settings that decide the result, in a line for a printed page, where the controls are gone. */
export function settingsLine(settings: NyquistSettings): string {
  const { circuit, spectrum, weighting, range, exclude, fixed, bounds, ties, starts, seed } = settings;
  const out = Object.keys(exclude);
  const limits = Object.entries(bounds).map(
    ([name, { lower, upper }]) => `${name} from ${lower ?? '−∞'} to ${upper ?? '∞'}`
  );
  return [
    `Circuit ${circuit}`,
    settings.plot === 'series' ? 'all spectra' : `spectrum ${spectrum}`,
    `${weighting} weighting`,
    range === 'all' ? 'all frequencies' : range.map(hertz => formatQuantity(hertz, 'Hz')).join(' to '),
    out.length ? `rows left out: ${out.join(', ')}` : '',
    Object.keys(fixed).length ? `fixed: ${Object.keys(fixed).join(', ')}` : '',
    limits.length ? `limits: ${limits.join(', ')}` : '',
    ...Object.entries(ties).map(([name, { to, factor }]) => `${name} = ${factor} × ${to}`),
    settings.inductance_henry ? `${formatQuantity(settings.inductance_henry, 'H')} of cables taken off` : '',
    settings.blank === 'none' ? '' : `spectrum ${settings.blank} taken off as a blank`,
    settings.resistance_from === 'circuit'
      ? ''
      : `resistance from the ${settings.resistance_from.replace('-', ' ')}`,
    `${starts} starts, seed ${seed}`
  ]
    .filter(Boolean)
    .join('; ');
}

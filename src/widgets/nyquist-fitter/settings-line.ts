import type { NyquistSettings } from '../../impedance/settings.js';
import { formatQuantity } from '../../numeric/format.js';

/** The settings that decide the result, in a line for a printed page, where the controls are gone. */
export function settingsLine(settings: NyquistSettings): string {
  const { circuit, spectrum, weighting, range, exclude, fixed, bounds, starts, seed } = settings;
  const out = Object.keys(exclude);
  const limits = Object.entries(bounds).map(
    ([name, { lower, upper }]) => `${name} from ${lower ?? '−∞'} to ${upper ?? '∞'}`
  );
  return [
    `Circuit ${circuit}`,
    `spectrum ${spectrum}`,
    `${weighting} weighting`,
    range === 'all' ? 'all frequencies' : range.map(hertz => formatQuantity(hertz, 'Hz')).join(' to '),
    out.length ? `rows left out: ${out.join(', ')}` : '',
    Object.keys(fixed).length ? `fixed: ${Object.keys(fixed).join(', ')}` : '',
    limits.length ? `limits: ${limits.join(', ')}` : '',
    `${starts} starts, seed ${seed}`
  ]
    .filter(Boolean)
    .join('; ');
}

import type { Table } from 'apache-arrow';
import { metadataOf } from '../../arrow/index.js';
import type { ComponentFit } from '../types.js';

/**
 * How long each region was counted, s for each point, by region: what areas of counts are divided by before regions are compared.
 * `undefined` where the intensities are rates, which need none, and where dwell time and sweeps of a region are not known: then regions
 * are taken to have been counted alike.
 */
export function measuringTimes(
  table: Table,
  fit: { regions: readonly Pick<ComponentFit['regions'][number], 'region' | 'spectrum'>[] }
): Record<string, number> | undefined {
  if (!table.getChild('intensity_counts')) return undefined;
  const { spectra = [] } = metadataOf(table);
  const times = fit.regions.map(({ region, spectrum }) => {
    const { dwell_second = NaN, sweeps = NaN } = spectra[spectrum] ?? {};
    return [region, dwell_second * sweeps] as const;
  });
  return times.every(([, time]) => time > 0) ? Object.fromEntries(times) : undefined;
}

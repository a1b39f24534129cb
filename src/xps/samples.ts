import type { Table } from 'apache-arrow';
import { metadataOf, numbers, type PhotoelectronMetadata } from '../arrow/index.js';
import type { Sample } from './types.js';

/** The region of each spectrum of the table, by its number. */
export function regionsOf(table: Table): Map<number, string> {
  const spectra = numbers(table, 'spectrum')!;
  const names = table.getChild('region')!;
  const regions = new Map<number, string>();
  for (let i = 0; i < spectra.length; i++) {
    if (!regions.has(spectra[i])) regions.set(spectra[i], String(names.get(i)));
  }
  return new Map([...regions].sort(([a], [b]) => a - b));
}

/** What is known of a spectrum of the table. */
export function scanOf(table: Table, spectrum: number): Partial<PhotoelectronMetadata> {
  return metadataOf(table).spectra?.[spectrum] ?? {};
}

/**
 * The samples of a table: spectra of one sample's name belong together, and where a region comes again a new sample begins (another
 * place, depth or time).
 */
export function samplesOf(table: Table): Sample[] {
  const samples: (Sample & { name: string })[] = [];
  for (const [spectrum, region] of regionsOf(table)) {
    const name = scanOf(table, spectrum).sample ?? metadataOf(table).sample ?? '';
    const last = samples.findLast(sample => sample.name === name);
    if (last && !Object.hasOwn(last.spectra, region)) last.spectra[region] = spectrum;
    else samples.push({ name, label: '', spectra: { [region]: spectrum } });
  }
  return samples.map(({ name, spectra }, i) => {
    const same = samples.filter(other => other.name === name);
    const label = !name
      ? `Sample ${i + 1}`
      : same.length > 1
        ? `${name} (${same.indexOf(samples[i]) + 1})`
        : name;
    return { label, spectra };
  });
}

/** Region names as programs write them: `S2p`, `s 2P`, `S 2p` are one. */
export function sameRegion(a: string, b: string): boolean {
  const plain = (name: string) => name.replace(/[\s_]/g, '').toLowerCase();
  return plain(a) === plain(b);
}

import type { Table } from 'apache-arrow';
import { isArgyroditeError } from '../../arrow/index.js';
import { correctTable } from '../../impedance/correct.js';
import type { NyquistSettings } from '../../impedance/settings.js';
import { memo } from '../frame/memo.js';
import { readSpectra, type SpectrumEntry } from './spectrum.js';

/** The table's spectra as the analysis sees them: without cables and blank. What cannot be taken off is left on; the analysis says why. */
export function correctedSpectra(): (table: Table, settings: NyquistSettings) => SpectrumEntry[] {
  const spectra = memo<SpectrumEntry[]>();
  return (table, { inductance_henry, blank }) =>
    spectra([table, inductance_henry, blank], () => readSpectra(corrected(table, inductance_henry, blank)));
}

function corrected(table: Table, inductance_henry: number, blank: number | 'none'): Table {
  try {
    return correctTable(table, { inductance_henry, blank: blank === 'none' ? undefined : blank });
  } catch (error) {
    if (!isArgyroditeError(error)) throw error;
    return table;
  }
}

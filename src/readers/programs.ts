import type { SampleMetadata } from '../arrow/index.js';

/** What the remarks of some programs' text exports mean, where it is not what they would mean elsewhere. */
export function programMetadata(preamble: readonly string[]): SampleMetadata {
  const first = preamble.find(line => line.trim() !== '')?.trim() ?? '';
  // the date in a RelaxIS export is that of the export
  if (/^RelaxIS [\d.]+ Spectrum export/i.test(first)) return { measurement_date: undefined };
  if (isChi(preamble)) return chiMetadata(first, preamble);
  return {};
}

/** CH Instruments: the date, then the technique, then `key: value`. */
function isChi(preamble: readonly string[]): boolean {
  return preamble.slice(0, 12).some(line => /^\s*Instrument Model:\s*CHI/i.test(line));
}

function chiMetadata(first: string, preamble: readonly string[]): SampleMetadata {
  const model = preamble.map(line => /^\s*Instrument Model:\s*(CHI\w+)/i.exec(line)?.[1]).find(Boolean);
  const metadata: SampleMetadata = model ? { instrument: `CH Instruments ${model}` } : {};
  if (/^[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}\s+\d{1,2}:\d\d/.test(first)) {
    metadata.measurement_date = first.replace(/\s+/g, ' ');
  }
  return metadata;
}

import { isArgyroditeError, type SampleMetadata, type Warning } from '../../arrow/index.js';
import { baseName, fileName } from '../file.js';
import { decodeChinese } from '../text.js';
import { attribute, tags, XmlError, type Tag } from '../xml.js';
import { unpack, type Archive } from '../zip.js';
import { isDate, localSeconds, usableMass, utcOffset } from './file-header.js';

/** How BTSDA counts cycles where a person asked for it: by the steps, whatever the test itself counted. */
const COUNTED_FROM: Record<string, 'charge' | 'discharge'> = { '1': 'charge', '2': 'discharge' };
const MILLIGRAMS_PER_KILOGRAM = 1e6;

/**
 * What the XML parts say of the test.
 *
 * @param first the clock of the first record, s since 1970 UTC
 */
export function ndaxMetadata(
  name: string,
  archive: Archive,
  first: number,
  warnings: Warning[]
): { metadata: SampleMetadata; countFrom?: 'charge' | 'discharge' } {
  const metadata: SampleMetadata = {
    sample: baseName(name),
    source_file: fileName(name),
    instrument: 'Neware'
  };
  const test = elementOf(archive, 'TestInfo.xml', 'TestInfo', warnings);
  if (test) {
    const label = ['Barcode', 'Remark', 'SN']
      .map(key => attribute(test, key)?.trim() ?? '')
      .find(value => value !== '' && !isDate(value));
    if (label) metadata.sample = label;
    const started = attribute(test, 'StartTime');
    if (started) {
      metadata.measurement_date = started;
      const offset = utcOffset(localSeconds(started), first);
      if (offset !== undefined) metadata.utc_offset_minute = offset;
    }
  }
  const config = archive.entries.has('NdaxConfig.xml')
    ? elementOf(archive, 'NdaxConfig.xml', 'config', warnings, 'CycleMode')
    : undefined;
  const mass = config && usableMass(Number(attribute(config, 'BatteryMass')) * MILLIGRAMS_PER_KILOGRAM);
  if (mass !== undefined) metadata.active_mass_mg = mass;
  return { metadata, countFrom: config && COUNTED_FROM[attribute(config, 'CycleMode') ?? ''] };
}

/** The first element of a name in an XML part; where the part is missing or damaged, a warning says so. */
function elementOf(
  archive: Archive,
  path: string,
  element: string,
  warnings: Warning[],
  having = ''
): Tag | undefined {
  try {
    const bytes = unpack(archive, path);
    if (!bytes) throw new XmlError('missing');
    const text = decodeChinese(bytes);
    if (!isGb2312(bytes)) warnAboutXml(path, warnings);
    for (const tag of tags(text)) {
      if (
        tag.name === element &&
        tag.kind !== 'close' &&
        (having === '' || attribute(tag, having) !== undefined)
      )
        return tag;
    }
  } catch (error) {
    if (!(error instanceof XmlError) && !isArgyroditeError(error)) throw error;
  }
  warnAboutXml(path, warnings);
  return undefined;
}

/** The encoding that these parts say they have: what is not ASCII stands in pairs of bytes. */
function isGb2312(bytes: Uint8Array): boolean {
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i] < 0x80) continue;
    if (bytes[i] < 0xa1 || bytes[i] > 0xf7 || !(bytes[i + 1] >= 0xa1 && bytes[i + 1] <= 0xfe)) return false;
    i++;
  }
  return true;
}

function warnAboutXml(path: string, warnings: Warning[]): void {
  warnings.push({
    code: 'damaged-part',
    message: `The part ${path}, which describes the test, is missing or damaged; what could be made out of it was taken.`
  });
}

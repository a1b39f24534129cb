import type { SampleMetadata, Warning } from '../arrow/index.js';
import { electrodeArea, metadataFromRemarks, UNSET_ECLAB_AREA } from './metadata.js';
import type { Module } from './mpr-modules.js';
import { decodeText } from './text.js';

/** Where the settings hold the comments, and the electrode's area in cm². */
const COMMENTS_AT = 7;
const AREA_AT = 0x211;
/** Where the log holds the time of the start (days since 1899-12-30, local), and the device's number. */
const STARTED_AT = 0x249;
const DEVICE_AT = 0x3cf;

const DAY_MILLISECONDS = 86_400_000;
const EPOCH_DAYS = 25_569; // 1970-01-01
/** From 1982 to 2064: what lies outside is no date of a measurement. */
const DAYS = [30_000, 60_000];

/** The techniques that people use most, by the number in the first byte of the settings. */
const TECHNIQUES: Record<number, string> = {
  0x04: 'Galvanostatic Cycling with Potential Limitation (GCPL)',
  0x06: 'Cyclic Voltammetry (CV)',
  0x0b: 'Open Circuit Voltage (OCV)',
  0x18: 'Chronoamperometry (CA)',
  0x19: 'Chronopotentiometry (CP)',
  0x1d: 'Potentio Electrochemical Impedance Spectroscopy (PEIS)',
  0x1e: 'Galvano Electrochemical Impedance Spectroscopy (GEIS)',
  0x6c: 'Linear Sweep Voltammetry (LSV)',
  0x7f: 'Modulo Bat (MB)'
};

export function techniqueOf(settings: Module | undefined): string | undefined {
  return settings?.content.byteLength ? TECHNIQUES[settings.content.getUint8(0)] : undefined;
}

export function isImpedanceTechnique(technique: string | undefined): boolean {
  return technique?.includes('Impedance') ?? false;
}

/** What the settings and the log say of the cell and the measurement; the rest of them is not needed. */
export function mprMetadata(
  settings: Module | undefined,
  log: Module | undefined,
  warnings: Warning[]
): SampleMetadata {
  const metadata: SampleMetadata = {};
  if (settings) {
    const comments = text(settings.content, COMMENTS_AT);
    Object.assign(metadata, metadataFromRemarks(comments.split(/\r\n|\r|\n/)));
    Object.assign(metadata, electrodeArea(areaText(settings.content), UNSET_ECLAB_AREA, 'EC-Lab', warnings));
  }
  const device = log && text(log.content, DEVICE_AT);
  metadata.instrument = device && /^\d{1,10}$/.test(device) ? `BioLogic (SN ${device})` : 'BioLogic';
  const started = log && startOf(log.content);
  if (started) metadata.measurement_date = started;
  return metadata;
}

/** A text with its length in the byte before it. */
function text(content: DataView, at: number): string {
  if (at >= content.byteLength) return '';
  const length = Math.min(content.getUint8(at), content.byteLength - at - 1);
  return decodeText(new Uint8Array(content.buffer, content.byteOffset + at + 1, length));
}

/** Single precision holds seven digits: 0.0010000000474974513 was entered as 0.001. */
function areaText(content: DataView): string | undefined {
  if (AREA_AT + 4 > content.byteLength) return undefined;
  const area = content.getFloat32(AREA_AT, true);
  return area > 1e-6 && area < 1e6 ? String(Number(area.toPrecision(7))) : undefined;
}

/** As the text export has it: `05/15/2025 01:18:45.867`. */
function startOf(content: DataView): string | undefined {
  if (STARTED_AT + 8 > content.byteLength) return undefined;
  const days = content.getFloat64(STARTED_AT, true);
  if (!(days > DAYS[0] && days < DAYS[1])) return undefined;
  const iso = new Date(Math.round((days - EPOCH_DAYS) * DAY_MILLISECONDS)).toISOString();
  const [, year, month, day, time] = /^(\d+)-(\d+)-(\d+)T(.+)Z$/.exec(iso)!;
  return `${month}/${day}/${year} ${time}`;
}

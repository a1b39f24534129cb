/**
 * BioLogic's .mpr, the binary file beside a text export: modules one after another, of which we write the settings (comments and
 * area), the points, and the log (time of the start, device). The layout are the facts that the authors of galvani and yadg found out.
 */

/** Columns of a sweep by their numbers in the format: frequency, Z', −Z'', time, cycle. */
const COLUMNS = [
  { id: 32, bytes: 4 },
  { id: 37, bytes: 4 },
  { id: 38, bytes: 4 },
  { id: 4, bytes: 8 },
  { id: 24, bytes: 8 }
];
const DATA_VERSION = 11;
const POINTS_AT = 1007;
const PEIS = 29;

/** @param started days since 1899-12-30 */
export function mpr({ points, times, comments, area, started, device }) {
  const magic = Buffer.alloc(52);
  magic.write('BIO-LOGIC MODULAR FILE\x1a'.padEnd(48), 'latin1');
  return Buffer.concat([
    magic,
    module('VMP Set', 'VMP settings', 10, settings(comments.join('\r\n'), area)),
    module('VMP data', 'VMP data', DATA_VERSION, data(points, times)),
    module('VMP LOG', 'VMP LOG', 10, log(started, device))
  ]);
}

function module(short, long, version, content) {
  const header = Buffer.alloc(24);
  [0xffffffff, content.length, 0, version].forEach((field, i) => header.writeUInt32LE(field, 4 * i));
  header.write('03/10/26', 16, 'latin1');
  return Buffer.concat([
    Buffer.from(`MODULE${short.padEnd(10)}${long.padEnd(25)}`, 'latin1'),
    header,
    content
  ]);
}

function data(points, times) {
  const size = COLUMNS.reduce((sum, { bytes }) => sum + bytes, 0);
  const out = Buffer.alloc(POINTS_AT + size * points.length);
  out.writeUInt32LE(points.length, 0);
  out.writeUInt8(COLUMNS.length, 4);
  COLUMNS.forEach(({ id }, i) => out.writeUInt16BE(id, 5 + 2 * i));
  points.forEach(({ frequency, real, imaginary }, row) => {
    let at = POINTS_AT + row * size;
    [frequency, real, -imaginary, times[row], 1].forEach((value, i) => {
      if (COLUMNS[i].bytes === 4) out.writeFloatLE(value, at);
      else out.writeDoubleLE(value, at);
      at += COLUMNS[i].bytes;
    });
  });
  return out;
}

function settings(comments, area) {
  const out = Buffer.alloc(0x600);
  out[0] = PEIS;
  pascal(out, comments, 7);
  out.writeFloatLE(area, 0x211);
  return out;
}

function log(started, device) {
  const out = Buffer.alloc(0x600);
  out.writeDoubleLE(started, 0x249);
  pascal(out, device, 0x3cf);
  return out;
}

/** A text with its length in the byte before it. */
function pascal(out, text, at) {
  const bytes = Buffer.from(text, 'latin1');
  out.writeUInt8(bytes.length, at);
  bytes.copy(out, at + 1);
}

/** Writes .mpr files for the tests: our own, so that what is read is known to the bit. */

type Type = 'uint8' | 'uint16' | 'uint32' | 'float32' | 'float64';

/** A column as it stands in the file; flags are one column here, with all the numbers that share its byte. */
export interface MprColumn {
  ids: number[];
  type: Type;
  values: number[];
}

export interface MprOptions {
  /** Of the data module: 0, 2, 3, 10 or 11. */
  version?: number;
  technique?: number;
  comments?: string;
  area?: number;
  /** Days since 1899-12-30. */
  started?: number;
  device?: string;
  /** Points at which loops begin. */
  loops?: number[];
}

const SIZE: Record<Type, number> = { uint8: 1, uint16: 2, uint32: 4, float32: 4, float64: 8 };
const POINTS_AT: Record<number, number> = { 0: 100, 2: 405, 3: 406, 10: 1007, 11: 1007 };

/** The columns of a sweep: frequency, Z', -Z'', time, cycle. */
export function sweepColumns(
  points: readonly { frequency: number; real: number; imaginary: number }[]
): MprColumn[] {
  return [
    { ids: [32], type: 'float32', values: points.map(({ frequency }) => frequency) },
    { ids: [37], type: 'float32', values: points.map(({ real }) => real) },
    { ids: [38], type: 'float32', values: points.map(({ imaginary }) => -imaginary) },
    { ids: [4], type: 'float64', values: points.map((_, i) => 1.5 * i) },
    { ids: [24], type: 'float64', values: points.map(() => 1) }
  ];
}

export function writeMpr(columns: readonly MprColumn[], options: MprOptions = {}): Uint8Array {
  const { version = 11, loops } = options;
  const recent = version >= 10;
  const modules = [
    module('VMP Set', 'VMP settings', 10, settings(options), recent),
    module('VMP data', 'VMP data', version, data(columns, version), recent),
    module('VMP LOG', 'VMP LOG', 10, log(options), recent),
    ...(loops ? [module('VMP loop', 'VMP expt. loop indexes', 10, loopIndexes(loops), recent)] : [])
  ];
  const magic = new Uint8Array(52);
  magic.set(latin1('BIO-LOGIC MODULAR FILE\x1a'.padEnd(48)));
  return join([magic, ...modules]);
}

function module(short: string, long: string, version: number, content: Uint8Array, recent: boolean) {
  const header = new DataView(new ArrayBuffer(recent ? 24 : 16));
  const fields = recent ? [0xffffffff, content.length, 0, version] : [content.length, version];
  fields.forEach((field, i) => header.setUint32(4 * i, field, true));
  const bytes = new Uint8Array(header.buffer);
  bytes.set(latin1('03/02/26'), bytes.length - 8);
  return join([latin1(`MODULE${short.padEnd(10)}${long.padEnd(25)}`), bytes, content]);
}

function data(columns: readonly MprColumn[], version: number): Uint8Array {
  const ids = columns.flatMap(column => column.ids);
  const count = columns[0].values.length;
  const pointBytes = columns.reduce((sum, { type }) => sum + SIZE[type], 0);
  const from = POINTS_AT[version];
  const view = new DataView(new ArrayBuffer(from + count * pointBytes));
  view.setUint32(0, count, true);
  view.setUint8(4, ids.length);
  ids.forEach((id, i) => {
    if (version === 0) view.setUint8(5 + i, id);
    else view.setUint16(5 + 2 * i, id, version < 10);
  });
  for (let row = 0, at = from; row < count; row++) {
    for (const { type, values } of columns) {
      put(view, at, type, values[row]);
      at += SIZE[type];
    }
  }
  return new Uint8Array(view.buffer);
}

function put(view: DataView, at: number, type: Type, value: number): void {
  if (type === 'uint8') view.setUint8(at, value);
  else if (type === 'uint16') view.setUint16(at, value, true);
  else if (type === 'uint32') view.setUint32(at, value, true);
  else if (type === 'float32') view.setFloat32(at, value, true);
  else view.setFloat64(at, value, true);
}

function settings({ technique = 29, comments = '', area = 0.001 }: MprOptions): Uint8Array {
  const bytes = new Uint8Array(0x600);
  bytes[0] = technique;
  bytes.set(pascal(comments), 7);
  new DataView(bytes.buffer).setFloat32(0x211, area, true);
  return bytes;
}

function log({ started = 46083.385, device = '1787' }: MprOptions): Uint8Array {
  const bytes = new Uint8Array(0x600);
  new DataView(bytes.buffer).setFloat64(0x249, started, true);
  bytes.set(pascal(device), 0x3cf);
  return bytes;
}

function loopIndexes(loops: readonly number[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(268));
  [loops.length, ...loops].forEach((value, i) => view.setUint32(4 * i, value, true));
  return new Uint8Array(view.buffer);
}

const latin1 = (text: string) => Uint8Array.from(text, char => char.charCodeAt(0));
const pascal = (text: string) => Uint8Array.of(text.length, ...latin1(text));

function join(parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  parts.reduce((at, part) => {
    out.set(part, at);
    return at + part.length;
  }, 0);
  return out;
}

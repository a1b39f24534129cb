/**
 * The columns of a .mpr file by their numbers, as far as they are used here. The numbers and types are facts of the format
 * that the authors of galvani and yadg found out.
 */
export const COLUMN = {
  mode: 1,
  time: 4,
  control: 5,
  voltage: 6,
  passed: 7,
  current: 8,
  counterVoltage: 9,
  exactMeanCurrent: 11,
  charge: 13,
  controlCurrent: 20,
  cycle: 24,
  frequency: 32,
  phase: 35,
  modulus: 36,
  real: 37,
  minusImaginary: 38,
  meanCurrent: 76,
  meanVoltage: 77,
  sequence: 131,
  otherMeanVoltage: 174,
  temperature: 462
} as const;

/** These are single bits: together they take one byte, where the first of them stands. */
const FLAGS = new Set([1, 2, 3, 21, 31, 65]);

const DOUBLES = [4, 7, 11, 13, 23, 24, 74, 123, 124, 125, 126, 182, 211, 379, 467];
const SHORTS = [39, 131, 295];
const LONGS = [468, 469];
const FLOATS = [
  ...[5, 6, 8, 9, 16, 17, 19, 20, 32, 33, 34, 35, 36, 37, 38, 69, 70, 75, 76, 77, 78, 96, 98, 99, 100, 101],
  ...[163, 168, 169, 172, 173, 174, 178, 179, 217, 241, 242, 271, 272, 301, 302, 326, 331, 332, 361, 362],
  ...[391, 392, 422, 423, 424, 425, 426, 430, 431, 432, 433, 434, 435, 441, 462, 471],
  ...Array.from({ length: 9 }, (_, i) => 473 + i), // distortion and noise of voltage and current
  ...Array.from({ length: 18 }, (_, i) => 486 + i) // their harmonics
];

export type FieldType = 'flags' | 'uint16' | 'uint32' | 'float32' | 'float64';

const SIZE: Record<FieldType, number> = { flags: 1, uint16: 2, uint32: 4, float32: 4, float64: 8 };

const TYPES = new Map<number, FieldType>([
  ...DOUBLES.map((id): [number, FieldType] => [id, 'float64']),
  ...SHORTS.map((id): [number, FieldType] => [id, 'uint16']),
  ...LONGS.map((id): [number, FieldType] => [id, 'uint32']),
  ...FLOATS.map((id): [number, FieldType] => [id, 'float32'])
]);

/** Where a column stands in a point. */
export interface Field {
  type: FieldType;
  offset: number;
}

/** How the points are laid out. */
export interface Layout {
  fields: ReadonlyMap<number, Field>;
  /** Columns whose type is not known: those between the first and the last of them have no place. */
  unknown: readonly number[];
  /** Bytes of a point; absent where a column is not known and the caller could not tell. */
  pointBytes?: number;
}

/**
 * Where each column stands. Before the first column of an unknown type places are counted from the start of a point, behind the last from its end.
 *
 * @param ids the columns' numbers in the order of the file
 * @param pointBytes bytes of a point, where the file tells
 */
export function layOut(ids: readonly number[], pointBytes?: number): Layout {
  const entries = withoutRepeatedFlags(ids);
  const unknown = entries.filter(({ type }) => type === undefined).map(({ id }) => id);
  const fields = new Map<number, Field>();
  const place = (id: number, type: FieldType, offset: number) => {
    for (const each of type === 'flags' ? ids.filter(id => FLAGS.has(id)) : [id]) {
      if (!fields.has(each)) fields.set(each, { type, offset });
    }
  };
  let offset = 0;
  for (const { id, type } of entries) {
    if (type === undefined) break;
    place(id, type, offset);
    offset += SIZE[type];
  }
  if (unknown.length === 0) return { fields, unknown, pointBytes: offset };
  if (pointBytes === undefined) return { fields, unknown };
  let end = pointBytes;
  for (const { id, type } of entries.reverse()) {
    if (type === undefined || end - SIZE[type] < offset) break;
    end -= SIZE[type];
    place(id, type, end);
  }
  return { fields, unknown, pointBytes };
}

function withoutRepeatedFlags(ids: readonly number[]): { id: number; type: FieldType | undefined }[] {
  const first = ids.findIndex(id => FLAGS.has(id));
  return ids
    .filter((id, i) => i === first || !FLAGS.has(id))
    .map(id => ({ id, type: FLAGS.has(id) ? 'flags' : TYPES.get(id) }));
}

/** The values of a column for all points. The caller has made sure that the bytes are there. */
export function columnValues(
  content: DataView,
  { type, offset }: Field,
  from: number,
  pointBytes: number,
  count: number
): number[] {
  const read: Record<FieldType, (at: number) => number> = {
    flags: at => content.getUint8(at),
    uint16: at => content.getUint16(at, true),
    uint32: at => content.getUint32(at, true),
    float32: at => content.getFloat32(at, true),
    float64: at => content.getFloat64(at, true)
  };
  const get = read[type];
  return Array.from({ length: count }, (_, i) => get(from + offset + i * pointBytes));
}

/**
 * How the records of an .nda file are laid out, by the file's version: byte offsets from the start of a record. The format is
 * published nowhere; these are the facts that the authors of NewareNDA and fastnda found out. Voltages are counts of 0.1 mV.
 */
export interface NdaLayout {
  bytes: number;
  /** What the first byte of a record of data is. */
  marks: readonly number[];
  index: number;
  cycle: number;
  /** The number that the first cycle has in the file; `any`: what counts is that it changes. */
  firstCycle: number | 'any';
  step: number;
  stepBytes: 1 | 2;
  type: number;
  /** Counts the jumps of the programme. With it alone, or with the step, a change begins a new step. */
  jump?: { at: number; alone: boolean };
  time: number;
  timeBytes: 4 | 8;
  /** Counts of the time in a second. */
  perSecond: 1 | 1000;
  voltage: number;
  current: number;
  /** Counts of current times seconds: for charge and discharge, or one whose sign follows from the type of step. */
  charge: number;
  discharge?: number;
  chargeBytes: 4 | 8;
  /** Seconds since 1970 (4 or 8 bytes), or year, month, day, hour, minute and second. */
  clock: number;
  clockKind: 'seconds' | 'calendar';
  clockBytes: 4 | 8;
  /** The range of the current, where each record has its own. */
  range?: number;
  /** Tenths of a degree in a record of another channel, which the first byte 0x65 marks. */
  temperature?: number;
}

/** The first byte of a record of another channel. */
export const AUXILIARY = 0x65;

const DATA = 0x55;

const LAYOUT_8: NdaLayout = {
  bytes: 59,
  marks: [0, DATA],
  index: 1,
  cycle: 5,
  firstCycle: 1,
  step: 9,
  stepBytes: 1,
  type: 10,
  time: 11,
  timeBytes: 4,
  perSecond: 1,
  voltage: 15,
  current: 19,
  charge: 31,
  chargeBytes: 8,
  clock: 47,
  clockKind: 'seconds',
  clockBytes: 8
};

const LAYOUT_9: NdaLayout = {
  ...LAYOUT_8,
  bytes: 60,
  marks: [DATA],
  index: 2,
  cycle: 6,
  firstCycle: 0,
  step: 10,
  type: 11,
  time: 12,
  voltage: 16,
  current: 20,
  charge: 32,
  clock: 48
};

const LAYOUT_10: NdaLayout = {
  ...LAYOUT_9,
  bytes: 64,
  firstCycle: 'any',
  timeBytes: 8,
  voltage: 20,
  current: 24,
  charge: 36,
  clock: 52
};

const LAYOUT_11: NdaLayout = {
  ...LAYOUT_9,
  bytes: 69,
  stepBytes: 2,
  type: 12,
  time: 13,
  timeBytes: 8,
  perSecond: 1000,
  voltage: 21,
  current: 25,
  charge: 37,
  clock: 53,
  range: 61
};

const LAYOUT_23: NdaLayout = {
  bytes: 86,
  marks: [DATA],
  index: 2,
  cycle: 6,
  firstCycle: 0,
  step: 10,
  stepBytes: 2,
  type: 12,
  jump: { at: 13, alone: false },
  time: 14,
  timeBytes: 8,
  perSecond: 1000,
  voltage: 22,
  current: 26,
  charge: 38,
  discharge: 46,
  chargeBytes: 8,
  clock: 70,
  clockKind: 'seconds',
  clockBytes: 8,
  range: 78,
  temperature: 34
};

const LAYOUT_19: NdaLayout = {
  ...LAYOUT_23,
  bytes: 68,
  index: 8,
  cycle: 12,
  step: 16,
  type: 18,
  jump: undefined,
  time: 24,
  timeBytes: 4,
  perSecond: 1,
  voltage: 28,
  current: 32,
  charge: 44,
  discharge: 48,
  chargeBytes: 4,
  clock: 60,
  clockBytes: 4,
  range: undefined,
  temperature: undefined
};

const LAYOUT_25: NdaLayout = {
  ...LAYOUT_11,
  bytes: 70,
  firstCycle: 'any'
};

const LAYOUT_29: NdaLayout = { ...LAYOUT_23, jump: { at: 13, alone: true }, clockKind: 'calendar' };

const GROUPS: readonly [versions: readonly number[], layout: NdaLayout][] = [
  [[5, 7], { ...LAYOUT_8, firstCycle: 0 }],
  [[6, 8], LAYOUT_8],
  [[9], LAYOUT_9],
  [[10], LAYOUT_10],
  [[11, 12, 13, 15, 18], LAYOUT_11],
  [[14, 16, 17, 20, 22, 23, 24], LAYOUT_23],
  [[19], LAYOUT_19],
  [[25, 27], LAYOUT_25],
  [[26, 28, 29], LAYOUT_29]
];

export const NDA_LAYOUTS: ReadonlyMap<number, NdaLayout> = new Map(
  GROUPS.flatMap(([versions, layout]) => versions.map(version => [version, layout] as const))
);

/** Versions that were held against exports of the maker's program. */
export const VERIFIED_VERSIONS: ReadonlySet<number> = new Set([8, 23, 29]);

/** In the order in which a file of a version that is not listed is tried. */
export const DISTINCT_LAYOUTS: readonly NdaLayout[] = [
  LAYOUT_29,
  LAYOUT_23,
  LAYOUT_25,
  LAYOUT_11,
  LAYOUT_19,
  LAYOUT_10,
  LAYOUT_9,
  LAYOUT_8
];

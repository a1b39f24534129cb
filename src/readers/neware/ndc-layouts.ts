/**
 * How the parts of an .ndax are laid out, by the version of the .ndc: bytes of a row, and what a count is. Facts of the format: the
 * authors of NewareNDA and fastnda.
 */
export interface MainLayout {
  /** V and A for one count. */
  volt: number;
  ampere: number;
}

const TENTH_MILLIVOLT = { volt: 1e-4, ampere: 1e-3 };
const SI = { volt: 1, ampere: 1 };

/** Records of two 32 bit floats, voltage and current. */
export const MAIN: Readonly<Record<number, MainLayout>> = {
  8: SI,
  9: TENTH_MILLIVOLT,
  11: TENTH_MILLIVOLT,
  12: SI,
  13: TENTH_MILLIVOLT,
  14: SI,
  16: TENTH_MILLIVOLT,
  17: SI
};
export const MAIN_BYTES = 8;

export interface RunLayout {
  bytes: number;
  /** A h for one count. */
  ampereHour: number;
  /** Where the interval stands; the clock, the step and the record's number follow it. */
  interval: number;
  /** Whether milliseconds of the clock follow the record's number. */
  milliseconds: boolean;
}

const MILLIAMPERE_SECOND = 1 / 3.6e6;
const run = (bytes: number, ampereHour: number): RunLayout => ({
  bytes,
  ampereHour,
  interval: 29,
  milliseconds: true
});

export const RUN: Readonly<Record<number, RunLayout>> = {
  8: { bytes: 42, ampereHour: 1, interval: 26, milliseconds: false },
  9: { bytes: 45, ampereHour: MILLIAMPERE_SECOND, interval: 29, milliseconds: false },
  11: run(47, MILLIAMPERE_SECOND),
  12: run(47, 1),
  13: run(55, MILLIAMPERE_SECOND),
  14: run(55, 1),
  16: run(100, MILLIAMPERE_SECOND),
  17: run(100, 1)
};

/** Bytes of a row of the steps: cycle, step of the programme, and 24 bytes after its start the type. */
export const STEP_BYTES: Readonly<Record<number, number>> = {
  6: 37,
  8: 37,
  9: 37,
  11: 37,
  12: 37,
  13: 37,
  14: 37,
  16: 100,
  17: 100
};

/** Versions that were held against exports of the maker's program. */
export const VERIFIED_NDC: ReadonlySet<number> = new Set([11, 14, 16, 17]);

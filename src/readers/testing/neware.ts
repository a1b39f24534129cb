import { zipSync } from 'fflate';

/** A record to be written, in s, V and A; times count from the start of the step. */
export interface NewareRow {
  stepTime: number;
  voltage: number;
  current: number;
  /** Counted from 1. */
  cycle: number;
  step: number;
  /** Neware's number: 1 constant current charge, 2 discharge, 4 rest. */
  type: number;
}

const START = 1_700_000_000;

/** An .nda of version 29 with what its reader needs; ranges are of 1 mA, so that a count is 0.1 nA. */
export function writeNda(rows: readonly NewareRow[], { version = 29 } = {}): Uint8Array {
  const RECORD = 86;
  const at = 1024;
  const bytes = new Uint8Array(at + rows.length * RECORD);
  const view = new DataView(bytes.buffer);
  bytes.set([...'NEWARE20200325'].map(char => char.charCodeAt(0)));
  bytes[14] = version;
  view.setUint32(16, 512, true);
  view.setUint32(64, at, true);
  view.setUint32(68, rows.length * RECORD, true);
  let jump = 0;
  rows.forEach(({ stepTime, voltage, current, cycle, step, type }, i) => {
    const from = at + i * RECORD;
    if (i > 0 && step !== rows[i - 1].step) jump = (jump + 1) % 256;
    const date = new Date((START + i) * 1000);
    bytes[from] = 0x55;
    view.setUint32(from + 2, i + 1, true);
    view.setUint32(from + 6, cycle - 1, true);
    view.setUint16(from + 10, step, true);
    bytes[from + 12] = type;
    bytes[from + 13] = jump;
    view.setUint32(from + 14, Math.round(stepTime * 1000), true);
    view.setInt32(from + 22, Math.round(voltage * 1e4), true);
    view.setInt32(from + 26, Math.round(current * 1e7), true);
    view.setUint16(from + 70, date.getUTCFullYear(), true);
    bytes.set(
      [
        date.getUTCMonth() + 1,
        date.getUTCDate(),
        date.getUTCHours(),
        date.getUTCMinutes(),
        date.getUTCSeconds()
      ],
      from + 72
    );
    view.setInt32(from + 78, 1, true);
  });
  return bytes;
}

/** Columns of a record to be written, in s, V and A; `step` counts on from 1, times rise. */
export interface NewareColumns {
  time: Float64Array;
  voltage: Float64Array;
  current: Float64Array;
  step: Int32Array;
  cycle?: Int32Array;
}

/** An .ndax of version 14: records, the course of the run wherever the interval changes, and the steps. */
export function writeNdax(
  columns: NewareColumns,
  { level = 1 as 0 | 1 | 6, clock = START } = {}
): Uint8Array {
  const { time, voltage, current, step, cycle } = columns;
  const main = pages(1, 8, time.length, (view, at, i) => {
    view.setFloat32(at, voltage[i], true);
    view.setFloat32(at + 4, current[i], true);
  });
  const { runs, steps, began } = course(columns);
  const run = pages(18, 55, runs.length, (view, at, k) => {
    const i = runs[k];
    const next = i + 1 < time.length && step[i + 1] === step[i] ? time[i + 1] - time[i] : 0;
    view.setUint32(at, Math.round((time[i] - time[began[step[i] - 1]]) * 1000), true);
    view.setInt32(at + 29, Math.round(next * 1000), true);
    view.setUint32(at + 33, clock + Math.floor(time[i]), true);
    view.setUint32(at + 37, step[i], true);
    view.setUint32(at + 41, i + 1, true);
    view.setUint16(at + 45, Math.round((time[i] % 1) * 1000) % 1000, true);
  });
  const programme = pages(7, 37, steps.length, (view, at, k) => {
    const i = steps[k];
    const mean = current[Math.min(i + 1, current.length - 1)];
    view.setUint32(at, (cycle?.[i] ?? 1) - 1, true);
    view.setUint32(at + 4, step[i], true);
    view.setUint8(at + 24, mean > 0 ? 1 : mean < 0 ? 2 : 4);
  });
  const xml = new TextEncoder().encode(
    '<?xml version="1.0" encoding="GB2312"?>\n<root><config type="Test Info File"><TestInfo Barcode="Simulated cell" StartTime="2023-11-14 22:13:20"/></config></root>'
  );
  return zipSync(
    { 'TestInfo.xml': xml, 'data.ndc': main, 'data_step.ndc': programme, 'data_runInfo.ndc': run },
    { level }
  );
}

/** The rows that the course of the run needs: the first of each step, and those from which on the interval is another one. */
function course({ time, step }: NewareColumns): { runs: number[]; steps: number[]; began: number[] } {
  const runs: number[] = [];
  const steps: number[] = [];
  const began: number[] = [];
  for (let i = 0; i < time.length; i++) {
    const first = i === 0 || step[i] !== step[i - 1];
    if (first) {
      steps.push(i);
      began[step[i] - 1] = i;
    }
    const interval = (k: number) => Math.round((time[k + 1] - time[k]) * 1000);
    const other = !first && i + 1 < time.length && step[i + 1] === step[i] && interval(i) !== interval(i - 1);
    if (first || other) runs.push(i);
  }
  return { runs, steps, began };
}

function pages(
  type: number,
  rowBytes: number,
  count: number,
  write: (view: DataView, at: number, row: number) => void
): Uint8Array {
  const PAGE = 4096;
  const perPage = Math.floor((PAGE - 133) / rowBytes);
  const bytes = new Uint8Array(PAGE * (1 + Math.ceil(count / perPage)));
  const view = new DataView(bytes.buffer);
  view.setUint8(0, type);
  view.setUint16(2, 14, true);
  for (let row = 0; row < count; row++) {
    const page = PAGE * (1 + Math.floor(row / perPage));
    const place = row % perPage;
    bytes[page + 4 + (place >> 3)] |= 1 << (place & 7);
    write(view, page + 132 + place * rowBytes, row);
  }
  return bytes;
}

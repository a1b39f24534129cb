import { isArgyroditeError, type SampleMetadata, type Warning } from '../../arrow/index.js';
import type { CyclingColumns } from '../record/columns.js';
import { toRecord } from '../record/record.js';
import { accumulate, countChanges, countCycles, timeFromSteps } from '../record/steps.js';
import { problem } from '../file.js';
import type { InputFile, Reader, ReadResult } from '../reader.js';
import { openArchive, unpack, type Archive } from '../zip.js';
import { MAIN, MAIN_BYTES, VERIFIED_NDC } from './ndc-layouts.js';
import { ndaxMetadata } from './ndax-metadata.js';
import { channelPaths, readTemperature } from './ndax-temperature.js';
import { openNdc, rowsOf, type Ndc } from './ndc.js';
import { readRun, readSteps, type Run, type RunSteps } from './run.js';

/** A part of a record of some millions of rows. */
const MOST_BYTES = 256 * 2 ** 20;
const SECONDS_PER_HOUR = 3600;

/** Neware's .ndax: a zip archive with the records, the course of the run and the steps, and some XML about the test. */
export const ndax: Reader = {
  name: 'Neware ndax',
  extensions: ['ndax'],
  binary: true,
  sniff: ({ bytes, text }) =>
    bytes[0] === 0x50 &&
    bytes[1] === 0x4b &&
    /^[^]{26,30}(?:data\w*\.ndc|(?:EditStep|Step0?|TestInfo0?|VersionInfo|NdaxConfig)\.xml)/.test(text),
  read: readNdax
};

function readNdax({ name, bytes }: InputFile): ReadResult {
  const archive = openArchive(name, bytes);
  const warnings: Warning[] = [];
  const main = partOf(archive, 'data.ndc');
  if (!main) {
    throw problem(
      'unknown-format',
      name,
      'The archive has no data.ndc, where an .ndax has its records. Export the test again from Neware’s BTSDA.'
    );
  }
  const layout = MAIN[main.version];
  if (!layout) throw unknownVersion(name, main.version);
  const rows = rowsOf(main, MAIN_BYTES);
  const n = rows.at.length;
  if (n === 0) {
    throw problem(
      'empty-file',
      name,
      'The .ndax holds no records: its test was stopped before the first one, or has not begun. Export it again once the test has run.'
    );
  }
  if (!VERIFIED_NDC.has(main.version)) warnAboutVersion(main.version, warnings);
  const voltage = new Float64Array(n);
  const current = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    voltage[i] = main.view.getFloat32(rows.at[i], true) * layout.volt;
    current[i] = main.view.getFloat32(rows.at[i] + 4, true) * layout.ampere;
  }
  const run = optionalPart(archive, 'data_runInfo.ndc', 'the times', readRun, warnings);
  if (!run || run.index.length === 0) {
    throw problem(
      'truncated-file',
      name,
      'The part data_runInfo.ndc, which has the times of the records, is missing or damaged. Export the test again from Neware’s BTSDA.'
    );
  }
  const steps = optionalPart(
    archive,
    'data_step.ndc',
    'the cycles and kinds of the steps',
    readSteps,
    warnings
  );
  const { metadata, countFrom } = ndaxMetadata(name, archive, run.clock[0], warnings);
  const thermometer = readTemperature(archive, rows.number, MOST_BYTES);
  warnAboutChannels(archive, thermometer?.path, warnings);
  const columns = join({ number: rows.number, voltage, current }, run, steps, countFrom);
  columns.temperature = thermometer?.temperature;
  return toRecord(name, columns, metadata satisfies SampleMetadata, warnings);
}

interface Main {
  /** Counted from 0. */
  number: Int32Array;
  voltage: Float64Array;
  current: Float64Array;
}

/**
 * Records with what the run says of them. The run has a row for the first record of each step, and wherever the interval changes; from
 * there on times follow at that interval, and charges from the current.
 */
function join(
  { number, voltage, current }: Main,
  run: Run,
  steps: RunSteps | undefined,
  countFrom: 'charge' | 'discharge' | undefined
): CyclingColumns {
  const n = number.length;
  const stepTime = new Float64Array(n);
  const clock = new Float64Array(n);
  const charge = new Float64Array(n);
  const discharge = new Float64Array(n);
  const step = new Int32Array(n);
  const runStep = countChanges(Int32Array.from(run.step));
  let row = -1;
  let since = 0;
  let passed = 0;
  for (let i = 0; i < n; i++) {
    const index = number[i] + 1;
    let here = false;
    while (row + 1 < run.index.length && run.index[row + 1] <= index) {
      row++;
      here = true;
    }
    if (row < 0) {
      // before anything is known of the run
      stepTime[i] = NaN;
      step[i] = 1;
      continue;
    }
    since = here ? 0 : since + run.interval[row];
    passed = here ? 0 : passed + (run.interval[row] * current[i]) / SECONDS_PER_HOUR;
    stepTime[i] = run.stepTime[row] + since;
    clock[i] = run.clock[row] + since;
    charge[i] = run.charge[row] + Math.max(passed, 0);
    discharge[i] = run.discharge[row] - Math.min(passed, 0);
    step[i] = runStep[row];
  }
  const columns: CyclingColumns = {
    time: timeFromSteps(stepTime, step),
    voltage,
    current,
    step,
    clock,
    charge: accumulate(charge, step),
    discharge: accumulate(discharge, step)
  };
  const known = steps && step[n - 1] <= steps.cycle.length ? steps : undefined;
  if (known) {
    const ofStep = (values: Int32Array) => spread(values, step);
    const cycle = countFrom ? countCycles(known.code, countFrom) : known.cycle;
    Object.assign(columns, {
      cycle: ofStep(cycle),
      stepId: ofStep(known.stepId),
      stepCode: ofStep(known.code)
    });
  }
  return columns;
}

/** What a step has, for each of its records. */
function spread(values: Int32Array, step: Int32Array): Int32Array {
  const out = new Int32Array(step.length);
  for (let i = 0; i < out.length; i++) out[i] = values[step[i] - 1];
  return out;
}

function partOf(archive: Archive, path: string): Ndc | undefined {
  const bytes = unpack(archive, path, MOST_BYTES);
  return bytes && openNdc(bytes);
}

/** A part without which something can still be read; a warning says what is missed. */
function optionalPart<T>(
  archive: Archive,
  path: string,
  holds: string,
  read: (ndc: Ndc) => T | undefined,
  warnings: Warning[]
): T | undefined {
  const missed = (why: string) => {
    warnings.push({
      code: 'damaged-part',
      message: `The part ${path}, which has ${holds}, ${why}; it was left out.`
    });
    return undefined;
  };
  let ndc: Ndc | undefined;
  try {
    ndc = partOf(archive, path);
  } catch (error) {
    if (!isArgyroditeError(error)) throw error;
    return missed('is damaged');
  }
  if (!ndc) return missed('is missing or cut off');
  return read(ndc) ?? missed(`is of a version (${ndc.version}) that is not known`);
}

/** Other channels of the instrument, but for the one that was read. */
function warnAboutChannels(archive: Archive, read: string | undefined, warnings: Warning[]): void {
  const others = channelPaths(archive).filter(path => path !== read);
  if (others.length === 0) return;
  warnings.push({
    code: 'channels-left-out',
    message: `${others.length === 1 ? 'A further channel was' : `${others.length} further channels were`} recorded and not read: ${others.slice(0, 4).join(', ')}.`
  });
}

function warnAboutVersion(version: number, warnings: Warning[]): void {
  warnings.push({
    code: 'unverified-version',
    message: `Version ${version} of .ndc has not been compared with an export of Neware’s own program. Compare a few records.`
  });
}

function unknownVersion(name: string, version: number): Error {
  return problem(
    'unknown-format',
    name,
    `The records of this .ndax are of version ${version}, which is not known. Export the test as CSV from Neware’s BTSDA.`
  );
}

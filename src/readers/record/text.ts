import type { ColumnMapping, SampleMetadata, Warning } from '../../arrow/index.js';
import { baseName, fileName, problem, quote } from '../file.js';
import { metadataFromRemarks } from '../metadata.js';
import { parseNumber } from '../number.js';
import type { InputFile, ReadResult } from '../reader.js';
import { decodeText } from '../text.js';
import type { CyclingColumns } from './columns.js';
import { findRecordHeader, mappedHeader, type RecordHeader } from './header.js';
import { rowsAre } from './order.js';
import { toRecord } from './record.js';
import { readRecordRows, type RecordRows } from './rows.js';
import { DIRECTION } from './step-words.js';
import { accumulate, countChanges, timeFromSteps } from './steps.js';
import type { Quantity } from './titles.js';

/** A current of fewer counts of the last digit than this is known to no better than some percent. */
const FEWEST_COUNTS = 50;

/** In fewer rows the decimals do not tell what the last digit is. */
const ENOUGH_ROWS = 50;

/**
 * The record of a cycler in a text, whoever made it: columns are known by their titles (Neware, LAND, Arbin, Maccor, BDF, and others
 * that call things alike), or by what a person says.
 *
 * @returns `undefined` where no line of titles makes a record, and nobody says which columns do
 * @throws ArgyroditeError
 */
export function readRecordText(file: InputFile, mapping?: ColumnMapping): ReadResult | undefined {
  const { name } = file;
  const bytes = plainBytes(file.bytes);
  const header = mapping ? mappedHeader(name, bytes, mapping) : findRecordHeader(bytes);
  if (!header) return undefined;
  const rows = readRecordRows(bytes, header);
  if (rows.count === 0) {
    throw problem(
      'truncated-file',
      name,
      'The header is there, but no rows of numbers follow. Perhaps the measurement was stopped, or the copy is incomplete: export it again.',
      { line: header.firstRow, columns: header.question }
    );
  }
  const warnings: Warning[] = [];
  const metadata: SampleMetadata = {
    sample: baseName(name),
    ...metadataFromRemarks(header.preamble),
    source_file: fileName(name)
  };
  warnAboutRows(rows, header, warnings);
  const columns = toColumns(rows, header, warnings);
  warnAboutCurrent(columns, rows, header, metadata, warnings);
  return toRecord(name, columns, metadata, warnings, header.question);
}

/** Bytes in which cells and lines can be found: UTF-16 becomes UTF-8, and old Mac's line ends become usual ones. */
function plainBytes(bytes: Uint8Array): Uint8Array {
  const wide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const zeros = bytes.subarray(0, 200).includes(0);
  if (!wide && !zeros && (bytes.subarray(0, 65_536).includes(10) || !bytes.includes(13))) return bytes;
  const text = decodeText(bytes);
  return new TextEncoder().encode(text.includes('\n') ? text : text.replace(/\r/g, '\n'));
}

function toColumns(rows: RecordRows, { columns: known }: RecordHeader, warnings: Warning[]): CyclingColumns {
  const of = (quantity: Quantity) => rows.values[quantity]?.subarray(0, rows.count);
  const counted = (quantity: Quantity) => wholeNumbers(of(quantity));
  const stepCode = rows.layers?.stepCode.subarray(0, rows.count) ?? wholeNumbers(of('stepWord'), 0);
  const stepId = rows.layers?.stepId.subarray(0, rows.count) ?? counted('stepId');
  const cycle = rows.layers?.cycle.subarray(0, rows.count) ?? counted('cycle');
  const given = rows.layers?.step.subarray(0, rows.count) ?? counted('step');
  const step = given ?? (stepId ? countChanges(stepId, cycle) : undefined);
  const clock = of('date');
  if (clock && !rows.zoned) {
    warnings.push({
      code: 'time-zone-unknown',
      message: 'The file’s dates name no time zone: unix_time_second takes them as UTC.',
      subject: 'unix_time_second'
    });
  }
  const charge = of('charge');
  const discharge = of('discharge');
  return {
    time: timeOf(of('time'), of('stepTime'), clock, step, isUnitless(rows, known), warnings),
    voltage: of('voltage')!,
    current: signed(of('current')!, stepCode, warnings),
    cycle,
    step,
    stepId,
    stepCode,
    clock,
    temperature: measured(of('temperature')),
    charge: charge && accumulate(charge, step),
    discharge: discharge && accumulate(discharge, step)
  };
}

/** Zero throughout stands where no thermometer was connected. */
function measured(temperature: Float64Array | undefined): Float64Array | undefined {
  return temperature?.some(value => value !== 0) ? temperature : undefined;
}

/** Counts; where a row has none, the one before stands. `undefined` where they are no whole numbers. */
function wholeNumbers(values: Float64Array | undefined, first = 1): Int32Array | undefined {
  if (!values) return undefined;
  const out = new Int32Array(values.length);
  let last = first;
  let seen = 0;
  for (let i = 0; i < out.length; i++) {
    const value = values[i];
    if (!Number.isNaN(value)) {
      if (!Number.isInteger(value) || Math.abs(value) >= 2 ** 31) return undefined;
      last = value;
      seen++;
    }
    out[i] = last;
  }
  return seen > 0 ? out : undefined;
}

/** The time since the start: from a column of it, from the times within steps, or from the dates. */
function timeOf(
  time: Float64Array | undefined,
  stepTime: Float64Array | undefined,
  clock: Float64Array | undefined,
  step: Int32Array | undefined,
  unitless: boolean,
  warnings: Warning[]
): Float64Array {
  if (time) {
    if (step && fallsWithSteps(time, step)) return timeFromSteps(time, step);
    if (!unitless) return time;
    const factor = clock ? secondsPerUnit(time, clock) : undefined;
    if (factor === undefined) warnAboutTime(warnings);
    if (factor === undefined || factor === 1) return time;
    warnings.push({
      code: 'unit-from-dates',
      message: `The title of the time names no unit; by the dates beside it, it counts ${factor === 60 ? 'minutes' : 'hours'}.`,
      subject: 'test_time_second'
    });
    return time.map(value => value * factor);
  }
  if (clock?.every(Number.isFinite)) return clock.map(value => value - clock[0]);
  return stepTime && step ? timeFromSteps(stepTime, step) : (stepTime ?? clock!);
}

/** A column called time that begins again with each step is the time within the steps. */
function fallsWithSteps(time: Float64Array, step: Int32Array): boolean {
  let falls = 0;
  let atSteps = 0;
  for (let i = 1; i < time.length; i++) {
    if (!(time[i] < time[i - 1])) continue;
    falls++;
    if (step[i] !== step[i - 1]) atSteps++;
  }
  return falls > 0 && atSteps === falls;
}

/** Neither the title nor the cells say what the time counts. */
function isUnitless(rows: RecordRows, known: RecordHeader['columns']): boolean {
  return !rows.clockTimes && (known.get('time')?.unitless ?? false);
}

function warnAboutTime(warnings: Warning[]): void {
  warnings.push({
    code: 'unit-assumed',
    message: 'The title of the time names no unit; it is read as seconds.',
    subject: 'test_time_second'
  });
}

/** How much faster the dates run than the time: 1, 60 or 3600; `undefined` where they do not tell. */
function secondsPerUnit(time: Float64Array, clock: Float64Array): number | undefined {
  let last = Math.min(time.length - 1, 1000);
  while (last > 0 && !Number.isFinite(time[last] + clock[last])) last--;
  const ratio = (clock[last] - clock[0]) / (time[last] - time[0]);
  return [1, 60, 3600].find(factor => ratio > 0.9 * factor && ratio < 1.1 * factor);
}

/** Charge positive: some cyclers write the size of the current alone, or the other sign. */
function signed(current: Float64Array, stepCode: Int32Array | undefined, warnings: Warning[]): Float64Array {
  if (!stepCode) return current;
  const signs = { 1: [0, 0], '-1': [0, 0] };
  for (let i = 0; i < current.length; i++) {
    const direction = DIRECTION[stepCode[i]] as 1 | 0 | -1;
    if (direction === 0 || !(current[i] !== 0)) continue;
    signs[direction][current[i] > 0 ? 0 : 1]++;
  }
  const [chargeUp, chargeDown] = signs[1];
  const [dischargeUp, dischargeDown] = signs[-1];
  if (dischargeUp > dischargeDown && chargeDown === 0) {
    warnings.push({
      code: 'unsigned-current',
      message: 'The file writes the current without a sign: it is negative where the step discharges.',
      subject: 'current_ampere'
    });
    return current.map((value, i) => (DIRECTION[stepCode[i]] < 0 ? -Math.abs(value) : value));
  }
  if (dischargeUp > dischargeDown && chargeDown > chargeUp) {
    warnings.push({
      code: 'reversed-current',
      message:
        'By the kinds of its steps the file writes discharging as positive: the sign of the current was turned.',
      subject: 'current_ampere'
    });
    return current.map(value => -value);
  }
  return current;
}

function warnAboutRows(rows: RecordRows, { columns, question }: RecordHeader, warnings: Warning[]): void {
  if (rows.repeated) {
    warnings.push({
      code: 'duplicate-rows',
      message: `${rowsAre(rows.repeated)} left out: the same as the one before, to the last digit.`
    });
  }
  if (rows.cutOff) {
    warnings.push({
      code: 'truncated-file',
      message:
        'The file ends in the middle of its last row; that row was left out. Perhaps the copy is incomplete.'
    });
  }
  for (const quantity of ['voltage', 'current'] as const) {
    const column = columns.get(quantity);
    if (!column?.unitless) continue;
    warnings.push({
      code: 'unit-assumed',
      message: `The column ${quote(column.title)} names no unit; it is read as ${quantity === 'voltage' ? 'volts' : 'amperes'}.`,
      subject: question.columns[column.index].title
    });
  }
}

/** What the last digit hides, and a small current with it. */
function warnAboutCurrent(
  { current, stepCode }: CyclingColumns,
  { currentDecimals }: RecordRows,
  { columns }: RecordHeader,
  metadata: SampleMetadata,
  warnings: Warning[]
): void {
  if (currentDecimals < 0 || currentDecimals > 15 || current.length < ENOUGH_ROWS) return;
  const resolution = Number(
    (10 ** -currentDecimals * Math.abs(columns.get('current')!.scale)).toPrecision(6)
  );
  metadata.current_resolution_ampere = resolution;
  let highest = 0;
  let hidden = 0;
  for (let i = 0; i < current.length; i++) {
    if (Math.abs(current[i]) > highest) highest = Math.abs(current[i]);
    if (current[i] === 0 && stepCode && DIRECTION[stepCode[i]] !== 0) hidden++;
  }
  if (highest >= FEWEST_COUNTS * resolution && hidden < current.length / 10) return;
  if (highest === 0 && hidden === 0) return;
  warnings.push({
    code: 'coarse-current',
    message: `The file writes the current in steps of ${parseNumber(String(resolution))} A, and its highest is ${highest} A: small currents are lost${hidden ? `, and ${rowsAre(hidden).replace(/ (?:was|were)$/, '')} of charge or discharge read zero` : ''}. Give the programmed current.`,
    subject: 'current_ampere'
  });
}

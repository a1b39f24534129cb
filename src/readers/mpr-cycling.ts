import type { SampleMetadata, Warning } from '../arrow/index.js';
import { GALVANOSTATIC, REST, toBiologicRecord } from './biologic-record.js';
import { problem } from './file.js';
import { COLUMN } from './mpr-columns.js';
import type { Points } from './mpr-points.js';
import type { ReadResult } from './reader.js';

/** The two lowest bits of the flags say how the point was controlled. */
const MODE = 3;

const MILLIAMPERE_HOURS = 3600; // mA h are 3600 mA s

export function isCycling(points: Points): boolean {
  return points.has(COLUMN.time) && VOLTAGES.some(id => points.has(id));
}

const VOLTAGES = [COLUMN.voltage, COLUMN.meanVoltage, COLUMN.otherMeanVoltage];
const CURRENTS = [COLUMN.current, COLUMN.exactMeanCurrent, COLUMN.meanCurrent];

/**
 * The record of a cycling technique (GCPL, Modulo Bat, ...).
 *
 * @throws ArgyroditeError `missing-column` where the current is not in the file and does not follow from it; `bad-number`
 */
export function readCycling(
  name: string,
  points: Points,
  metadata: SampleMetadata,
  warnings: Warning[]
): ReadResult {
  const first = (ids: readonly number[]) => ids.map(points.column).find(column => column);
  const time = points.column(COLUMN.time)!;
  const voltage = first(VOLTAGES)!;
  if (points.has(COLUMN.counterVoltage)) warnAboutReference(warnings);
  const current = first(CURRENTS) ?? derivedCurrent(name, points, time, warnings);
  return toBiologicRecord(
    name,
    {
      time,
      voltage,
      current,
      cycle: points.column(COLUMN.cycle),
      sequence: points.column(COLUMN.sequence),
      mode: points.column(COLUMN.mode)?.map(value => value & MODE),
      temperature: points.column(COLUMN.temperature),
      passed: points.column(COLUMN.passed)
    },
    metadata,
    warnings
  );
}

/**
 * Some files hold no current (mA). At rest it is zero; where the current is controlled it is what was set; elsewhere it is the
 * charge that has passed since the point before, over the time.
 */
function derivedCurrent(
  name: string,
  points: Points,
  time: readonly number[],
  warnings: Warning[]
): number[] {
  const flags = points.column(COLUMN.mode);
  const mode = flags?.map(value => value & MODE);
  const control = points.column(COLUMN.control) ?? points.column(COLUMN.controlCurrent);
  const charge = points.column(COLUMN.charge);
  const needs = (id: number) => id !== REST && !(id === GALVANOSTATIC && control) && !charge;
  if (!mode || mode.some(needs)) {
    throw problem(
      'missing-column',
      name,
      'The current is not in this file, and does not follow from what is in it. In EC-Lab, export it as text (.mpt) with I/mA among the columns.'
    );
  }
  warnings.push({
    code: 'current-derived',
    message:
      'The file holds no measured current: it is read as zero at rest, as the current that was set where it was controlled, and elsewhere as charge over time.',
    subject: 'current_ampere'
  });
  const current: number[] = [];
  for (let i = 0; i < time.length; i++) {
    if (mode[i] === REST) current.push(0);
    else if (mode[i] === GALVANOSTATIC && control) current.push(control[i]);
    else {
      const seconds = i > 0 ? time[i] - time[i - 1] : 0;
      const mean = seconds > 0 ? ((charge![i] - charge![i - 1]) * MILLIAMPERE_HOURS) / seconds : undefined;
      current.push(mean ?? current[i - 1] ?? 0);
    }
  }
  return current;
}

function warnAboutReference(warnings: Warning[]): void {
  warnings.push({
    code: 'three-electrodes',
    message:
      'The cell was measured with three electrodes: the voltage is that of the working electrode against the reference.',
    subject: 'voltage_volt'
  });
}

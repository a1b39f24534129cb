import {
  ArgyroditeError,
  kindOf,
  numbers,
  toTable,
  type TableLike,
  type Warning
} from '../../arrow/index.js';
import { covariance } from '../../numeric/covariance.js';
import { formatQuantity } from '../../numeric/format.js';
import { linearLeastSquares } from '../../numeric/linear-least-squares.js';
import { findHolds, type PolarizationHold, type PolarizationRecord } from './holds.js';

export interface ElectronicConductivityOptions {
  pellet_thickness_mm: number;
  electrode_area_cm2: number;
  pellet_thickness_error_mm?: number;
  electrode_area_error_cm2?: number;
  /** What the instrument measures through an open cell; a current not well above it only limits the conductivity. */
  leakage_ampere?: number;
}

export interface ElectronicConductivity {
  type: 'electronic-conductivity';
  holds: PolarizationHold[];
  /** I/V of the steady holds: of one, or the slope through several voltages. S */
  conductance_siemens: number;
  conductance_error_siemens: number;
  /** Where that line meets 0 V: an offset of the instrument or of the cell. NaN with one voltage. */
  offset_ampere: number;
  /** S/cm */
  electronic_conductivity_s_cm: number;
  electronic_conductivity_error_s_cm: number;
  /** The conductivity is at most this: the current is leakage, or not steady yet and still falling. */
  upper_limit: boolean;
  warnings: Warning[];
}

/** A current must stand so far above leakage. */
const ABOVE_LEAKAGE = 3;
/** I/V of single voltages may differ by this share from the line's before they are no line. */
const STRAIGHT = 0.2;

/**
 * Electronic conductivity from direct current through blocking electrodes, σ_e = I t/(V A) (Hebb 1952; Wagner 1957), from the current that is left
 * when the ions have stopped. Each hold of a constant voltage is tested for being steady; with several voltages the slope of current over
 * voltage is taken, which an offset does not spoil.
 *
 * @param given a table of kind cycling-record, or arrays of one length
 * @throws ArgyroditeError `wrong-kind`, `bad-number`; `too-few-points` where no voltage is held
 */
export function electronicConductivity(
  given: TableLike | PolarizationRecord,
  options: ElectronicConductivityOptions
): ElectronicConductivity {
  const { pellet_thickness_mm: thickness, electrode_area_cm2: area, leakage_ampere: leakage = 0 } = options;
  for (const [name, value] of Object.entries({ pellet_thickness_mm: thickness, electrode_area_cm2: area })) {
    if (!(value > 0 && value < Infinity)) {
      throw new ArgyroditeError('bad-number', `${name} is ${value}; it must be a positive number.`);
    }
  }
  const holds = findHolds(recordOf(given));
  if (holds.length === 0) {
    throw new ArgyroditeError(
      'too-few-points',
      'No stretch of constant voltage with at least 9 points was found: an electronic conductivity needs a current measured at a held voltage.'
    );
  }
  const steady = holds.filter(hold => hold.steady);
  const used = steady.length ? steady : holds;
  const [conductance, error, offset] = conductanceOf(used);
  const isLeakage = used.every(({ current_ampere }) => Math.abs(current_ampere) < ABOVE_LEAKAGE * leakage);
  const factor = thickness / 10 / area;
  const geometry = Math.hypot(
    (options.pellet_thickness_error_mm ?? 0) / thickness,
    (options.electrode_area_error_cm2 ?? 0) / area
  );
  return {
    type: 'electronic-conductivity',
    holds,
    conductance_siemens: conductance,
    conductance_error_siemens: error,
    offset_ampere: offset,
    electronic_conductivity_s_cm: conductance * factor,
    electronic_conductivity_error_s_cm: factor * Math.hypot(error, conductance * geometry),
    upper_limit: isLeakage || steady.length === 0,
    warnings: [
      ...(steady.length < holds.length ? [unsteady(holds, steady.length)] : []),
      ...(isLeakage ? [onlyLeakage(used, leakage)] : []),
      ...(used.length > 1 && !isStraight(used, conductance, offset) ? [bent()] : []),
      ...(conductance > 0 ? [] : [wrongSign()])
    ]
  };
}

function recordOf(given: TableLike | PolarizationRecord): PolarizationRecord {
  if (typeof given === 'object' && 'time_second' in given) return given;
  const table = toTable(given);
  if (kindOf(table) !== 'cycling-record') {
    throw new ArgyroditeError(
      'wrong-kind',
      `An electronic conductivity is read from a table of kind cycling-record; this one is of kind ${kindOf(table)}.`
    );
  }
  return {
    time_second: numbers(table, 'test_time_second')!,
    voltage_volt: numbers(table, 'voltage_volt')!,
    current_ampere: numbers(table, 'current_ampere')!
  };
}

/** Slope, its error and the intercept; with one voltage I/V and no intercept. */
function conductanceOf(holds: PolarizationHold[]): [slope: number, error: number, offset: number] {
  const voltage = Float64Array.from(holds, hold => hold.voltage_volt);
  const current = Float64Array.from(holds, hold => hold.current_ampere);
  const errors = holds.map(hold => hold.current_error_ampere);
  const spread = Math.max(...voltage) - Math.min(...voltage);
  if (!(spread > 0.02 * Math.max(...voltage.map(Math.abs)))) {
    const n = holds.length;
    const mean = current.reduce((sum, i, k) => sum + i / voltage[k], 0) / n;
    return [mean, Math.hypot(...errors.map((error, k) => error / voltage[k])) / n, NaN];
  }
  const columns = () => [voltage.map(() => 1), voltage.slice()];
  const { x, sumOfSquares } = linearLeastSquares(columns(), current.slice());
  // two points have no scatter: then what the currents' own errors make of it
  const own = Math.hypot(...errors) / Math.sqrt(errors.length);
  const free = holds.length - 2;
  const variance = Math.max(own ** 2, free > 0 ? sumOfSquares / free : 0);
  return [x[1], Math.sqrt(covariance(columns(), variance)[3]), x[0]];
}

function isStraight(holds: PolarizationHold[], conductance: number, offset: number): boolean {
  if (Number.isNaN(offset)) return true;
  return holds.every(
    ({ voltage_volt: v, current_ampere: i }) =>
      Math.abs(i - offset - conductance * v) <= STRAIGHT * Math.abs(conductance * v)
  );
}

function unsteady(holds: PolarizationHold[], steady: number): Warning {
  const which = holds
    .filter(hold => !hold.steady)
    .map(hold => formatQuantity(hold.voltage_volt * 1000, 'mV', 3));
  return {
    code: 'not-steady',
    message: `The current at ${which.join(', ')} still changes: ${steady ? 'it is not used' : 'the conductivity is at most the one stated'}. Hold the voltage longer.`
  };
}

function onlyLeakage(holds: PolarizationHold[], leakage: number): Warning {
  const most = Math.max(...holds.map(hold => Math.abs(hold.current_ampere)));
  return {
    code: 'leakage',
    message: `The current, at most ${formatQuantity(most, 'A', 3)}, is not well above the instrument’s leakage of ${formatQuantity(leakage, 'A', 3)}: the conductivity is at most the one stated.`
  };
}

function bent(): Warning {
  return {
    code: 'not-ohmic',
    message:
      'The current is not in proportion to the voltage: electrons and holes, a reaction or a contact take part. Look at the voltages one by one.'
  };
}

function wrongSign(): Warning {
  return {
    code: 'wrong-sign',
    message:
      'The current runs against the voltage. Check the sign of the current, and that the cell was at rest before.'
  };
}

import { problem } from '../../file.js';
import type { Cursor } from './cursor.js';
import { lines, type VamasHeader } from './header.js';

/** A list of values of a block: an energy, an intensity, a transmission, ... */
export interface Ordinate {
  label: string;
  unit: string;
  values: Float64Array;
}

/** One block of a VAMAS file, as far as a spectrum needs it. */
export interface VamasBlock {
  /** 1-based line where it begins. */
  line: number;
  label: string;
  sample: string;
  /** Year, month, day, hour, minute, second. */
  date: number[];
  comment: string[];
  technique: string;
  variables: number[];
  source: string;
  /** eV */
  photonEnergy: number;
  passEnergy: number;
  workFunction: number;
  species: string;
  transition: string;
  /** What the abscissa is, where the scan is regular. */
  abscissa?: { label: string; unit: string; start: number; increment: number };
  signalMode: string;
  dwell: number;
  sweeps: number;
  ordinates: Ordinate[];
}

/** Items of a block that it may share with the first: by their number in the standard. */
export type SharedItems = Map<number, unknown>;

const SPUTTERING_MODES = ['MAPDP', 'MAPSVDP', 'SDP', 'SDPSV'];
const ION_TECHNIQUES = [
  'FABMS',
  'FABMS energy spec',
  'ISS',
  'SIMS',
  'SIMS energy spec',
  'SNMS',
  'SNMS energy spec'
];
const ELECTRON_TECHNIQUES = ['AES diff', 'AES dir', 'EDX', 'ELS', 'UPS', 'XPS', 'XRF'];

/**
 * Reads a block. Its lines have no names: which of them there are depends on the experiment's mode and on the technique, and
 * items that do not change may stand in the first block only.
 *
 * @param first items of the first block; empty before it
 */
export function readBlock(name: string, cursor: Cursor, header: VamasHeader, first: SharedItems): VamasBlock {
  const line = cursor.line + 1;
  const take = itemsOf(cursor, header, first);
  const label = cursor.text('the name of a block');
  const sample = cursor.text('the sample of a block');
  const occasion = readOccasion(cursor, header, take);
  const instrument = readInstrument(header, occasion.technique, take);
  const signal = readSignal(cursor, header, occasion.technique, take);
  for (let i = 0; i < header.futureLines; i++) cursor.text('a further block entry');
  const { titles, ...rest } = signal;
  const ordinates = readOrdinates(name, cursor, titles);
  return { line, label, sample, ...occasion, ...instrument, ...rest, ordinates };
}

/** Takes the items of a block by their numbers in the standard: from the next lines, or from the first block. */
interface Items {
  item<T>(number: number, parse: () => T): T;
  numbers(number: number, ...what: string[]): number[];
  text(number: number, what: string): string;
}

function itemsOf(cursor: Cursor, { states }: VamasHeader, first: SharedItems): Items {
  const isFirst = first.size === 0;
  const item = <T>(number: number, parse: () => T): T => {
    if (!isFirst && !states(number)) return first.get(number) as T;
    const value = parse();
    if (isFirst) first.set(number, value);
    return value;
  };
  return {
    item,
    numbers: (number, ...what) => item(number, () => what.map(each => cursor.number(each))),
    text: (number, what) => item(number, () => cursor.text(what))
  };
}

/** When, with what comment, by which technique, under which conditions. */
function readOccasion(cursor: Cursor, { mode, variables }: VamasHeader, { item, numbers, text }: Items) {
  const date = ['year', 'month', 'day', 'hour', 'minute', 'second'].flatMap((what, i) =>
    numbers(i + 1, `the ${what}`)
  );
  numbers(7, 'the time zone');
  const comment = item(8, () => lines(cursor, 'the number of comment lines', 'a line of the comment'));
  const technique = text(9, 'the technique');
  if (['MAP', 'MAPDP'].includes(mode)) numbers(10, 'the x coordinate', 'the y coordinate');
  const values = item(11, () => variables.map(variable => cursor.number(variable)));
  return { date, comment, technique, variables: values };
}

/** The source, the analyser, and what it was set to. */
function readInstrument({ mode }: VamasHeader, technique: string, { numbers, text }: Items) {
  const source = text(12, 'the source');
  if (SPUTTERING_MODES.includes(mode) || ION_TECHNIQUES.includes(technique)) {
    numbers(13, 'the atomic number of the sputtering ion', 'its number of atoms', 'its charge');
  }
  const [photonEnergy] = numbers(14, 'the energy of the source');
  numbers(15, 'the strength of the source');
  numbers(16, 'the width of the beam', 'the height of the beam');
  if (['MAP', 'MAPDP', 'MAPSV', 'MAPSVDP', 'SEM'].includes(mode)) {
    numbers(17, 'the width of the field of view', 'the height of the field of view');
  }
  if (['MAPSV', 'MAPSVDP', 'SEM'].includes(mode)) {
    numbers(18, ...Array<string>(6).fill('a coordinate of the line scan'));
  }
  numbers(19, 'the source’s polar angle');
  numbers(20, 'the source’s azimuth');
  text(21, 'the mode of the analyser');
  const [passEnergy] = numbers(22, 'the pass energy');
  if (technique === 'AES diff') numbers(23, 'the differential width');
  numbers(24, 'the magnification of the lens');
  const [workFunction] = numbers(25, 'the work function');
  numbers(26, 'the bias of the target');
  numbers(27, 'the width of the analysed area', 'its height');
  numbers(28, 'the take-off angle', 'its azimuth');
  return { source, photonEnergy, passEnergy, workFunction };
}

/** What was measured, along which axis, for how long. */
function readSignal(
  cursor: Cursor,
  { mode, scan }: VamasHeader,
  technique: string,
  { item, numbers, text }: Items
) {
  const species = text(29, 'the species');
  const transition = item(30, () => {
    const label = cursor.text('the transition');
    cursor.number('the charge of the particle');
    return label;
  });
  const abscissa = scan === 'REGULAR' ? item(31, () => readAbscissa(cursor)) : undefined;
  const titles = item(32, () =>
    Array.from({ length: cursor.count('the number of ordinates', 2) }, () => ({
      label: cursor.text('the name of an ordinate'),
      unit: cursor.text('the unit of an ordinate')
    }))
  );
  const signalMode = text(33, 'the mode of the signal');
  const [dwell] = numbers(34, 'the time on each point');
  const [sweeps] = numbers(35, 'the number of sweeps');
  numbers(36, 'the dead time');
  if (SPUTTERING_MODES.includes(mode) && ELECTRON_TECHNIQUES.includes(technique)) {
    item(37, () => {
      for (let i = 0; i < 6; i++) cursor.number('a quantity of the sputtering source');
      return cursor.text('the mode of the sputtering source');
    });
  }
  numbers(38, 'the tilt of the sample', 'its azimuth');
  numbers(39, 'the rotation of the sample');
  item(40, () => skipFurtherQuantities(cursor));
  return { species, transition, ...(abscissa && { abscissa }), titles, signalMode, dwell, sweeps };
}

function readAbscissa(cursor: Cursor) {
  return {
    label: cursor.text('the name of the energy axis'),
    unit: cursor.text('the unit of the energy axis'),
    start: cursor.number('the first energy'),
    increment: cursor.number('the step of the energy')
  };
}

function skipFurtherQuantities(cursor: Cursor): number {
  const count = cursor.count('the number of further quantities', 3);
  for (let i = 0; i < count; i++) {
    for (const part of ['name', 'unit', 'value']) cursor.text(`the ${part} of a further quantity`);
  }
  return count;
}

/** The values stand point by point, those of all ordinates in turn. */
function readOrdinates(
  name: string,
  cursor: Cursor,
  titles: readonly { label: string; unit: string }[]
): Ordinate[] {
  const count = cursor.count('the number of values');
  if (titles.length === 0 || count % titles.length !== 0) {
    throw problem(
      'bad-table',
      name,
      `A block has ${count} values for ${titles.length} quantities: they do not come out even. A line may be missing above: export the file again.`,
      { line: cursor.line }
    );
  }
  for (const { label } of titles) {
    cursor.text(`the smallest value of ${label}`);
    cursor.text(`the largest value of ${label}`);
  }
  const points = count / titles.length;
  const ordinates = titles.map(title => ({ ...title, values: new Float64Array(points) }));
  for (let i = 0; i < points; i++) {
    for (const { label, values } of ordinates)
      values[i] = cursor.number(`a value of ${label || 'the signal'}`);
  }
  return ordinates;
}

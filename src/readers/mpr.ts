import type { SampleMetadata, Warning } from '../arrow/index.js';
import { recogniseColumns } from './columns.js';
import { baseName, fileName, problem } from './file.js';
import { COLUMN } from './mpr-columns.js';
import { isCycling, readCycling } from './mpr-cycling.js';
import { isImpedanceTechnique, mprMetadata, techniqueOf } from './mpr-metadata.js';
import { isMpr, readModules, type Module } from './mpr-modules.js';
import { readPoints, type Points } from './mpr-points.js';
import type { InputFile, Reader, ReadResult } from './reader.js';
import type { Rows } from './rows.js';
import { toSpectra } from './spectra.js';

/** BioLogic's .mpr, the binary file that EC-Lab writes as it measures. */
export const mpr: Reader = {
  name: 'BioLogic mpr',
  extensions: ['mpr'],
  binary: true,
  sniff: ({ bytes }) => isMpr(bytes),
  read: readMpr
};

function readMpr(file: InputFile): ReadResult {
  const { name } = file;
  if (!isMpr(file.bytes)) {
    throw problem('unknown-format', name, 'This is no .mpr file of BioLogic, whatever its extension says.', {
      byte: 0
    });
  }
  const { modules, brokenAt } = readModules(file);
  const find = (wanted: string) => modules.find(module => module.name === wanted);
  const data = find('VMP data');
  if (!data) throw noData(name, modules, brokenAt);
  const warnings: Warning[] = [];
  const points = readPoints(name, data, warnings);
  if (points.count === 0) throw noPoints(name, data);
  if (brokenAt !== undefined && data.whole) warnAboutBreak(brokenAt, warnings);
  const settings = find('VMP Set');
  const technique = techniqueOf(settings);
  const metadata: SampleMetadata = {
    sample: baseName(name),
    ...mprMetadata(settings, find('VMP LOG'), warnings),
    source_file: fileName(name)
  };
  const spectral = spectralPoints(points);
  const impedance = spectral.length > (isImpedanceTechnique(technique) ? 0 : points.count / 2);
  if (impedance) return readSpectra(name, points, spectral, loopStarts(find('VMP loop')), metadata, warnings);
  if (!isCycling(points)) throw otherTechnique(name, technique, points);
  if (spectral.length) warnAboutImpedance(spectral.length, warnings);
  return readCycling(name, points, metadata, warnings);
}

/** The points that have a frequency; before a sweep, EC-Lab may record some without. */
function spectralPoints(points: Points): number[] {
  if (!points.has(COLUMN.real) || !points.has(COLUMN.minusImaginary)) return [];
  const frequency = points.column(COLUMN.frequency) ?? [];
  return frequency.flatMap((value, i) => (value > 0 && value < Infinity ? [i] : []));
}

/** The columns of the text export, so that both files become the same table. */
const TITLES: [id: number, title: string][] = [
  [COLUMN.frequency, 'freq/Hz'],
  [COLUMN.real, 'Re(Z)/Ohm'],
  [COLUMN.minusImaginary, '-Im(Z)/Ohm'],
  [COLUMN.time, 'time/s'],
  [COLUMN.cycle, 'cycle number'],
  [COLUMN.temperature, 'Temperature/°C']
];

function readSpectra(
  name: string,
  points: Points,
  spectral: readonly number[],
  starts: readonly number[],
  metadata: SampleMetadata,
  warnings: Warning[]
): ReadResult {
  const present = TITLES.filter(([id]) => points.has(id));
  const columns = recogniseColumns(present.map(([, title]) => title));
  const all = present.map(([id]) => points.column(id)!);
  const keep = spectral.filter(i => Number.isFinite(all[1][i]) && Number.isFinite(all[2][i]));
  warnAboutLeftOut(points.count - spectral.length, spectral.length - keep.length, warnings);
  if (keep.length === 0) {
    throw problem(
      'bad-number',
      name,
      'No point has an impedance that is a number: the copy is damaged. Copy it again.'
    );
  }
  const rows: Rows = { line: keep.map(i => i + 1), block: blocks(keep, starts), values: {} };
  for (const { quantity, index, scale } of Object.values(columns.byQuantity)) {
    rows.values[quantity] = keep.map(i => all[index][i] * scale);
  }
  return toSpectra(rows, columns, metadata, warnings);
}

/** The loop module: how many numbers follow, and the points at which loops begin (the last is the end). */
function loopStarts(loops: Module | undefined): number[] {
  if (!loops || loops.content.byteLength < 4) return [];
  const { content } = loops;
  const count = Math.min(content.getUint32(0, true), Math.floor((content.byteLength - 4) / 4));
  return Array.from({ length: count }, (_, i) => content.getUint32(4 + 4 * i, true)).sort((a, b) => a - b);
}

/** In which loop each point is. */
function blocks(keep: readonly number[], starts: readonly number[]): number[] {
  let loop = 0;
  return keep.map(i => {
    while (loop < starts.length && starts[loop] <= i) loop++;
    return loop;
  });
}

function warnAboutLeftOut(direct: number, damaged: number, warnings: Warning[]): void {
  if (direct) {
    warnings.push({
      code: 'bad-frequency',
      message: `${direct === 1 ? 'One point has' : `${direct} points have`} no frequency above zero and ${direct === 1 ? 'was' : 'were'} left out.`
    });
  }
  if (damaged) {
    warnings.push({
      code: 'not-a-number',
      message: `${damaged === 1 ? 'One point has' : `${damaged} points have`} no number for the impedance and ${damaged === 1 ? 'was' : 'were'} left out.`
    });
  }
}

function warnAboutBreak(byte: number, warnings: Warning[]): void {
  warnings.push({
    code: 'truncated-file',
    message: `Behind the points, from byte ${byte} on, the file is damaged or cut off; the points are whole.`
  });
}

function warnAboutImpedance(count: number, warnings: Warning[]): void {
  warnings.push({
    code: 'impedance-left-out',
    message: `The file also holds ${count} points of impedance. They are not read with a cycling record: export them from EC-Lab as a file of their own.`
  });
}

function noData(name: string, modules: readonly Module[], brokenAt: number | undefined): Error {
  const cut = brokenAt !== undefined || modules.length === 0;
  return problem(
    'truncated-file',
    name,
    cut
      ? 'The file is damaged or cut off before its points. Copy it again from the instrument’s computer.'
      : 'The file holds settings and no points. Perhaps the measurement was not started.',
    { byte: brokenAt ?? 0 }
  );
}

function noPoints(name: string, { start }: Module): Error {
  return problem(
    'truncated-file',
    name,
    'The file holds no points yet. Perhaps the measurement was stopped before the first.',
    { byte: start }
  );
}

function otherTechnique(name: string, technique: string | undefined, { unknown }: Points): Error {
  if (unknown.length) {
    return problem(
      'bad-table',
      name,
      `It holds columns that are not known (${unknown.slice(0, 8).join(', ')}), so that those of the impedance cannot be found. In EC-Lab, export it as text (.mpt).`
    );
  }
  return problem(
    'wrong-kind',
    name,
    `This EC-Lab file is a record of ${technique ?? 'a technique'} without impedance, and without time and voltage. Choose the file of a PEIS, GEIS or cycling technique.`
  );
}

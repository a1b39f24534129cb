import type { SampleMetadata, Warning } from '../arrow/index.js';
import { splitCells } from './cells.js';
import { toBiologicRecord, type BiologicPoints } from './biologic-record.js';
import { baseName, fileName, type TextFile } from './file.js';
import { findNumbers } from './layout.js';
import { noRows, nothingLeftOut, warnAboutLeftOut } from './left-out.js';
import { parseNumber } from './number.js';
import type { ReadResult } from './reader.js';

type Quantity = keyof BiologicPoints;

/** EC-Lab's titles; of several with one meaning the first here counts: the cell's voltage before the working electrode's. */
const TITLES: Record<Quantity, readonly RegExp[]> = {
  time: [/^time\/s$/],
  voltage: [/^<?Ecell>?\/V$/, /^Ewe-Ece\/V$/, /^<?Ewe>?\/V$/],
  current: [/^I\/mA$/, /^<I>\/mA$/],
  cycle: [/^cycle number$/],
  sequence: [/^Ns$/],
  mode: [/^mode$/],
  temperature: [/^Temperature\/.C$/],
  passed: [/^dq\/mA\.h$/]
};
const NEEDED: readonly Quantity[] = ['time', 'voltage', 'current'];

/**
 * The record of a cycling technique in a text export of EC-Lab; `undefined` where the line of titles is none of such a record.
 *
 * @param titlesAt index of the line with the titles
 */
export function readCyclingText(
  file: TextFile,
  titlesAt: number,
  known: SampleMetadata,
  warnings: Warning[]
): ReadResult | undefined {
  const { name, lines } = file;
  const titles = splitCells(lines[titlesAt] ?? '', '\t').map(title => title.trim());
  const indices = columnIndices(titles);
  if (NEEDED.some(quantity => indices[quantity] === undefined)) return undefined;
  const numbers = findNumbers(lines, titlesAt + 1);
  const leftOut = nothingLeftOut();
  const wanted = Object.entries(indices) as [Quantity, number][];
  const points = Object.fromEntries(wanted.map(([quantity]) => [quantity, []])) as unknown as Record<
    Quantity,
    number[]
  >;
  const open = file.endsInNewline ? -1 : lines.length - 1;
  for (let i = titlesAt + 1; i < lines.length; i++) {
    if (lines[i].trim() === '') continue;
    const cells = splitCells(lines[i], '\t');
    const row = wanted.map(([, index]) => parseNumber(cells[index] ?? '', numbers?.decimalComma) ?? NaN);
    const whole = wanted.every(([quantity], k) => !NEEDED.includes(quantity) || Number.isFinite(row[k]));
    if (i === open && (!whole || cells.length < (numbers?.width ?? 0)))
      leftOut.rows['truncated-file'].push(i + 1);
    else if (!whole) leftOut.rows['not-a-number'].push(i + 1);
    else wanted.forEach(([quantity], k) => points[quantity].push(row[k]));
  }
  if (points.time.length === 0)
    throw noRows(file, { from: titlesAt + 1, width: titles.length }, leftOut.rows);
  warnAboutLeftOut(leftOut, titlesAt + 2, warnings);
  const metadata = { sample: baseName(name), ...known, source_file: fileName(name) };
  return toBiologicRecord(name, points, metadata, warnings);
}

function columnIndices(titles: readonly string[]): Partial<Record<Quantity, number>> {
  const indices: Partial<Record<Quantity, number>> = {};
  for (const [quantity, patterns] of Object.entries(TITLES) as [Quantity, readonly RegExp[]][]) {
    const index = patterns.map(pattern => titles.findIndex(title => pattern.test(title))).find(at => at >= 0);
    if (index !== undefined) indices[quantity] = index;
  }
  return indices;
}

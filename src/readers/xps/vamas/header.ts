import { problem, quote } from '../../file.js';
import type { Cursor } from './cursor.js';

/** The head of a VAMAS file (ISO 14976), as far as the blocks depend on it. */
export interface VamasHeader {
  instrument: string;
  comment: string[];
  mode: string;
  scan: string;
  /** `Etch Time (s)`: conditions that each block gives a value for. */
  variables: string[];
  /** Whether a block after the first states its item of this number (from 1), or shares that of the first. */
  states(item: number): boolean;
  /** Lines that a later edition of the standard may have added to each block. */
  futureLines: number;
  blocks: number;
}

const MODES = ['MAP', 'MAPDP', 'MAPSV', 'MAPSVDP', 'NORM', 'SDP', 'SDPSV', 'SEM', 'NOEXP'];
const SCANS = ['REGULAR', 'IRREGULAR', 'MAPPING'];

/** A block is at least so many lines long. */
const SHORTEST_BLOCK = 20;

export function readHeader(name: string, cursor: Cursor): VamasHeader {
  cursor.text('the format');
  cursor.text('the institution');
  const instrument = cursor.text('the instrument');
  cursor.text('the operator');
  cursor.text('the experiment');
  const comment = lines(cursor, 'the number of comment lines', 'a line of the comment');
  const mode = word(name, cursor, 'the mode of the experiment', MODES);
  const scan = word(name, cursor, 'the kind of scan', SCANS);
  if (['MAP', 'MAPDP', 'NORM', 'SDP'].includes(mode)) cursor.number('the number of regions');
  if (['MAP', 'MAPDP'].includes(mode)) {
    for (const what of ['positions', 'x coordinates', 'y coordinates'])
      cursor.number(`the number of ${what}`);
  }
  const variables = Array.from({ length: cursor.count('the number of experimental variables', 2) }, () => {
    const label = cursor.text('the name of an experimental variable');
    const unit = cursor.text('the unit of an experimental variable');
    return unit === '' || unit === 'd' ? label : `${label} (${unit})`;
  });
  const states = readInclusion(cursor);
  cursor.number('the number of items entered by hand');
  const futureExperiment = cursor.count('the number of further experiment entries');
  const futureLines = cursor.count('the number of further block entries');
  for (let i = 0; i < futureExperiment; i++) cursor.text('a further experiment entry');
  const blocks = cursor.count('the number of blocks', SHORTEST_BLOCK);
  return { instrument, comment, mode, scan, variables, states, futureLines, blocks };
}

/** Either the items that later blocks state, or (with a negative count) those that they do not. */
function readInclusion(cursor: Cursor): VamasHeader['states'] {
  const length = cursor.number('the length of the list of items');
  const listed = new Set<number>();
  for (let i = 0; i < Math.abs(length); i++) listed.add(cursor.number('an item of the list'));
  return item => (length > 0 ? listed.has(item) : !listed.has(item));
}

export function lines(cursor: Cursor, count: string, what: string): string[] {
  return Array.from({ length: cursor.count(count) }, () => cursor.text(what));
}

function word(name: string, cursor: Cursor, what: string, words: readonly string[]): string {
  const text = cursor.text(what);
  const found = words.find(known => known === text.toUpperCase());
  if (found) return found;
  throw problem(
    'bad-table',
    name,
    `${quote(text)} stands where ${what} should be, one of ${words.join(', ')}. A line may be missing above: export the file again.`,
    { line: cursor.line }
  );
}

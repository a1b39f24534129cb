import type { Warning } from '../arrow/index.js';
import { problem } from './file.js';
import { columnValues, layOut, type Layout } from './mpr-columns.js';
import type { Module } from './mpr-modules.js';

/** The measured points of a .mpr file. */
export interface Points {
  count: number;
  has(id: number): boolean;
  /** A column's values by its number; `undefined` where there is none. */
  column(id: number): number[] | undefined;
  /** Columns of unknown type. */
  unknown: readonly number[];
}

interface Version {
  /** Byte of the content at which the points begin. */
  from: number;
  /** How the columns' numbers are written. */
  id: (content: DataView, index: number) => number;
}

const IDS_AT = 5;
const one: Version['id'] = (content, i) => content.getUint8(IDS_AT + i);
const little: Version['id'] = (content, i) => content.getUint16(IDS_AT + 2 * i, true);
const big: Version['id'] = (content, i) => content.getUint16(IDS_AT + 2 * i, false);

const VERSIONS = new Map<number, Version>([
  [0, { from: 100, id: one }],
  [2, { from: 405, id: little }],
  [3, { from: 406, id: little }],
  [10, { from: 1007, id: big }],
  [11, { from: 1007, id: big }]
]);

/** 255 columns of two bytes fit below this, whatever the version. */
const SHORTEST = 100;

/**
 * The points of the data module: their number (4 bytes), the number of columns (1), the columns' numbers, and at a place that
 * the version tells the points, each with its columns without gaps.
 *
 * @throws ArgyroditeError `unknown-format` for a version that is not known, `truncated-file`, `bad-table`
 */
export function readPoints(name: string, module: Module, warnings: Warning[]): Points {
  const { content, start } = module;
  const version = VERSIONS.get(module.version);
  if (!version) {
    throw problem(
      'unknown-format',
      name,
      `Its points are written in version ${module.version} of BioLogic’s format, which is not known. In EC-Lab, export it as text (.mpt).`,
      { byte: start }
    );
  }
  if (content.byteLength < Math.max(SHORTEST, version.from)) throw cutOff(name, start);
  const said = content.getUint32(0, true);
  const ids = Array.from({ length: content.getUint8(4) }, (_, i) => idAt(content, version, i));
  const room = content.byteLength - version.from;
  const exact = module.whole && said > 0 && room % said === 0 ? room / said : undefined;
  const layout = layOut(ids, exact);
  const { pointBytes } = layout;
  if (ids.length === 0 || pointBytes === undefined || pointBytes === 0) {
    throw badLayout(name, start, layout);
  }
  if (module.whole && exact !== undefined && exact !== pointBytes) throw badLayout(name, start, layout);
  const count = Math.min(said, Math.floor(room / pointBytes));
  if (count < said) warnAboutLost(count, said, warnings);
  return {
    count,
    unknown: layout.unknown,
    has: id => layout.fields.has(id),
    column: id => {
      const field = layout.fields.get(id);
      return field && columnValues(content, field, version.from, pointBytes, count);
    }
  };
}

function idAt(content: DataView, { id, from }: Version, index: number): number {
  const width = id === one ? 1 : 2;
  return IDS_AT + width * (index + 1) <= from ? id(content, index) : 0;
}

function warnAboutLost(count: number, said: number, warnings: Warning[]): void {
  warnings.push({
    code: 'truncated-file',
    message: `The file says ${said} points and holds ${count} whole ones. Perhaps the copy is incomplete.`
  });
}

function cutOff(name: string, byte: number): Error {
  return problem(
    'truncated-file',
    name,
    'The file ends before its first point. Perhaps the measurement was stopped, or the copy is incomplete: copy it again.',
    { byte }
  );
}

function badLayout(name: string, byte: number, { unknown }: Layout): Error {
  const why = unknown.length
    ? `It holds columns that are not known (${unknown.slice(0, 8).join(', ')})`
    : 'Its points do not fit the columns that it names; perhaps the copy is damaged';
  return problem('bad-table', name, `${why}. In EC-Lab, export it as text (.mpt).`, { byte });
}
